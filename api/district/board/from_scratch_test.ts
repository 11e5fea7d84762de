// Lists and figures after a thousand things were done at random, against the same by counting from scratch.
import assert from "node:assert/strict";
import { DistrictReportList, DistrictStats } from "shared/api/district.ts";
import { Incident } from "shared/api/district/incidents.ts";
import { BoardOverview } from "shared/api/district/board.ts";
import { DEPTHS } from "shared/depths.ts";
import { ENDED_COUNTED_HOURS } from "shared/limits.ts";
import { isOpen, REPORT_STATUSES } from "shared/report_statuses.ts";
import type { Sql } from "shared/server/database.ts";
import type { Random } from "../../../ground/random.ts";
import { startApi } from "../../../testing/api.ts";
import { seeded } from "../../../testing/chaos/seed.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const REPORTS = 240;
const OPERATIONS = 1_000;
const NOW = new Date("2026-11-22T17:00:00Z");
const HOUR_MS = 3600_000;

Deno.test("after a thousand changes each list and figure is what counting from scratch finds", async () => {
  const random = seeded();
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  api.clock.set(NOW.toISOString());
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const user = await addUser(sql, { bidId });
  const manager = await api.enter(user);
  await report(sql, random, [bidId, bidId, elsewhere]);
  for (let n = 0; n < OPERATIONS; n++) await changeOne(sql, random);

  const rows = (await readAll(sql)).filter((row) => row.bidId === bidId && !row.isGone);
  const list = async (query: string) => {
    const { body } = await manager.get(`/api/district/reports?limit=50&${query}`);
    return DistrictReportList.parse(body).reports.map(({ id }) => id);
  };
  const expected = (which: (row: Row) => boolean) =>
    rows.filter(which).map(({ id }) => id).slice(0, 50);
  for (const status of REPORT_STATUSES) {
    assert.deepEqual(await list(`status=${status}`), expected((row) => row.status === status));
  }
  for (let n = 0; n < 40; n++) {
    const statuses = REPORT_STATUSES.filter(() => random.next() < 0.4);
    const depths = DEPTHS.filter(() => random.next() < 0.5);
    const query = `status=${statuses}&depth=${depths}`;
    const isMeant = ({ status, depth }: Row) =>
      (statuses.length === 0 || statuses.includes(status)) &&
      (depths.length === 0 || depths.includes(depth));
    assert.deepEqual(await list(query), expected(isMeant), query);
  }
  const days = "since=2026-11-15&until=2026-11-20";
  const [from, before] = [new Date("2026-11-15T05:00Z"), new Date("2026-11-21T05:00Z")];
  assert.deepEqual(
    await list(days),
    expected(({ happenedAt }) => happenedAt >= from && happenedAt < before),
  );

  const overview = async () => BoardOverview.parse((await manager.get("/api/district/board")).body);
  const { statuses, fresh } = await overview();
  const endedSince = new Date(NOW.getTime() - ENDED_COUNTED_HOURS * HOUR_MS);
  const isCounted = ({ status, createdAt }: Row) => isOpen(status) || createdAt > endedSince;
  const counted = REPORT_STATUSES.map((status) => ({
    status,
    count: rows.filter((row) => row.status === status && isCounted(row)).length,
  })).filter(({ count }) => count > 0);
  assert.deepEqual(statuses, counted);
  assert.equal(fresh, rows.length);
  const seenUntil = new Date(NOW.getTime() - 30 * HOUR_MS);
  await sql`
    insert into board_looks (bid_id, user_id, seen_until) values (${bidId}, ${user.id}, ${seenUntil})`;
  const since = (at: Date) => rows.filter(({ createdAt }) => createdAt > at).length;
  assert.equal((await overview()).fresh, since(seenUntil));

  const stats = DistrictStats.parse((await manager.get("/api/district/stats")).body);
  assert.equal(stats.openReports, rows.filter(({ status }) => isOpen(status)).length);
  const midnight = new Date("2026-11-22T04:59:59.999Z");
  assert.equal(stats.reportsToday, since(midnight));

  for (const [id, ofOne] of Map.groupBy(rows, ({ incidentId }) => incidentId)) {
    if (!id) continue;
    const { body } = await manager.get(`/api/district/incidents/${id}`);
    const { people, reports } = Incident.parse(body);
    assert.equal(people, new Set(ofOne.flatMap(({ people }) => people)).size);
    assert.deepEqual(reports.map(({ id }) => id).sort(), ofOne.map(({ id }) => id).sort());
  }
});

