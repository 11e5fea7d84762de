// What broadcasts cost, and how many there may be.
import assert from "node:assert/strict";
import { MAX_BROADCASTS_A_DAY, MAX_TESTS_A_DAY } from "shared/limits.ts";
import { AMPLE } from "../../../testing/allowance.ts";
import { NOON, startBroadcastRoom } from "../../../testing/broadcast_room.ts";
import { addFollower, BROADCASTS, takeStep, writeBroadcast } from "../../../testing/broadcasts.ts";
import { cloneDatabase } from "../../../testing/database.ts";

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

Deno.test("a test goes to one's own phone at once, says so, and is limited", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
  const { ana } = room;
  const { sql } = database;
  await addFollower(sql);
  await sql`update users set quiet_from = 0, quiet_to = 23`;
  const { id } = await writeBroadcast(ana.client);
  const test = (language: string) => ana.client.post(`${BROADCASTS}/${id}/test`, { language });
  assert.equal((await test("zh")).status, 422, "no words in it");
  for (let n = 0; n < MAX_TESTS_A_DAY; n++) assert.equal((await test("es")).status, 204);
  const more = await test("en");
  assert.deepEqual([more.status, codeOf(more)], [429, "tooManyTests"]);
  assert.equal(more.headers.get("retry-after"), "86400");
  const texts = await sql`select user_id, kind, body, send_at from messages`;
  assert.equal(texts.length, MAX_TESTS_A_DAY);
  for (const { userId, kind, body, sendAt } of texts) {
    assert.deepEqual([userId, kind, +sendAt], [ana.id, "test", Date.parse(NOON)]);
    assert.match(body, /^PRUEBA, solo para usted\. FloodLine, de red-hook BID: La calle/);
  }
  assert.equal((await ana.client.get(`${BROADCASTS}/${id}`)).body.state, "draft");
});

Deno.test("a district sends so many a day, drills counted apart, and no other district's", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
  const { ana, api } = room;
  await addFollower(database.sql);
  const sendOne = async (more = {}) => {
    const { id } = await writeBroadcast(ana.client, more);
    await takeStep(ana.client, id, "submit");
    return await takeStep(ana.client, id, "send");
  };
  for (let n = 0; n < MAX_BROADCASTS_A_DAY; n++) assert.equal((await sendOne()).status, 200);
  const more = await sendOne();
  assert.deepEqual([more.status, codeOf(more)], [429, "tooManyBroadcasts"]);
  assert.equal(more.headers.get("retry-after"), "86400");
  assert.equal((await sendOne({ isDrill: true })).status, 200);
  api.clock.forward(24 * 60 + 1);
  const nextDay = { ...room, ana: { ...ana, client: await api.enter(ana) } };
  const { id } = await writeBroadcast(nextDay.ana.client);
  await takeStep(nextDay.ana.client, id, "submit");
  assert.equal((await takeStep(nextDay.ana.client, id, "send")).status, 200);
});

Deno.test("what the day's money cannot pay whole does not leave at all", async () => {
  await using database = await cloneDatabase();
  const allowance = { ...AMPLE, parts: { ...AMPLE.parts, broadcasts: 2 } };
  await using room = await startBroadcastRoom(database, { overrides: { allowance } });
  const { client } = room.ana;
  for (let n = 0; n < 3; n++) await addFollower(database.sql);
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  const refused = await takeStep(client, id, "send");
  assert.deepEqual([refused.status, codeOf(refused)], [409, "broadcastTooDear"]);
  assert.equal((await database.sql`select from messages`).length, 0);
  assert.equal((await client.get(`${BROADCASTS}/${id}`)).body.state, "submitted");
  const { body } = await client.get(`${BROADCASTS}/${id}/audience`);
  assert.deepEqual([body.dollars, body.purseDollars], [0.03, 0.02]);
  assert.equal(codeOf(await takeStep(client, id, "send")), "broadcastTooDear");
  const [purse] = await database.sql`select spent, refused from purses where name = 'broadcasts'`;
  assert.deepEqual({ ...purse }, { spent: 0, refused: 2 }, "its operator is told of each");
  const noted = await database.sql`
    select bid_id, user_id, detail from security_log where event = 'broadcastTooDear'`;
  assert.deepEqual(noted.map(({ bidId, userId, detail }) => [bidId, userId, detail]), [
    [room.bidId, room.ana.id, { broadcast: id }],
  ], "and the district's log once, however often somebody presses the button");
});

Deno.test("a letter that costs a part is named, and what it would be without", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
  const words = { en: `It’s wet. ${"Mind the step. ".repeat(4)}`.trim(), es: "", zh: "水" };
  const { texts } = await writeBroadcast(room.ana.client, { words });
  assert.deepEqual(
    texts.map(({ parts, costlyLetters, partsWithout }) => [parts, costlyLetters, partsWithout]),
    [[3, ["’"], 1], [1, [], 1]],
  );
});
