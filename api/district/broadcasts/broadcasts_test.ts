// From the draft to the last text, and every way back.
import assert from "node:assert/strict";
import type { Broadcast, BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { MAX_BROADCASTS_A_DAY, MAX_TESTS_A_DAY } from "shared/limits.ts";
import { AMPLE } from "../../../testing/allowance.ts";
import { startApi } from "../../../testing/api.ts";
import {
  addFollower,
  BROADCASTS,
  DRAFT,
  takeStep,
  writeBroadcast,
} from "../../../testing/broadcasts.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

/** 1 PM in New York: nobody's quiet hours. */
const NOON = "2026-11-22T18:00:00Z";

async function startRoom(
  database: TestDatabase,
  { twoPairs = false, overrides = {} }: {
    twoPairs?: boolean;
    overrides?: Parameters<typeof startApi>[2];
  } = {},
) {
  const api = await startApi(database, undefined, overrides);
  api.clock.set(NOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await sql`update bids set two_pairs_of_eyes = ${twoPairs} where id = ${bidId}`;
  const ana = await addUser(sql, { bidId, phone: "+17185550177" });
  const ben = await addUser(sql, { bidId, phone: "+17185550178" });
  await sql`update users set quiet_from = null, quiet_to = null`;
  await sql`update users set staff_name = 'Ana Díaz' where id = ${ana.id}`;
  return {
    api,
    bidId,
    ana: { ...ana, client: await api.enter(ana) },
    ben: { ...ben, client: await api.enter(ben) },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

Deno.test("a draft is written, submitted and sent: one text to each follower, and who did what is kept", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { ana, api } = room;
  const { sql } = database;
  for (const language of ["en", "en", "es", "zh"] as const) await addFollower(sql, { language });
  const { id, steps, faults } = await writeBroadcast(ana.client);
  assert.deepEqual([steps, faults], [["write", "submit", "discard"], []]);
  assert.equal((await takeStep(ana.client, id, "submit")).status, 200);

  const { body: audience } = await ana.client.get(`${BROADCASTS}/${id}/audience`);
  const expected: BroadcastAudience = {
    people: 3,
    later: 0,
    inTime: 3,
    byLanguage: [{ language: "en", people: 2 }, { language: "es", people: 1 }],
    leftOut: [{ reason: "noWords", count: 1 }],
    parts: 3,
    dollars: 0.03,
    purseDollars: 10_000,
    minutesToLastPhone: 2,
    validUntil: "2026-11-22T20:01:00.000Z",
    sentToday: 0,
    mostADay: MAX_BROADCASTS_A_DAY,
  };
  assert.deepEqual(audience, expected);

  const sent = await takeStep(ana.client, id, "send", { expected: 3 });
  assert.equal(sent.status, 200, sent.text);
  const broadcast: Broadcast = sent.body;
  assert.equal(broadcast.state, "sending");
  assert.deepEqual(broadcast.steps, ["stop"]);
  const { sending } = broadcast;
  assert.deepEqual([sending!.expected, sending!.people, sending!.parts, sending!.texts.waiting], [
    3,
    3,
    3,
    3,
  ]);
  assert.equal(sending!.leavesAt, "2026-11-22T18:01:00.000Z");
  assert.deepEqual(broadcast.acts.map(({ state, who }) => [state, who]), [
    ["submitted", { isOwn: true, name: "Ana Díaz", ending: "0177" }],
    ["sending", { isOwn: true, name: "Ana Díaz", ending: "0177" }],
  ]);
  const texts = await sql`
    select kind, language, body, purse, priority, send_at, expires_at from messages order by language`;
  assert.deepEqual(texts.map(({ language }) => language), ["en", "en", "es"]);
  for (const { body, kind, purse, priority, sendAt } of texts) {
    assert.match(body, /^FloodLine, (from|de) red-hook BID: .* (NEWS OFF|NOTICIAS NO) .*STOP/);
    assert.deepEqual([kind, purse], ["broadcast", "broadcasts"]);
    assert.ok(priority < -1, "after every alert and question");
    assert.equal(+sendAt, Date.parse(NOON) + 60_000);
  }
  const [purse] = await sql`select spent from purses where name = 'broadcasts'`;
  assert.equal(purse!.spent, 3);
  const logged = await sql`select event, detail from security_log where event = 'broadcastSent'`;
  assert.deepEqual(logged.map(({ detail }) => detail), [{ broadcast: id, people: 3 }]);
  assert.ok(api);
});

Deno.test("the count before and the one at sending may differ, and both are told", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const followers = [];
  for (let n = 0; n < 5; n++) followers.push(await addFollower(database.sql));
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  assert.equal((await client.get(`${BROADCASTS}/${id}/audience`)).body.people, 5);
  await database.sql`
    update users set unsubscribed_at = now() where id = any(${
    followers.slice(0, 2).map(({ id }) => id)
  }::uuid[])`;
  const { body } = await takeStep(client, id, "send", { expected: 5 });
  assert.deepEqual([body.sending.expected, body.sending.people, body.sending.leftOut], [5, 3, [
    { reason: "left", count: 2 },
  ]]);
});

Deno.test("what is counted beforehand is what is then sent, for every kind of person", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const { sql } = database;
  const change: Record<string, unknown>[] = [
    {},
    { unsubscribed_at: NOON },
    { unreachable_at: NOON },
    { consent_version: "2026-11" },
    { consented_at: null, consent_version: null },
    { wants_broadcasts: false },
    { quiet_from: 12, quiet_to: 20 },
    { quiet_from: 12, quiet_to: 14 },
    { paused_until: "2026-11-22T19:30:00Z" },
    { paused_until: "2026-11-23T19:30:00Z" },
    { language: "zh" },
    { paused_until: "2026-11-22T19:30:00Z", quiet_from: 14, quiet_to: 22 },
  ];
  for (const columns of change) {
    for (const language of ["en", "es"] as const) {
      const { id } = await addFollower(sql, { language });
      if (Object.keys(columns).length > 0) {
        await sql`update users set ${sql(columns)} where id = ${id}`;
      }
    }
  }
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  const { body: audience } = await client.get(`${BROADCASTS}/${id}/audience`);
  const { body: { sending } } = await takeStep(client, id, "send");
  const sorted = (leftOut: BroadcastAudience["leftOut"]) =>
    leftOut.toSorted((a, b) => a.reason.localeCompare(b.reason));
  assert.deepEqual([sending.people, sending.parts], [audience.people, audience.parts]);
  assert.deepEqual(sorted(sending.leftOut), sorted(audience.leftOut));
  assert.deepEqual([audience.people, audience.later], [6, 4]);
  assert.equal(
    audience.leftOut.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
    18,
  );
});

Deno.test("what two look at is done once: the second is told that it has changed", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { ana, ben } = room;
  await addFollower(database.sql);
  const { id } = await writeBroadcast(ana.client);
  await takeStep(ana.client, id, "submit");
  const seen = { version: 1, state: "submitted" };
  const send = { step: "send", seen };
  const clicks = await Promise.all(
    [ana, ben, ana, ben].map(({ client }) => client.post(`${BROADCASTS}/${id}/steps`, send)),
  );
  assert.deepEqual(clicks.map(({ status }) => status).sort(), [200, 409, 409, 409]);
  assert.equal((await database.sql`select from messages`).length, 1);
  await assert.rejects(
    database.sql`
      insert into broadcast_sendings
        (broadcast_id, bid_id, sent_at, leaves_at, valid_until, expected, people, parts, left_out)
      select broadcast_id, bid_id, sent_at, leaves_at, valid_until, 0, 0, 0, '[]' from broadcast_sendings`,
    /broadcast_sendings_pkey/,
  );
});

