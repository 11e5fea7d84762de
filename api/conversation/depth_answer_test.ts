import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { readEvents } from "../../testing/events.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { text } from "../../testing/texting.ts";

const PHONE = "+17185550123";
const NOON = "2026-11-22T17:00:00Z";

interface World extends AsyncDisposable {
  database: TestDatabase;
  api: TestApi;
  userId: string;
  bidId: string;
}

async function begin(language = "en"): Promise<World> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(
    await startApi(database, undefined, { publicUrl: "https://floodline.example" }),
  );
  api.clock.set(NOON);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const { id: userId } = await addUser(database.sql, { phone: PHONE, consented: true });
  await database.sql`update users set language = ${language} where id = ${userId}`;
  const owned = starting.move();
  return { database, api, userId, bidId, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** The worker has asked "Is it flooding where you are?" */
async function ask(
  { database: { sql }, userId }: World,
  { zip = "11231", at = NOON, status = "delivered" } = {},
): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    with storm as (
      insert into episodes (zip, level, started_at, wet_at, cleared_at)
      values (${zip}, 'heavy', ${at}, ${at}, ${at}) returning id
    )
    insert into messages
      (kind, user_id, phone, episode_id, step, body, segments, status, created_at, send_at,
       expires_at)
    select 'alert', ${userId}, ${PHONE}, id, 'ask', '?', 1, ${status}, ${at}, ${at}, ${at}
    from storm
    returning id`;
  return id;
}

function reports({ database }: World) {
  return database.sql<{ id: string; zip: string; depth: string; via: string; bidId: string }[]>`
    select id, zip, depth, via, bid_id from reports order by id`;
}

function answers({ database }: World) {
  return database.sql<{ messageId: string; answer: number; reportId: string | null }[]>`
    select message_id, answer, report_id from depth_answers order by answered_at, message_id`;
}

Deno.test("the answer becomes a report, which the district's managers see at once", async () => {
  await using world = await begin();
  const { api, database, bidId } = world;
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  const stream = await manager.open("GET", "/api/district/stream");
  const events = readEvents(stream);
  await events.next(); // the comment that says it is open
  const question = await ask(world);
  const reply = await text(api, PHONE, "2 knee");
  const [report] = await reports(world);
  assert.deepEqual({ ...report, id: 0 }, {
    id: 0,
    zip: "11231",
    depth: "knee",
    via: "text",
    bidId,
  });
  assert.equal(
    reply,
    "FloodLine: thank you, your report for 11231 Brooklyn is in. Add a photo: " +
      `https://floodline.example/reports/${report!.id} Stay out of the water. ` +
      "In danger? Call 911.",
  );
  const [answer] = await answers(world);
  assert.deepEqual({ ...answer }, { messageId: question, answer: 2, reportId: report!.id });
  const { value: event } = await events.next();
  assert.deepEqual(JSON.parse(event.data), { type: "reportAdded", reportId: report!.id });
  await events.return(undefined);
  const { body } = await manager.get("/api/district/reports");
  assert.equal(body.reports[0].id, report!.id);
});

Deno.test("in three languages, by word or by digit", async () => {
  const cases = [
    ["en", "inside my shop", "inside", /thank you, your report for 11231 Brooklyn is in/],
    ["es", "hasta la rodilla", "knee", /gracias, recibimos su reporte de 11231 Brooklyn/],
    ["zh", "到脚踝", "ankle", /谢谢，已收到您对11231 Brooklyn的报告/],
    ["en", "waist deep", "waist", /thank you/],
  ] as const;
  for (const [language, words, depth, reply] of cases) {
    await using world = await begin(language);
    await ask(world);
    assert.match(await text(world.api, PHONE, words), reply);
    assert.equal((await reports(world))[0]!.depth, depth);
  }
});

Deno.test("dry is written down, and no report is made", async () => {
  await using world = await begin();
  await ask(world);
  assert.match(await text(world.api, PHONE, "0"), /glad it is dry/);
  assert.deepEqual((await answers(world)).map(({ answer }) => answer), [0]);
  assert.deepEqual([...await reports(world)], []);
});

Deno.test("a second answer corrects the depth, until somebody of the district has seen the report", async () => {
  await using world = await begin();
  await ask(world);
  await text(world.api, PHONE, "1");
  assert.match(await text(world.api, PHONE, "3"), /thank you, we changed your report: /);
  assert.deepEqual((await reports(world)).map(({ depth }) => depth), ["inside"]);
  await world.database.sql`update reports set status = 'seen'`;
  assert.match(await text(world.api, PHONE, "2"), /has been seen and stays as it is/);
  assert.deepEqual((await reports(world)).map(({ depth }) => depth), ["inside"]);
  assert.deepEqual((await answers(world)).map(({ answer }) => answer), [3]);
});

