// Whom a broadcast reaches, whom not and why, and when.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Language } from "shared/languages.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { requeue } from "./answers.ts";
import {
  enqueueBroadcast,
  finishBroadcasts,
  restBroadcasts,
  takeBackBroadcast,
} from "./broadcasts.ts";
import { claim } from "./claim.ts";
import { expireTexts } from "./expire.ts";
import { keepWanted } from "./leave.ts";
import { holdQueued } from "./paused.ts";
import { endOfRest } from "./rest.ts";

/** 1 PM in New York. */
const NOON = new Date("2026-11-22T18:00:00Z");
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const BODIES = { en: "Hello", es: "Hola" };

interface Follower {
  zips?: string[];
  language?: Language;
  consentVersion?: string | null;
  hasLeft?: boolean;
  isUnreachable?: boolean;
  quiet?: [from: number, to: number];
  pausedUntil?: Date;
  wakesForFlood?: boolean;
  wantsBroadcasts?: boolean;
}

async function addFollower(sql: Sql, follower: Follower = {}): Promise<string> {
  const { zips = ["11231"], language = "en", consentVersion = CONSENT_VERSION } = follower;
  const { id } = await addUser(sql);
  const [quietFrom, quietTo] = follower.quiet ?? [null, null];
  await sql`
    update users set
      consent_version = ${consentVersion}, consented_at = ${consentVersion && NOON},
      language = ${language}, quiet_from = ${quietFrom}, quiet_to = ${quietTo},
      unsubscribed_at = ${follower.hasLeft ? NOON : null},
      unreachable_at = ${follower.isUnreachable ? NOON : null},
      paused_until = ${follower.pausedUntil ?? null},
      wakes_for_flood = ${follower.wakesForFlood ?? false},
      wants_broadcasts = ${follower.wantsBroadcasts ?? true}
    where id = ${id}`;
  for (const zip of zips) {
    await sql`insert into places (user_id, zip, level, created_at) values (${id}, ${zip}, 'flood', ${NOON})`;
  }
  return id;
}

