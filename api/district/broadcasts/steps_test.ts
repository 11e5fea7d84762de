// From the draft to the last text, and every way back.
import assert from "node:assert/strict";
import type { Broadcast, BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { MAX_BROADCASTS_A_DAY } from "shared/limits.ts";
import { NOON, startBroadcastRoom } from "../../../testing/broadcast_room.ts";
import {
  addFollower,
  BROADCASTS,
  DRAFT,
  takeStep,
  writeBroadcast,
} from "../../../testing/broadcasts.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN } from "../../../testing/rows.ts";

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

Deno.test("a draft is written, submitted and sent: one text to each follower, and who did what is kept", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
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

Deno.test("what two look at is done once: the second is told that it has changed", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database, { twoPairs: true });
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
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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

Deno.test("a drill goes the same road to the staff alone, marked in each language", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database, { twoPairs: true });
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
  await using room = await startBroadcastRoom(database);
  const { client } = room.ana;
  const { id } = await writeBroadcast(client, { isDrill: true });
  const json = { ...DRAFT, isDrill: false, seen: { version: 1, state: "draft" } };
  const { body } = await client.send("PUT", `${BROADCASTS}/${id}`, { json });
  assert.deepEqual([body.version, body.isDrill], [2, true]);
});

Deno.test("the list has the district's own alone, newest first, a page at a time", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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