Deno.test("the same answer handed to us twice at once is one report", async () => {
  await using world = await begin();
  await ask(world);
  const again = { MessageSid: "SM1" };
  await Promise.all([1, 2, 3].map(() => text(world.api, PHONE, "2", again)));
  assert.equal((await reports(world)).length, 1);
});

Deno.test("a number without an open question is no answer", async () => {
  await using world = await begin();
  assert.match(await text(world.api, PHONE, "2"), /did not understand/);
  await ask(world, { at: "2026-11-22T04:59:00Z" }); // more than 12 hours ago
  await ask(world, { zip: "11215", status: "expired" }); // never asked
  await text(world.api, PHONE, "2");
  assert.deepEqual([...await reports(world)], []);
});

Deno.test("of two questions each gets its answer: the one it names, else the one without", async () => {
  await using world = await begin();
  await ask(world, { zip: "11215", at: "2026-11-22T16:00:00Z" });
  await ask(world, { zip: "11231", at: "2026-11-22T16:30:00Z" });
  await text(world.api, PHONE, "1");
  await text(world.api, PHONE, "2");
  await text(world.api, PHONE, "3 11231");
  const found = (await reports(world)).map(({ zip, depth }) => [zip, depth]);
  assert.deepEqual(found, [["11231", "inside"], ["11215", "knee"]]);
});

Deno.test("who names a place that nobody asked about reports it, once, and the question stays open", async () => {
  await using world = await begin();
  const { api } = world;
  const question = await ask(world);
  const again = { MessageSid: "SM1" };
  await Promise.all([1, 2, 3].map(() => text(api, PHONE, "2 11215", again)));
  assert.match(await text(api, PHONE, "3 11215"), /we changed your report/);
  assert.match(await text(api, PHONE, "0 10463"), /glad it is dry/);
  assert.deepEqual([...await answers(world)], []);
  assert.match(await text(api, PHONE, "1"), /your report for 11231 Brooklyn is in/);
  assert.match(await text(api, PHONE, "waist 11215"), /we changed your report/);
  const found = (await reports(world)).map(({ zip, depth }) => [zip, depth]);
  assert.deepEqual(found, [["11215", "waist"], ["11231", "ankle"]]);
  assert.deepEqual((await answers(world)).map((each) => [each.messageId, each.answer]), [
    [question, 1],
  ]);
});

Deno.test("a text about several places asks nothing: a number answers the one question, before it none", async () => {
  await using world = await begin();
  const { api, database: { sql }, userId } = world;
  await sql`
    with storm as (
      insert into episodes (zip, level, started_at, wet_at)
      select zip, 'heavy', ${NOON}, ${NOON} from unnest(array['11231', '11215']) zip
      returning id, zip
    ), told as (
      insert into messages
        (kind, user_id, phone, episode_id, step, body, segments, status, created_at, send_at, expires_at)
      select 'alert', ${userId}, ${PHONE}, id, 'heavy', '.', 1, 'delivered', ${NOON}, ${NOON}, ${NOON}
      from storm where zip = '11231'
      returning id
    )
    insert into message_tells (message_id, user_id, episode_id, step, position)
    select told.id, ${userId}, storm.id, 'heavy', 2 from told, storm where storm.zip = '11215'`;
  for (const words of ["1", "2"]) {
    assert.match(await text(api, PHONE, words), /did not understand/);
    api.clock.forward(90);
  }
  assert.match(await text(api, PHONE, "STILL"), /\/report/);
  assert.deepEqual([...await reports(world)], []);
  await ask(world);
  assert.match(await text(api, PHONE, "2"), /your report for 11231 Brooklyn is in/);
  assert.match(await text(api, PHONE, "STILL"), /11231 Brooklyn is still there/);
});

Deno.test("YES to the question asks how deep; without one it says nothing", async () => {
  await using world = await begin();
  assert.equal(await text(world.api, PHONE, "yes"), "");
  await ask(world);
  assert.match(await text(world.api, PHONE, "Yes!"), /how deep is the water\? Reply 1 ankle/);
  assert.match(await text(world.api, PHONE, "1"), /your report for 11231/);
});
