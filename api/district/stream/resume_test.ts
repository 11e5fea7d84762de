// A stream that breaks off goes on where it was, and says so where it cannot.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { readEvents } from "../../../testing/events.ts";
import type { HttpClient } from "../../../testing/http_client.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/stream";

async function districtOf(api: TestApi, { sql }: TestDatabase, where: typeof RED_HOOK) {
  const { id } = await addDistrict(sql, where);
  const manager = await api.enter(await addUser(sql, { bidId: id }));
  const report = await addReport(sql, { bidId: id, happenedAt: new Date() });
  /** Its id, as the stream tells it. */
  const tell = async (query = sql) => {
    await query`select tell_district(${id}, ${report}, 'reportChanged')`;
    const [event] = await query<[{ id: string }]>`
      select max(id)::text as id from district_events where bid_id = ${id}`;
    return event.id;
  };
  return { id, manager, tell };
}

/** What a stream opened here tells until an event that is told now: its ids, or that some were missed. */
async function toldFrom(
  manager: HttpClient,
  { path = PATH, headers = {} }: { path?: string; headers?: Record<string, string> },
  last: () => Promise<string>,
): Promise<string[]> {
  const events = readEvents(await manager.open("GET", path, { headers }));
  await events.next();
  const end = await last();
  const told: string[] = [];
  for await (const { event, id } of events) {
    if (event === ":") continue;
    if (id === end) break;
    told.push(event === "missed" ? event : id);
  }
  return told;
}

Deno.test("a stream that is opened again with its last id tells what came in between", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, tell } = await districtOf(api, database, RED_HOOK);
  const other = await districtOf(api, database, HOBOKEN);
  await tell();
  const seen = await tell();
  const [third, fourth] = [await tell(), await tell()];
  const theirs = await other.tell();
  const resumed = await toldFrom(manager, { headers: { "last-event-id": seen } }, tell);
  // Some of before may come again: of what else was being written in the database just then.
  assert.deepEqual(resumed.filter((id) => Number(id) > Number(seen)), [third, fourth]);
  assert.ok(!resumed.includes(theirs));
  const { body } = await manager.get("/api/district/reports");
  const fifth = await tell();
  const after = await toldFrom(manager, { path: `${PATH}?after=${body.eventId}` }, tell);
  assert.equal(after.at(-1), fifth, "from a list on, before there was a stream");
});

Deno.test("what was still being written when a line broke is told after it, though its id is smaller", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, tell } = await districtOf(api, database, RED_HOOK);
  const slow = Promise.withResolvers<void>();
  const written = Promise.withResolvers<string>();
  const writing = database.sql.begin(async (tx) => {
    written.resolve(await tell(tx as never));
    await slow.promise;
  });
  const early = await written.promise;
  const heard = await tell();
  assert.ok(Number(early) < Number(heard));
  slow.resolve();
  await writing;
  const resumed = await toldFrom(manager, { headers: { "last-event-id": heard } }, tell);
  assert.ok(resumed.includes(early), `${resumed}`);
});

Deno.test("an id that is not kept, another district's or none at all is answered with 'missed'", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { manager, tell } = await districtOf(api, database, RED_HOOK);
  const gone = await tell();
  const theirs = await (await districtOf(api, database, HOBOKEN)).tell();
  await database.sql`delete from district_events where id = ${gone}`;
  for (const id of [gone, theirs, "0", "999999999999999999"]) {
    const told = await toldFrom(manager, { headers: { "last-event-id": id } }, tell);
    assert.ok(told.includes("missed"), `${id}: ${told}`);
  }
  const odd = await toldFrom(manager, { headers: { "last-event-id": "a browser's own" } }, tell);
  assert.deepEqual(odd, []);
});

Deno.test("too many to tell one by one are 'missed'", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id, manager, tell } = await districtOf(api, database, RED_HOOK);
  const seen = await tell();
  await database.sql`
    insert into district_events (bid_id, report_id, type)
    select ${id}, gen_random_uuid(), 'reportAdded' from generate_series(1, 201)`;
  const told = await toldFrom(manager, { headers: { "last-event-id": seen } }, tell);
  assert.deepEqual(told, ["missed"]);
});