Deno.test("what was changed after it was looked at is not sent, and each version stays to be read", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { ana, ben } = room;
  await addFollower(database.sql);
  const { id } = await writeBroadcast(ana.client);
  await takeStep(ana.client, id, "submit");
  const seen = { version: 1, state: "submitted" };
  const { isDrill: _, ...content } = DRAFT;
  const words = { ...content.words, en: "Court St is open again." };
  const changed = await ben.client.send("PUT", `${BROADCASTS}/${id}`, {
    json: { ...content, words, seen },
  });
  assert.deepEqual([changed.status, changed.body.state, changed.body.version], [200, "draft", 2]);
  const sent = await ana.client.post(`${BROADCASTS}/${id}/steps`, { step: "send", seen });
  assert.deepEqual([sent.status, codeOf(sent)], [409, "broadcastChanged"]);
  assert.equal((await database.sql`select from messages`).length, 0);
  const { body } = await ana.client.get(`${BROADCASTS}/${id}`);
  assert.deepEqual(
    body.versions.map(({ content, who }: Broadcast["versions"][number]) => [
      ...[content.words.en, who!.isOwn, who!.name, who!.ending],
    ]),
    [[DRAFT.words.en, true, "Ana Díaz", "0177"], ["Court St is open again.", false, null, "0178"]],
  );
  // The name is the district's own: of who works for it no more the number's end is left.
  await database.sql`update users set bid_id = null where id = ${ana.id}`;
  const { body: later } = await ben.client.get(`${BROADCASTS}/${id}`);
  assert.deepEqual(later.versions[0].who, { isOwn: false, name: null, ending: "0177" });
});

