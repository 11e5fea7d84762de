// "Still wet? 1 yes 2 no", asked of everybody who reported an incident's water.
import assert from "node:assert/strict";
import { Incident } from "shared/api/district/incidents.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";
import { text } from "../../../testing/texting.ts";

const AFTERNOON = "2026-11-22T18:00:00Z"; // 1 PM in Brooklyn
const PHONES = ["+17185550101", "+17185550102", "+17185550103", "+17185550104"] as const;

async function incidentOf(database: TestDatabase, { at = AFTERNOON, consented = true } = {}) {
  const { sql } = database;
  const api = await startApi(database, undefined, { publicUrl: "https://floodline.example" });
  api.clock.set(at);
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const ids: string[] = [];
  for (const phone of PHONES) {
    const { id: userId } = await addUser(sql, { phone, consented });
    const id = await addReport(sql, { userId, bidId, happenedAt: at });
    await sql`update reports set wants_texts = true where id = ${id}`;
    ids.push(id);
  }
  const merged = await manager.post("/api/district/incidents", { reportIds: ids });
  const { id } = Incident.parse(merged.body);
  await sql`delete from messages`;
  return {
    api,
    ids,
    async ask() {
      return await manager.post(`/api/district/incidents/${id}/questions`);
    },
    async question() {
      const { body } = await manager.get(`/api/district/incidents/${id}`);
      const { askedAt: _, ...counts } = Incident.parse(body).question!;
      return counts;
    },
    async sent() {
      await sql`update messages set status = 'delivered', settled_at = now()`;
    },
  };
}

Deno.test("everybody who reported the water is asked once, and the answers are counted as they come", async () => {
  await using database = await cloneDatabase();
  const { api, ask, question, sent, ids } = await incidentOf(database);
  await using _api = api;
  const { sql } = database;
  await sql`update users set language = 'es' where phone = ${PHONES[1]}`;
  await sql`update reports set wants_texts = false where id = ${ids[3]!}`;
  assert.equal((await ask()).status, 200);
  const bodies = await sql<{ phone: string; body: string; segments: number }[]>`
    select phone, body, segments from messages order by phone`;
  assert.deepEqual(bodies.map(({ phone }) => phone), PHONES.slice(0, 3));
  assert.match(bodies[0]!.body, /still wet where you reported it, in 11231 Brooklyn\?/);
  assert.match(bodies[1]!.body, /¿sigue el agua/);
  for (const { segments, body } of bodies) assert.ok(segments <= 2, body);
  await sent();
  assert.deepEqual(await question(), { asked: 3, unasked: 1, still: 0, gone: 0 });
  assert.match(await text(api, PHONES[0], "1"), /still there/);
  assert.match(await text(api, PHONES[1], "2"), /ya no hay agua/);
  assert.match(await text(api, PHONES[2], "no"), /is gone/);
  assert.deepEqual(await question(), { asked: 3, unasked: 1, still: 1, gone: 2 });
  // The newest answer of a person counts.
  await text(api, PHONES[2], "1 yes");
  assert.deepEqual(await question(), { asked: 3, unasked: 1, still: 2, gone: 1 });
});

Deno.test("they are not asked again within minutes; nobody is woken or asked after STOP", async () => {
  await using database = await cloneDatabase();
  const { api, ask, question } = await incidentOf(database);
  await using _api = api;
  const { sql } = database;
  await sql`update users set quiet_from = 12, quiet_to = 15 where phone = ${PHONES[0]}`;
  await sql`update users set unsubscribed_at = now() where phone = ${PHONES[1]}`;
  await sql`update users set paused_until = '2026-11-23' where phone = ${PHONES[2]}`;
  assert.equal((await ask()).status, 200);
  assert.deepEqual(await question(), { asked: 1, unasked: 3, still: 0, gone: 0 });
  const again = await ask();
  assert.deepEqual([again.status, again.body.error.code], [429, "askedLately"]);
  assert.equal(again.headers.get("retry-after"), "1200");
  api.clock.forward(20);
  assert.equal((await ask()).status, 200);
  assert.equal((await sql`select from messages`).length, 2);
});

const ANSWERS: [says: string, fields: Record<string, string>, answer: string | null][] = [
  ["1", {}, "still"],
  ["1 yes", {}, "still"],
  ["Yes", { OptOutType: "START" }, "still"],
  ["si", {}, "still"],
  ["STILL", {}, "still"],
  ["knee deep", {}, "still"],
  ["2", {}, "gone"],
  ["2 no", {}, "gone"],
  ["no", {}, "gone"],
  ["没有", {}, "gone"],
  ["STATUS", {}, null],
  ["thanks", {}, null],
  ["STOP", { OptOutType: "STOP" }, null],
];

Deno.test("what people answer to it is read as they mean it, and other texts mean what they always mean", async () => {
  await using database = await cloneDatabase();
  const { api, ask, sent, ids } = await incidentOf(database);
  await using _api = api;
  await ask();
  await sent();
  const { sql } = database;
  for (const [says, fields, answer] of ANSWERS) {
    await sql`update reports set water_answer = null, water_answered_at = null`;
    await text(api, PHONES[0], says, fields);
    const [report] = await sql`select water_answer from reports where id = ${ids[0]!}`;
    assert.equal(report!.waterAnswer, answer, says);
  }
});
