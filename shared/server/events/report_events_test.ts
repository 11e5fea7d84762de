import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, RED_HOOK } from "../../../testing/rows.ts";
import { until } from "../../../testing/until.ts";
import {
  notifyAdded,
  notifyChanged,
  notifyReportOf,
  REPORT_CHANNEL,
  ReportEvent,
} from "./report_events.ts";

Deno.test("a report's event leaves with the transaction that made it true, once, to its district", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const heard: string[] = [];
  const { unlisten } = await sql.listen(REPORT_CHANNEL, (payload) => void heard.push(payload));

  const add = async (bidId: string | null) => {
    const [{ id }] = await sql<[{ id: string }]>`
      insert into reports (bid_id, zip, depth, happened_at, created_at)
      values (${bidId}, '11231', 'knee', now(), now())
      returning id, ${notifyAdded(sql)}`;
    return id;
  };
  const reportId = await add(bidId);
  const elsewhere = await add(null);
  await sql`update reports set note = 'x' where id = ${elsewhere} returning ${notifyChanged(sql)}`;
  await sql.begin(async (tx) => {
    await tx`update reports set note = 'y' where id = ${reportId} returning ${notifyChanged(tx)}`;
    throw new Error("broken off");
  }).catch(() => {});
  await sql.begin(async (tx) => {
    await tx`update reports set note = 'z' where id = ${reportId} returning ${notifyChanged(tx)}`;
    await tx`
      insert into report_acts (report_id, kind, acted_at)
      values (${reportId}, 'note', now()), (${reportId}, 'note', now())
      returning ${notifyReportOf(tx)}`;
  });
  await sql.notify(REPORT_CHANNEL, "last");
  await until(() => heard.at(-1) === "last");
  const events = heard.slice(0, -1).map((payload) => ReportEvent.parse(JSON.parse(payload)));
  assert.deepEqual(events.map(({ id: _id, ...event }) => event), [
    { type: "reportAdded", reportId, bidId },
    { type: "reportChanged", reportId, bidId },
  ]);
  const kept = await sql<{ id: string }[]>`select id::text from district_events order by id`;
  assert.deepEqual(kept.map(({ id }) => id), events.map(({ id }) => id), "what is heard is kept");
  await unlisten();
});
