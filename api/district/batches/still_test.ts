// STILL by text after a text about several reports: it is about all of them, and says so.
import assert from "node:assert/strict";
import { STILL_DAYS } from "shared/limits.ts";
import type { Language } from "shared/languages.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { text } from "../../../testing/texting.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const DAY_MS = 24 * 3600_000;

async function street(database: TestDatabase, api: TestApi) {
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  return {
    manager,
    async resident(language: Language = "en") {
      const user = await addUser(sql);
      await sql`update users set language = ${language} where id = ${user.id}`;
      const client = await api.enter(user);
      return {
        ...user,
        client,
        async report(count: number) {
          const ids: string[] = [];
          for (let n = 0; n < count; n++) {
            const typed = { zip: "11231", depth: "knee", wantsTexts: true };
            ids.push((await client.post("/api/reports", typed)).body.id);
          }
          return ids;
        },
      };
    },
    async end(reportIds: string[], change: object = { status: "water_gone" }) {
      const { status, text } = await manager.post("/api/district/batches", {
        reportIds,
        ...change,
      });
      assert.equal(status, 200, text);
      await left();
    },
    async endOne(id: string) {
      await manager.patch(`/api/district/reports/${id}`, { status: "nothing_found" });
      await left();
    },
    async statuses(ids: string[]) {
      const rows = await sql<{ status: string }[]>`
        select status from reports where id = any(${ids}::uuid[]) order by id`;
      return rows.map(({ status }) => status);
    },
    async reopened() {
      const [{ count }] = await sql<[{ count: number }]>`
        select count(*)::int from report_acts where kind = 'reopened'`;
      return count;
    },
  };

  /** What waits has been sent. */
  async function left() {
    await sql`
      update messages set status = 'delivered', sending_at = send_at
      where status = 'queued' and kind = 'report'`;
  }
}

const ANSWERS: Record<Language, [still: string, offer: RegExp, answer: RegExp]> = {
  en: [
    "STILL",
    /Still there\? Reply STILL for all, or tell us which: /,
    /the water of these reports is still there: 11231 Brooklyn \(3\)\. See them: \S+\/account\/texts\/\S+ In danger\? Call 911\.$/,
  ],
  es: [
    "Sigue",
    /¿Sigue el agua\? Responda SIGUE por todos o elija en esta web: /,
    /sigue el agua de estos reportes: 11231 Brooklyn \(3\)\. Vea su lista: \S+\/account\/texts\/\S+ ¿Hay peligro\?/,
  ],
  zh: [
    "还在",
    /都还有水请回复「还在」，或在此选择：/,
    /商业区已知道水还在：11231 Brooklyn \(3\)。查看：\S+\/account\/texts\/\S+ 有危险请打911。$/,
  ],
};

for (const [language, [still, offer, answer]] of Object.entries(ANSWERS)) {
  Deno.test(`in ${language}, a text about several offers STILL, which opens all of them, once, and says where they are`, async () => {
    await using database = await cloneDatabase();
    await using api = await startApi(database);
    const { resident, end, statuses, reopened } = await street(database, api);
    const { phone, id, report } = await resident(language as Language);
    const ids = await report(3);
    await end(ids);
    const [{ body }] = await database.sql<[{ body: string }]>`
      select body from messages where user_id = ${id} and kind = 'report'`;
    assert.match(body, offer);
    assert.match(await text(api, phone, still), answer);
    assert.deepEqual(await statuses(ids), ["seen", "seen", "seen"]);
    assert.match(await text(api, phone, still), answer, "said twice, it is the same answer");
    assert.equal(await reopened(), 3);
  });
}

Deno.test("what was taken back, or dropped out before the text left, stays as it is; of the one that is left it is that one's answer", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, resident, end, statuses } = await street(database, api);
  const ana = await resident();
  const ids = await ana.report(3) as [string, string, string];
  const [first, second, third] = ids;
  await manager.post("/api/district/batches", { reportIds: ids, status: "water_gone" });
  await manager.patch(`/api/district/reports/${first}`, { status: "passed_on" });
  await database.sql`delete from messages where report_id = ${first}`;
  await end([second], { isPrivate: true });
  await ana.client.post(`/api/reports/${second}/withdraw`);
  assert.match(
    await text(api, ana.phone, "STILL"),
    /the water in 11231 Brooklyn is still there: \S+\/reports\//,
  );
  assert.deepEqual(await statuses([first, third]), ["passed_on", "seen"]);
});

Deno.test("a later text about one report is what STILL is about; the several stay ended", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, end, endOne, statuses } = await street(database, api);
  const ana = await resident();
  const several = await ana.report(2);
  const [one] = await ana.report(1) as [string];
  await end(several);
  api.clock.forward(60);
  await endOne(one);
  assert.match(await text(api, ana.phone, "still there"), /\/reports\/\S+ In danger/);
  assert.deepEqual(await statuses([...several, one]), ["water_gone", "water_gone", "seen"]);
});

Deno.test("what the district is at work on again stays so; that its sender says it is there is noted", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, resident, end, statuses } = await street(database, api);
  const ana = await resident();
  const ids = await ana.report(2) as [string, string];
  await end(ids);
  await manager.patch(`/api/district/reports/${ids[0]}`, { status: "in_progress" });
  await text(api, ana.phone, "STILL");
  assert.deepEqual(await statuses(ids), ["in_progress", "seen"]);
  const rows = await database.sql<{ waterAnswer: string }[]>`select water_answer from reports`;
  assert.deepEqual(rows.map(({ waterAnswer }) => waterAnswer), ["still", "still"]);
});

const TOO_OLD: Record<Language, RegExp> = {
  en:
    /what the district told you is too old for that\. If there is water, please report it here: \S+\/report /,
  es: /lo que le dijo el distrito ya es muy viejo\. Si hay agua, reporte el lugar en esta web: /,
  zh: /商业区的那条短信已过了很久。如有积水，请在这里报告：/,
};

for (const [language, answer] of Object.entries(TOO_OLD)) {
  for (const count of [1, 2]) {
    Deno.test(`in ${language}, to STILL long after a text about ${count} it is said that it is too late, and nothing is opened`, async () => {
      await using database = await cloneDatabase();
      await using api = await startApi(database);
      const { resident, end, statuses } = await street(database, api);
      const { phone, report } = await resident(language as Language);
      const ids = await report(count);
      await end(ids);
      const told = new Date(AFTERNOON).getTime();
      api.clock.set(new Date(told + STILL_DAYS * DAY_MS + 3600_000).toISOString());
      assert.match(await text(api, phone, ANSWERS[language as Language][0]), answer);
      assert.deepEqual(await statuses(ids), ids.map(() => "water_gone"));
    });
  }
}

Deno.test("who is blocked opens nothing; whose account it is not is told that the water is not known", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { resident, end, statuses } = await street(database, api);
  const [ana, luis] = [await resident(), await resident()];
  const ids = await ana.report(2);
  await end(ids);
  assert.match(await text(api, luis.phone, "STILL"), /we do not know which water you mean/);
  await database.sql`insert into blocked_phones (phone, blocked_at) values (${ana.phone}, now())`;
  assert.match(await text(api, ana.phone, "STILL"), /This number is blocked/);
  assert.deepEqual(await statuses(ids), ["water_gone", "water_gone"]);
});
