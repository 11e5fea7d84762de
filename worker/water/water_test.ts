import assert from "node:assert/strict";
import { AMPLE } from "../../testing/allowance.ts";
import { addReport } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { askAboutWater } from "./water.ts";

const PHONE = "+17185550123";
const SEEN_AT = new Date("2026-11-22T18:00:00Z"); // 1 PM in Brooklyn
const later = (minutes: number) => new Date(SEEN_AT.getTime() + minutes * 60_000);

async function reported(world: WorkerWorld, happenedAt = SEEN_AT, createdAt = happenedAt) {
  const { sql } = world.database;
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone) values (${PHONE})
    on conflict (phone) do update set phone = excluded.phone returning id`;
  const id = await addReport(sql, { userId: user.id, happenedAt, createdAt });
  await sql`update reports set wants_texts = true where id = ${id}`;
  return id;
}

const ask = ({ sql, outside }: WorkerWorld, now: Date) =>
  askAboutWater({ sql, publicUrl: outside.publicUrl, allowance: AMPLE }, now);

Deno.test("three hours after a report its sender is asked, once, with the way to its page", async () => {
  await using world = await startWorkerWorld({ at: later(181) });
  const id = await reported(world);
  assert.equal(await ask(world, later(179)), 0);
  assert.equal(await ask(world, later(180)), 1);
  assert.equal(await ask(world, later(185)), 0);
  await world.sendAll();
  const bodies = world.sandbox.messages(PHONE).map((message) => message.body);
  assert.equal(bodies.length, 1);
  assert.match(bodies[0]!, /is it still flooded where you reported it, in 11231 Brooklyn\?/);
  assert.ok(bodies[0]!.includes(`/reports/${id} `));
  const [row] = await world.database.sql`select kind, status from messages`;
  assert.deepEqual({ ...row }, { kind: "report", status: "delivered" });
});

Deno.test("many workers at the same moment ask each of many once", async () => {
  await using world = await startWorkerWorld({ at: later(181) });
  const { sql } = world.database;
  for (let n = 0; n < 450; n++) {
    await sql`insert into users (phone) values (${"+1718556" + String(n).padStart(4, "0")})`;
  }
  await sql`
    insert into reports (user_id, zip, depth, happened_at, created_at, wants_texts)
    select id, '11231', 'knee', ${SEEN_AT}, ${SEEN_AT}, true from users`;
  const asked = await Promise.all([1, 2, 3].map(() => ask(world, later(181))));
  assert.equal(asked.reduce((sum, n) => sum + n), 450);
  assert.equal((await sql`select from messages`).length, 450);
});

Deno.test("nobody is asked who has answered, did not want it, has taken it back, or whose report is dealt with", async () => {
  await using world = await startWorkerWorld({ at: later(181) });
  const { sql } = world.database;
  const changes = [
    sql`water_answer = 'still', water_answered_at = ${SEEN_AT}`,
    sql`wants_texts = false`,
    sql`withdrawn_at = ${SEEN_AT}`,
    sql`status = 'water_gone'`,
    sql`user_id = null`,
  ];
  for (const change of changes) {
    const id = await reported(world);
    await sql`update reports set ${change} where id = ${id}`;
  }
  assert.equal(await ask(world, later(181)), 0);
});

Deno.test("nobody is asked in their quiet hours or pause, after STOP, or when it is too late", async () => {
  await using world = await startWorkerWorld({ at: later(181) });
  const { sql } = world.database;
  await reported(world);
  const now = later(181);
  for (
    const change of [
      sql`quiet_from = 16, quiet_to = 17`,
      sql`paused_until = ${later(200)}`,
      sql`unsubscribed_at = ${now}`,
      sql`unreachable_at = ${now}`,
    ]
  ) {
    await sql`
      update users set quiet_from = 21, quiet_to = 8, paused_until = null, unsubscribed_at = null`;
    await sql`update users set ${change}`;
    assert.equal(await ask(world, now), 0);
  }
  await sql`update users set unreachable_at = null`;
  assert.equal(await ask(world, later(210)), 0, "half an hour late it is not asked any more");
  assert.equal(await ask(world, later(209)), 1);
});

Deno.test("who reports what was hours ago is not asked in the same breath", async () => {
  await using world = await startWorkerWorld({ at: later(181) });
  await reported(world, SEEN_AT, later(170));
  assert.equal(await ask(world, later(181)), 0);
  await reported(world, SEEN_AT, later(120));
  assert.equal(await ask(world, later(181)), 1);
});

Deno.test("the timetable asks within five minutes", async () => {
  await using world = await startWorkerWorld({ at: later(176), speed: 60 });
  await reported(world);
  await using _worker = world.runWorker();
  await until(async () => (await world.outbox()).some(({ body }) => /still flooded/.test(body)));
});
