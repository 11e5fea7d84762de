// What managers read does not grow with what was ever reported: the same day on top of a short record, a longer one
// and a long one. Compared is what PostgreSQL does for one answer that is made anew, of whatever machine.
import { connect } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";
import { startThrowaway } from "../../ground/postgres/throwaway.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { cpuSecondsOfFamily, parentOf } from "../process.ts";
import { number, type Row } from "../table.ts";
import { recordOf, RECORDS, ROOM_DATABASE } from "./kept_world.ts";
import { fillToday } from "./today.ts";

const MOST_TIMES = 1.3;
/** Reports of the day: as many whatever the record. */
const TODAY = 2_000;
const REQUESTS = 200;
const AT_ONCE = 4;
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
  member(district: number): Promise<HttpClient>;
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
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  // Nothing is kept there: each answer is made.
  const api = starting.use(await startApi({ url: asProgramRole(url) }));
  const owned = starting.move();
  return {
    api,
    databasePid: await parentOf(pid),
    async member(district) {
      const [user] = await sql<[{ id: string; bidId: string }]>`
        select s.id, s.bid_id from bench_districts d join users s on s.bid_id = d.id
        where d.n = ${district} and s.staff_name = 'Colleague 1'`;
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
  const members = await Promise.all(records.map((record) => record.member(district)));
  const least = records.map(() => Infinity);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [n, { databasePid }] of records.entries()) {
      const before = await cpuSecondsOfFamily(databasePid);
      await ask(members[n]!, path);
      const ms = (await cpuSecondsOfFamily(databasePid) - before) * 1000 / REQUESTS;
      // The first is to warm up.
      if (round >= 0) least[n] = Math.min(least[n]!, ms);
    }
  }
  return least;
}

async function ask(member: HttpClient, path: string): Promise<void> {
  let left = REQUESTS;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const { status, text } = await member.get(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    }
  }));
}