Deno.test("with two pairs of eyes: who wrote may not send, another may; who returned it may not change it", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database, { twoPairs: true });
  const { ana, ben } = room;
  await addFollower(database.sql);
  const { id } = await writeBroadcast(ana.client);
  await takeStep(ana.client, id, "submit");
  assert.equal(codeOf(await takeStep(ana.client, id, "send")), "secondPersonNeeded");
  assert.equal((await ana.client.get(`${BROADCASTS}/${id}`)).body.waitsForOther, true);
  const mute = await takeStep(ben.client, id, "return");
  assert.deepEqual([mute.status, Object.keys(mute.body.error.fields)], [422, ["reason"]]);
  const returned = await takeStep(ben.client, id, "return", { reason: "Which corner?" });
  assert.deepEqual([returned.body.state, returned.body.steps], ["returned", ["discard"]]);
  assert.equal(returned.body.acts.at(-1).reason, "Which corner?");
  const { isDrill: _, ...content } = DRAFT;
  const json = { ...content, seen: { version: 1, state: "returned" } };
  const write = { json };
  assert.equal(
    codeOf(await ben.client.send("PUT", `${BROADCASTS}/${id}`, write)),
    "othersTurn",
  );
  assert.equal((await ana.client.send("PUT", `${BROADCASTS}/${id}`, write)).status, 200);
  await takeStep(ana.client, id, "submit");
  assert.equal((await takeStep(ben.client, id, "send")).body.state, "sending");
});

Deno.test("a code of more than ten minutes ago sends nothing, but stops what goes out", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { ana, api } = room;
  await addFollower(database.sql);
  const { id } = await writeBroadcast(ana.client);
  await takeStep(ana.client, id, "submit");
  api.clock.forward(10.1);
  const refused = await takeStep(ana.client, id, "send");
  assert.deepEqual([refused.status, codeOf(refused)], [403, "freshCodeNeeded"]);
  assert.equal((await database.sql`select from messages`).length, 0);
  const again = await api.enter(ana);
  assert.equal((await takeStep(again, id, "send")).status, 200);
  api.clock.forward(10.1);
  assert.equal((await takeStep(again, id, "stop")).body.state, "stopped");
});

