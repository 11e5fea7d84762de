// After the worst of heavy rain those who were told of the storm are asked, once, whether it floods.
import assert from "node:assert/strict";
import { AlertFacts } from "shared/storms/facts.ts";
import { startWorkerWorld } from "../../testing/worker.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const CAT = "+17185550103";

Deno.test("asked once heavy rain has fallen, once a storm", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 30, minutes: 60, startsInMinutes: 30 });
  const begun = await world.sweep();
  assert.deepEqual([begun.started, begun.asked], [1, 0], "it is only forecast");
  await world.sendAll();
  world.advance(60);
  assert.equal((await world.sweep()).asked, 0, "as much is still to come");
  world.advance(30);
  const fallen = await world.sweep();
  assert.deepEqual([fallen.asked, fallen.messages], [1, 1]);
  await world.sendAll();
  assert.match(world.sandbox.messages(ANN).at(-1)!.body, /0 .*1 .*2 .*3 /);
  world.advance(30);
  const after = await world.sweep();
  assert.deepEqual([after.asked, after.messages], [0, 0]);
  const alerts = await world.database.sql`select step, facts from alerts order by created_at`;
  assert.deepEqual(alerts.map((alert) => alert.step), ["flood", "ask"]);
  const facts = AlertFacts.parse(alerts[1]!.facts);
  assert.deepEqual(alerts[1]!.facts, facts);
  assert(facts.wettestQuarter!.mm >= 5);
});

Deno.test("those who were not told, or are paused, are not asked", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "any" });
  const ben = await world.follow(BEN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 30, minutes: 60 });
  await world.sweep();
  await world.sendAll();
  await world.follow(CAT, { "11231": "any" });
  const until = new Date(world.clock().getTime() + 24 * 3_600_000);
  await sql`update users set paused_until = ${until} where id = ${ben}`;
  world.advance(60);
  const { asked, messages } = await world.sweep();
  assert.deepEqual([asked, messages], [1, 1]);
  const questions = await sql`select phone from messages where step = 'ask'`;
  assert.deepEqual(questions.map((m) => m.phone), [ANN]);
});

Deno.test("after heavy rain by a district's own word, its residents are asked", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "heavy", "10463": "heavy" });
  const boundary = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
  await sql`
    with bid as (
      insert into bids (slug, name, time_zone, boundary, lead_minutes)
      values ('red-hook', 'Red Hook', 'America/New_York', ${sql.json(boundary)}, 180)
      returning id
    ), zip as (
      insert into bid_zips select id, '11231' from bid
    )
    insert into bid_levels (bid_id, level, quarter_mm) select id, 'heavy', 2 from bid`;
  const minutes = 60;
  for (const zip of ["11231", "10463"]) {
    await world.sandbox.rain({ zip, mmPerHour: 9, minutes, startsInMinutes: 150 });
  }
  const begun = await world.sweep();
  assert.deepEqual([begun.started, begun.messages], [1, 1], "told three hours ahead, there alone");
  const [alert] = await sql`
    select a.facts, e.zip from alerts a join episodes e on e.id = a.episode_id`;
  assert.equal(alert!.zip, "11231");
  const { thresholdsOf, leadMinutes, crossed } = AlertFacts.parse(alert!.facts);
  assert.deepEqual([thresholdsOf, leadMinutes, crossed], ["Red Hook", 180, { minutes: 15, mm: 2 }]);
  await world.sendAll();
  world.advance(210);
  assert.equal((await world.sweep()).asked, 1);
});