async function report(sql: Sql, random: Random, bidIds: string[]): Promise<void> {
  const userIds = (await sql<{ id: string }[]>`
    insert into users (phone) select '+1212777' || 1000 + n from generate_series(1, 30) as n
    returning id`).map(({ id }) => id);
  for (let n = 0; n < REPORTS; n++) {
    const createdAt = new Date(NOW.getTime() - random.next() ** 2 * 12 * 24 * HOUR_MS);
    await sql`
      insert into reports (user_id, bid_id, zip, depth, happened_at, created_at)
      values (
        ${random.pick(userIds)}, ${random.pick(bidIds)}, '11231', ${
      random.pick(DEPTHS)
    }, ${createdAt},
        ${createdAt}
      )`;
  }
  for (const bidId of new Set(bidIds)) {
    await sql`
      insert into incidents (bid_id, lead_id, created_at)
      select ${bidId}, id, now() from reports where bid_id = ${bidId} order by id limit 4`;
  }
}

/** As staff and senders do, of any district. */
async function changeOne(sql: Sql, random: Random): Promise<void> {
  const one = sql`(select id from reports order by random() limit 1)`;
  const kinds: (() => Promise<unknown>)[] = [
    () => sql`update reports set status = ${random.pick(REPORT_STATUSES)} where id = ${one}`,
    () => sql`update reports set status = ${random.pick(REPORT_STATUSES)} where id = ${one}`,
    () => sql`update reports set depth = ${random.pick(DEPTHS)} where id = ${one}`,
    () =>
      sql`
      update reports r set incident_id = (
        select i.id from incidents i where i.bid_id = r.bid_id order by random() limit 1
      ) where r.id = ${one}`,
    () => sql`update reports set incident_id = null where id = ${one}`,
    () =>
      sql`
      insert into report_confirmations (report_id, user_id, confirmed_at)
      select ${one}, (select id from users where bid_id is null order by random() limit 1), now()
      on conflict do nothing`,
    ...random.next() < 0.1
      ? [
        () => sql`update reports set withdrawn_at = now() where id = ${one}`,
        () => sql`update reports set withdrawn_at = now(), removed_at = now() where id = ${one}`,
      ]
      : [],
  ];
  await random.pick(kinds)();
}

interface Row {
  id: string;
  bidId: string;
  status: (typeof REPORT_STATUSES)[number];
  depth: (typeof DEPTHS)[number];
  happenedAt: Date;
  createdAt: Date;
  incidentId: string | null;
  isGone: boolean;
  /** Who sent it, and who has seen its water. */
  people: string[];
}

/** Without an index and without a plan of its own: the newest first. */
async function readAll(sql: Sql): Promise<Row[]> {
  const reports = await sql<(Omit<Row, "people"> & { userId: string })[]>`
    select id, bid_id, status, depth, happened_at, created_at, incident_id, user_id,
      withdrawn_at is not null as is_gone
    from reports order by id desc`;
  const confirmations = await sql<{ reportId: string; userId: string }[]>`
    select report_id, user_id from report_confirmations`;
  return reports.map(({ userId, ...report }) => ({
    ...report,
    people: [
      userId,
      ...confirmations.filter(({ reportId }) => reportId === report.id).map(({ userId }) => userId),
    ],
  }));
}
