// Whom a broadcast is for: what is counted beforehand, and what is then sent.
import assert from "node:assert/strict";
import type { BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { NOON, startBroadcastRoom } from "../../../testing/broadcast_room.ts";
import {
  addFollower,
  BROADCASTS,
  DRAFT,
  takeStep,
  writeBroadcast,
} from "../../../testing/broadcasts.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, HOBOKEN } from "../../../testing/rows.ts";

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

Deno.test("the count before and the one at sending may differ, and both are told", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
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
  await using room = await startBroadcastRoom(database);
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

Deno.test("another district's ZIP code is refused; an area takes those whose points lie in it", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
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

Deno.test("one that nobody would get is not sent", async () => {
  await using database = await cloneDatabase();
  await using room = await startBroadcastRoom(database);
  const { client } = room.ana;
  await addFollower(database.sql, { language: "zh" });
  const { id } = await writeBroadcast(client);
  await takeStep(client, id, "submit");
  assert.equal(codeOf(await takeStep(client, id, "send")), "nobodyToText");
});
