import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { readEvents } from "../../testing/events.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { cleanUp } from "./housekeeping.ts";

Deno.test("what boards heard goes after a day; one that goes on from there is told that it missed some", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const now = api.deps.now();
  const tell = async (hoursAgo: number) => {
    const reportId = await addReport(sql, { bidId, happenedAt: now });
    await sql`select tell_district(${bidId}, ${reportId}, 'reportAdded')`;
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    const [{ id }] = await sql<[{ id: string }]>`
      update district_events set at = ${at} where report_id = ${reportId} returning id::text`;
    return id;
  };
  const [old, late, fresh] = [await tell(25), await tell(23), await tell(0)];
  await cleanUp({ sql, storage: sandbox.storage }, now);
  const kept = await sql<{ id: string }[]>`select id::text from district_events order by id`;
  assert.deepEqual(kept.map(({ id }) => id), [late, fresh]);

  const firstAfter = async (id: string) => {
    const headers = { "last-event-id": id };
    const events = readEvents(await manager.open("GET", "/api/district/stream", { headers }));
    for await (const event of events) {
      if (event.event === ":") continue;
      return event.event === "missed" ? "missed" : event.id;
    }
  };
  assert.equal(await firstAfter(old), "missed");
  assert.equal(await firstAfter(late), fresh);
});