Deno.test("stopped in its first minute nobody has had it, the money is back, and it is not sent again", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  for (let n = 0; n < 4; n++) await addFollower(database.sql);
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  await takeStep(client, id, "send");
  const { body } = await takeStep(client, id, "stop");
  const { texts, dropped } = body.sending;
  assert.deepEqual([texts.sent, texts.delivered, texts.dropped], [0, 0, 4]);
  assert.deepEqual(dropped, [{ reason: "takenBack", count: 4 }]);
  assert.deepEqual(body.steps, []);
  const [purse] = await database.sql`select spent from purses where name = 'broadcasts'`;
  assert.equal(purse!.spent, 0);
  const again = await takeStep(client, id, "send");
  assert.equal(codeOf(again), "broadcastChanged");
});

Deno.test("words that look official are refused with the words that did it, before a code is asked for", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { ana, api } = room;
  const words = { en: "Flash Flood Warning for Court St", es: "Evacúen ya", zh: "" };
  const { id, faults } = await writeBroadcast(ana.client, { words });
  assert.deepEqual(faults.map(({ part }) => part), ["official", "official"]);
  api.clock.forward(11);
  const refused = await takeStep(ana.client, id, "submit");
  assert.equal(refused.status, 422);
  const { fields } = refused.body.error;
  assert.match(fields["words.en"], /“Flash Flood Warning”/);
  assert.match(fields["words.es"], /“Evacúen ya”/);
});

Deno.test("a draft may be unfinished; what it lacks is named when it is submitted", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const { id, faults } = await writeBroadcast(client, {
    name: "",
    words: { en: "", es: "", zh: "" },
    zips: [],
    validMinutes: null,
  });
  assert.deepEqual(faults.map(({ part }) => part), ["name", "zips", "words", "validMinutes"]);
  const { body, status } = await takeStep(client, id, "submit");
  assert.equal(status, 422);
  assert.deepEqual(Object.keys(body.error.fields), ["name", "zips", "words", "validMinutes"]);
  assert.equal((await client.get(`${BROADCASTS}/${id}/audience`)).status, 422);
});

Deno.test("another district's ZIP code is refused; an area takes those whose points lie in it", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const { sql } = database;
  await addDistrict(sql, HOBOKEN);
  await sql`insert into bid_zips (bid_id, zip) values (${room.bidId}, '11215')`;
  const foreign = await client.post(BROADCASTS, { ...DRAFT, zips: ["07030"] });
  assert.match(foreign.body.error.fields.zips, /07030/);
  const [at] = await sql`select latitude, longitude from zips where zip = '11231'`;
  const { latitude, longitude } = at!;
  const square = (half: number, east = 0) => [[
    [longitude + east - half, latitude - half],
    [longitude + east + half, latitude - half],
    [longitude + east + half, latitude + half],
    [longitude + east - half, latitude + half],
    [longitude + east - half, latitude - half],
  ]];
  const near = await client.post(BROADCASTS, { ...DRAFT, zips: [], area: square(0.003) });
  assert.deepEqual(near.body.content.zips, ["11231"]);
  const wide = await client.post(BROADCASTS, { ...DRAFT, zips: [], area: square(0.3) });
  assert.deepEqual(
    wide.body.content.zips,
    ["11215", "11231"],
    "Hoboken lies in it, and is not ours",
  );
  const none = await client.post(BROADCASTS, { ...DRAFT, area: square(0.003, 1) });
  assert.deepEqual(Object.keys(none.body.error.fields), ["area"]);
});

