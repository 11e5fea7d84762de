// What managers read does not grow with what was ever reported: the same day on top of a short record, a longer one
// and a long one. Compared is what PostgreSQL does for one answer that is made anew, of whatever machine.
import { MOST_FRESH } from "shared/limits.ts";
import { connect } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";
import { startThrowaway } from "../../ground/postgres/throwaway.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { cpuSecondsOfFamily, parentOf } from "../process.ts";
import { number, type Row } from "../table.ts";
import { recordOf, RECORDS, ROOM_DATABASE } from "./kept_world.ts";
import { fillCounted, fillToday } from "./today.ts";

const MOST_TIMES = 1.3;
/** Reports of the day: as many whatever the record. */
const TODAY = 2_000;
const REQUESTS = 250;
/** Each has limits of their own. */
const PEOPLE = 4;
/** The least of them counts: what else runs on a machine makes some dearer, and none cheaper. */
const ROUNDS = 4;

const READS: Record<string, string> = {
  "the board's page": "/api/district/board/page?status=open&limit=25",
  "list of 50": "/api/district/reports?limit=50",
  "list of 50, open": "/api/district/reports?limit=50&status=open",
  "list of 50, with the city": "/api/district/reports?limit=50&status=passed_on",
  "figures": "/api/district/stats",
  "counts, and what is coming": "/api/district/board",
  "kept filters, counted": "/api/district/filters",
  "map, open": "/api/district/board/map?status=open&view=-180,-90,180,90",
};
/** By its number: of a usual size, and the one that has a tenth of all reports. Over both it rains. */
const DISTRICTS = { "a usual district": 11, "the busiest": 1 };

export async function benchFlat(): Promise<Row[]> {
  await using worlds = new AsyncDisposableStack();
  const records: MeasuredRecord[] = [];
  for (const reports of RECORDS) records.push(worlds.use(await openRecord(reports)));
  const rows: Row[] = [];
  for (const [district, n] of Object.entries(DISTRICTS)) {
    for (const [what, path] of Object.entries(READS)) {
      const costs = await measure(records, n, path);
      const times = Math.max(...costs) / costs[0]!;
      rows.push({
        what: `${what}, ${district}`,
        figure: `${costs.map((ms) => number(ms, 2)).join(", ")} ms of PostgreSQL`,
        comparedTo: `at ${RECORDS.map((each) => number(each)).join(", ")} reports`,
        bounds: [{ measured: times, most: MOST_TIMES, unit: "times", dependsOnMachine: false }],
      });
    }
  }
  return rows;
}

interface MeasuredRecord extends AsyncDisposable {
  api: TestApi;
  databasePid: number;
  /** Of a district's staff, somebody who has seen all until an hour ago. */
  join(district: number): Promise<HttpClient>;
}

async function openRecord(reports: number): Promise<MeasuredRecord> {
  await using starting = new AsyncDisposableStack();
  const { env: { FLOODLINE_TEST_POSTGRES: server } } = starting.use(
    await startThrowaway({ on: "disk", kind: recordOf(reports) }),
  );
  const url = `${server}/${ROOM_DATABASE}`;
  const sql = connect(url, { max: 1 });
  starting.defer(() => sql.end({ timeout: 1 }));
  await fillToday(sql, { reports: TODAY });
  // Counts end at a bound: compared is what all of them have as many of.
  await fillCounted(sql, { districts: Object.values(DISTRICTS), reports: MOST_FRESH });
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  // Nothing is kept there: each answer is made.
  const api = starting.use(await startApi({ url: asProgramRole(url) }));
  const owned = starting.move();
  return {
    api,
    databasePid: await parentOf(pid),
    async join(district) {
      const [user] = await sql<[{ id: string; bidId: string }]>`
        insert into users (phone, bid_id, bid_role)
        select '+1646' || lpad((count(*) + 1)::text, 7, '0'), (
          select id from bench_districts where n = ${district}
        ), 'manager'
        from users where phone like '+1646%'
        returning id, bid_id`;
      await sql`
        insert into board_looks (bid_id, user_id, seen_until)
        values (${user.bidId}, ${user.id}, now() - interval '1 hour')`;
      return await api.enter(user);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Milliseconds of PostgreSQL's an answer, by record; each record's rounds lie among the others'. */
async function measure(
  records: MeasuredRecord[],
  district: number,
  path: string,
): Promise<number[]> {
  const staff = await Promise.all(records.map((record) => joinSeveral(record, district)));
  const least = records.map(() => Infinity);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [n, { databasePid }] of records.entries()) {
      const before = await cpuSecondsOfFamily(databasePid);
      await ask(staff[n]!, path);
      const ms = (await cpuSecondsOfFamily(databasePid) - before) * 1000 / REQUESTS;
      // The first is to warm up.
      if (round >= 0) least[n] = Math.min(least[n]!, ms);
    }
  }
  return least;
}

async function joinSeveral(record: MeasuredRecord, district: number): Promise<HttpClient[]> {
  const staff: HttpClient[] = [];
  while (staff.length < PEOPLE) staff.push(await record.join(district));
  return staff;
}

async function ask(staff: HttpClient[], path: string): Promise<void> {
  let left = REQUESTS;
  await Promise.all(staff.map(async (member) => {
    while (left-- > 0) {
      const { status, text } = await member.get(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    }
  }));
}