async function addBroadcast(sql: Sql, bidId: string, isDrill = false): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into broadcasts (bid_id, is_drill, state, created_at)
    values (${bidId}, ${isDrill}, 'sending', ${NOON}) returning id`;
  await sql`
    insert into broadcast_sendings
      (broadcast_id, bid_id, sent_at, leaves_at, valid_until, expected, people, parts, left_out)
    values (${id}, ${bidId}, ${NOON}, ${later(1)}, ${later(121)}, 0, 0, 0, '[]')`;
  return id;
}

function send(
  sql: Sql,
  of: { broadcastId: string; bidId: string; isDrill?: boolean; zips?: string[]; validUntil?: Date },
) {
  return enqueueBroadcast(sql, {
    isDrill: false,
    zips: ["11231"],
    bodies: BODIES,
    consentVersions: [CONSENT_VERSION],
    timeZone: "America/New_York",
    leavesAt: later(1),
    validUntil: later(121),
    ...of,
  }, NOON);
}

const LEFT_OUT: [sentence: string, follower: Follower, reason: string | null][] = [
  ["follows the ZIP code", {}, null],
  ["follows it among others", { zips: ["11215", "11231"] }, null],
  ["has said STOP", { hasLeft: true }, "left"],
  ["has said STOP and is out of reach", { hasLeft: true, isUnreachable: true }, "left"],
  ["is out of reach", { isUnreachable: true }, "unreachable"],
  ["agreed to alerts alone", { consentVersion: "2026-11" }, "notAgreed"],
  ["never agreed to texts", { consentVersion: null }, "notAgreed"],
  ["wants alerts alone", { wantsBroadcasts: false }, "notWanted"],
  [
    "wants alerts alone and is paused",
    { wantsBroadcasts: false, pausedUntil: later(240) },
    "notWanted",
  ],
  ["reads a language without words", { language: "zh" }, "noWords"],
  ["is paused past its end", { pausedUntil: later(240) }, "paused"],
  ["is in quiet hours past its end", { quiet: [12, 20] }, "quiet"],
  [
    "would be woken for a flood, which it is not",
    { quiet: [12, 20], wakesForFlood: true },
    "quiet",
  ],
];

for (const [sentence, follower, reason] of LEFT_OUT) {
  Deno.test(`who ${sentence} ${reason ? `is left out: ${reason}` : "gets it"}`, async () => {
    await using database = await cloneDatabase();
    const { sql } = database;
    const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
    await addFollower(sql, follower);
    const broadcastId = await addBroadcast(sql, bidId);
    const outcome = await send(sql, { broadcastId, bidId });
    assert.deepEqual(
      outcome,
      reason
        ? { people: 0, parts: 0, leftOut: [{ reason, count: 1 }] }
        : { people: 1, parts: 1, leftOut: [] },
    );
  });
}

Deno.test("followers of other ZIP codes, and of other districts', are no part of it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  await addDistrict(sql, HOBOKEN);
  await addFollower(sql, { zips: ["11215"] });
  await addFollower(sql, { zips: ["07030"] });
  const broadcastId = await addBroadcast(sql, bidId);
  const outcome = await send(sql, { broadcastId, bidId, zips: ["11231", "07030"] });
  assert.deepEqual(outcome, { people: 0, parts: 0, leftOut: [] });
});

Deno.test("each is texted in their language, once, however often it is sent", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  for (const language of ["en", "es", "es"] as const) {
    await addFollower(sql, { language, zips: ["11231", "11215"] });
  }
  const broadcastId = await addBroadcast(sql, bidId);
  const of = { broadcastId, bidId, zips: ["11231", "11215"] };
  assert.equal((await send(sql, of)).people, 3);
  assert.equal((await send(sql, of)).people, 0);
  const rows = await sql`select language, body from messages order by language, id`;
  assert.deepEqual(rows.map(({ language, body }) => [language, body]), [
    ["en", "Hello"],
    ["es", "Hola"],
    ["es", "Hola"],
  ]);
});

Deno.test("a drill reaches the district's staff alone, whoever follows what", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const staff = await addUser(sql, { bidId });
  await addUser(sql, { bidId: elsewhere });
  await addFollower(sql);
  // Who wants nothing that districts write says it of those whose ZIP codes they follow.
  await sql`update users set quiet_from = null, quiet_to = null, wants_broadcasts = false`;
  const broadcastId = await addBroadcast(sql, bidId, true);
  assert.equal((await send(sql, { broadcastId, bidId, isDrill: true })).people, 1);
  const [text] = await sql`select user_id from messages`;
  assert.equal(text!.userId, staff.id);
  const { texts } = await claim(sql, { limit: 9, now: later(2) });
  assert.equal(texts.length, 1);
  assert.equal((await keepWanted(sql, texts, later(2))).size, 1);
});

/** Hours of the night, a day that a clock goes forward on, a pause, both. */
const RESTS: [at: string, quiet: [number, number] | null, pausedUntil: string | null][] = [
  ["2026-11-22T18:00:00Z", null, null],
  ["2026-11-22T18:00:00Z", [21, 8], null],
  ["2026-11-23T02:00:00Z", [21, 8], null],
  ["2026-11-23T05:30:00Z", [21, 8], null],
  ["2026-11-23T12:59:59Z", [21, 8], null],
  ["2026-11-23T13:00:00Z", [21, 8], null],
  ["2026-11-22T18:20:00Z", [13, 14], null],
  ["2026-11-22T18:20:00Z", [5, 5], null],
  ["2026-11-22T18:20:00Z", null, "2026-11-22T20:05:00Z"],
  ["2026-11-22T18:20:00Z", [21, 8], "2026-11-23T03:05:00Z"],
  ["2026-11-22T18:20:00Z", [21, 8], "2026-11-20T03:05:00Z"],
  ["2027-03-14T06:30:00Z", [21, 2], null],
  ["2027-03-14T04:30:00Z", [21, 8], null],
  ["2026-11-01T04:30:00Z", [21, 8], null],
];

Deno.test("a rest ends in statements when it ends in code", async () => {
  await using database = await cloneDatabase();
  for (const [at, quiet, pausedUntil] of RESTS) {
    for (const zone of ["America/New_York", "America/Phoenix", "Pacific/Guam"]) {
      const [quietFrom, quietTo] = quiet ?? [null, null];
      const [{ endsAt }] = await database.sql<[{ endsAt: Date }]>`
        select rest_ends_at(${at}, ${quietFrom}, ${quietTo}, ${pausedUntil}, ${zone}) as ends_at`;
      const rest = { quietFrom, quietTo, pausedUntil: pausedUntil ? new Date(pausedUntil) : null };
      const expected = endOfRest(new Date(at), rest, zone);
      assert.equal(endsAt.toISOString(), expected.toISOString(), `${at} ${quiet} ${zone}`);
    }
  }
});

async function sendTo(sql: Sql, followers: Follower[]): Promise<string> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  for (const follower of followers) await addFollower(sql, follower);
  const broadcastId = await addBroadcast(sql, bidId);
  await send(sql, { broadcastId, bidId });
  return broadcastId;
}

Deno.test("who rests is told when that ends; nothing leaves before it may be undone no more", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await sendTo(sql, [{}, { quiet: [13, 14] }]);
  assert.equal((await claim(sql, { limit: 9, now: later(0.9) })).texts.length, 0);
  assert.equal((await claim(sql, { limit: 9, now: later(1) })).texts.length, 1);
  assert.equal((await claim(sql, { limit: 9, now: later(59) })).texts.length, 0);
  assert.equal((await claim(sql, { limit: 9, now: later(60) })).texts.length, 1);
});

Deno.test("a night or a pause that begins while it goes out holds what has not left", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const broadcastId = await sendTo(sql, [{ quiet: [14, 15] }, {}, { quiet: [14, 20] }]);
  const users = await sql<{ userId: string }[]>`select user_id from messages order by user_id`;
  await restBroadcasts(sql, later(61));
  const sendAts = async () =>
    (await sql`select send_at from messages order by user_id`).map(({ sendAt }) => +sendAt);
  assert.deepEqual(await sendAts(), [+later(120), +later(1), +later(7 * 60)]);
  await sql`update users set paused_until = ${later(90)} where id = ${users[1]!.userId}`;
  await holdQueued(sql, users[1]!.userId, later(61));
  assert.deepEqual(await sendAts(), [+later(120), +later(90), +later(7 * 60)]);
  await expireTexts(sql, later(121));
  const rows = await sql`select status, expired_for from messages order by user_id`;
  assert.deepEqual(rows.map(({ expiredFor }) => expiredFor), ["late", "late", "late"]);
  const [purse] = await sql`select spent from purses where name = 'broadcasts'`;
  assert.equal(purse!.spent, 0, "what never left costs nothing");
  assert.ok(broadcastId);
});

Deno.test("every alert leaves before a broadcast's text, whatever its level and however late it comes", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await sendTo(sql, [{}]);
  for (const priority of [3, 0, -1]) {
    const { id, phone } = await addUser(sql);
    await sql`
      insert into messages (kind, user_id, phone, body, segments, priority, status, created_at, send_at, expires_at)
      values ('alert', ${id}, ${phone}, 'Rain', 1, ${priority}, 'queued', ${later(1)}, ${
      later(1)
    }, ${later(90)})`;
  }
  const { texts } = await claim(sql, { limit: 9, now: later(2) });
  assert.deepEqual(texts.map(({ body }) => body), ["Rain", "Rain", "Rain", "Hello"]);
});

Deno.test("a stop takes back what waits, what is in hand, and what comes back later", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const broadcastId = await sendTo(sql, [{}, {}, {}, {}]);
  const { texts: [first, second, third] } = await claim(sql, { limit: 3, now: later(1) });
  await sql`update messages set status = 'accepted' where id = ${first!.id}`;
  await sql`update broadcasts set state = 'stopped' where id = ${broadcastId}`;
  await takeBackBroadcast(sql, broadcastId, later(2));
  assert.deepEqual([...await keepWanted(sql, [second!], later(2))], [], "the last look");
  await requeue(sql, [third!], later(2));
  assert.equal((await claim(sql, { limit: 9, now: later(3) })).texts.length, 0);
  await expireTexts(sql, later(3));
  const rows = await sql`
    select status, expired_for, count(*)::int as count from messages group by 1, 2 order by 1`;
  assert.deepEqual(rows.map((row) => [row.status, row.expiredFor, row.count]), [
    ["accepted", null, 1],
    ["expired", "takenBack", 3],
  ]);
});

Deno.test("who leaves broadcasts out meanwhile gets none that waits, is in hand or comes back; an alert comes", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await sendTo(sql, [{}, {}, {}, {}, { quiet: [13, 14] }]);
  const { texts: [first, second, third] } = await claim(sql, { limit: 3, now: later(1) });
  await sql`update messages set status = 'accepted' where id = ${first!.id}`;
  await sql`update users set wants_broadcasts = false`;
  await sql`
    insert into messages (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
    select 'alert', id, phone, 'Rain', 1, 'queued', ${NOON}, ${NOON}, ${later(90)}
    from users limit 1`;
  assert.deepEqual([...await keepWanted(sql, [second!], later(2))], [], "the last look");
  await requeue(sql, [third!], later(2));
  const { texts } = await claim(sql, { limit: 9, now: later(3) });
  assert.deepEqual(texts.map(({ body }) => body), ["Rain"]);
  await expireTexts(sql, later(3));
  const rows = await sql`
    select status, expired_for, count(*)::int as count from messages
    where kind = 'broadcast' group by 1, 2 order by 1`;
  assert.deepEqual(rows.map((row) => [row.status, row.expiredFor, row.count]), [
    ["accepted", null, 1],
    ["expired", "notWanted", 4],
  ]);
});

Deno.test("it is finished once nothing waits and nothing is in doubt, and nobody did it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const broadcastId = await sendTo(sql, [{}, {}]);
  const state = async () => {
    await finishBroadcasts(sql, later(2));
    const [row] = await sql`select state from broadcasts where id = ${broadcastId}`;
    return row!.state;
  };
  assert.equal(await state(), "sending");
  await sql`update messages set status = 'unknown'`;
  assert.equal(await state(), "sending");
  await sql`update messages set status = 'sent'`;
  assert.equal(await state(), "finished");
  const acts = await sql`select state, user_id from broadcast_acts`;
  assert.deepEqual(acts.map((act) => [act.state, act.userId]), [["finished", null]]);
});

Deno.test("one to nobody is not finished before it could have left", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const broadcastId = await sendTo(sql, []);
  await finishBroadcasts(sql, later(0.5));
  const [row] = await sql`select state from broadcasts where id = ${broadcastId}`;
  assert.equal(row!.state, "sending");
});