Deno.test("a drill goes the same road to the staff alone, marked in each language", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database, { twoPairs: true });
  const { ana, ben } = room;
  const { sql } = database;
  await addFollower(sql);
  const cleo = await addUser(sql, { bidId: room.bidId });
  const dan = await addUser(sql, { bidId: room.bidId });
  await sql`update users set quiet_from = null, quiet_to = null`;
  await sql`update users set language = 'es' where id = ${ben.id}`;
  await sql`update users set language = 'zh' where id = ${cleo.id}`;
  await sql`update users set unsubscribed_at = now() where id = ${dan.id}`;
  const words = { en: "Pumps", es: "Bombas", zh: "抽水泵" };
  const { id } = await writeBroadcast(ana.client, { isDrill: true, zips: [], words });
  await takeStep(ana.client, id, "submit");
  assert.equal((await ana.client.get(`${BROADCASTS}/${id}/audience`)).body.people, 3);
  const { body } = await takeStep(ana.client, id, "send");
  assert.deepEqual([body.sending.people, body.sending.leftOut], [3, [{
    reason: "left",
    count: 1,
  }]]);
  const texts = await sql`select user_id, body from messages`;
  const bodyOf = (id: string) => texts.find(({ userId }) => userId === id)!.body;
  assert.match(bodyOf(ana.id), /^DRILL, this is not real\./);
  assert.match(bodyOf(ben.id), /^SIMULACRO, no es real\./);
  assert.match(bodyOf(cleo.id), /^演习，并非真实情况。/);
});

Deno.test("a drill cannot be turned into a broadcast", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const { id } = await writeBroadcast(client, { isDrill: true });
  const json = { ...DRAFT, isDrill: false, seen: { version: 1, state: "draft" } };
  const { body } = await client.send("PUT", `${BROADCASTS}/${id}`, { json });
  assert.deepEqual([body.version, body.isDrill], [2, true]);
});

Deno.test("a test goes to one's own phone at once, says so, and is limited", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
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
  await using room = await startRoom(database);
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
  await using room = await startRoom(database, { overrides: { allowance } });
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

Deno.test("one that nobody would get is not sent", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  await addFollower(database.sql, { language: "zh" });
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  assert.equal(codeOf(await takeStep(client, id, "send")), "nobodyToText");
});

Deno.test("a letter that costs a part is named, and what it would be without", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const words = { en: `It’s wet. ${"Mind the step. ".repeat(4)}`.trim(), es: "", zh: "水" };
  const { texts } = await writeBroadcast(room.ana.client, { words });
  assert.deepEqual(
    texts.map(({ parts, costlyLetters, partsWithout }) => [parts, costlyLetters, partsWithout]),
    [[3, ["’"], 1], [1, [], 1]],
  );
});

Deno.test("the list has the district's own alone, newest first, a page at a time", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { api, ana } = room;
  const hoboken = await addDistrict(database.sql, HOBOKEN);
  const other = await api.enter(await addUser(database.sql, { bidId: hoboken.id }));
  for (const name of ["one", "two", "three"]) await writeBroadcast(ana.client, { name });
  const { body: first } = await ana.client.get(`${BROADCASTS}?limit=2`);
  const names = (list: { broadcasts: { name: string }[] }) =>
    list.broadcasts.map(({ name }) => name);
  assert.deepEqual(names(first), ["three", "two"]);
  const { body: rest } = await ana.client.get(`${BROADCASTS}?limit=2&before=${first.next}`);
  assert.deepEqual([names(rest), rest.next], [["one"], null]);
  assert.deepEqual((await other.get(BROADCASTS)).body.broadcasts, []);
  const theirs = await other.get(`${BROADCASTS}/${first.broadcasts[0].id}`);
  assert.deepEqual([theirs.status, codeOf(theirs)], [404, "broadcastNotFound"]);
});

Deno.test("no number of anybody is in any answer, but the last four digits of who did what", async () => {
  await using database = await cloneDatabase();
  await using room = await startRoom(database);
  const { client } = room.ana;
  const { phone, id: userId } = await addFollower(database.sql);
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  const audience = await client.get(`${BROADCASTS}/${id}/audience`);
  const sent = await takeStep(client, id, "send");
  const all = `${audience.text}${sent.text}${(await client.get(BROADCASTS)).text}`;
  for (const secret of [phone, userId, room.ana.phone, room.ana.id]) {
    assert.ok(!all.includes(secret), secret);
  }
});
