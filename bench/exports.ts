// A district's whole record as a file: a million reports, taken by a program with a key from an api that is a
// process of its own.
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startProgram } from "../testing/programs.ts";
import { addDistrict, addKey, RED_HOOK } from "../testing/rows.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { cpuSeconds, cpuSecondsOfFamily, memoryMb, parentOf } from "./process.ts";
import { number, type Row } from "./table.ts";

const REPORTS = 1_000_000;
const KEY = "floodline_key_of-the-bench";
const LOOK_EVERY_MS = 50;

export async function benchExports(): Promise<Row[]> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addKey(sql, bidId, { key: KEY });
  await fill(sql, bidId);
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(
    await startProgram("api", { ...sandbox.environment, DATABASE_URL: database.url }),
  );
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const measured = {
    url: `${api.url}/api/district/reports`,
    pid: api.pid,
    databasePid: await parentOf(pid),
  };
  // What a first file costs once, as code that is made ready.
  await take(`${measured.url}.csv?status=not_ours`);
  return [
    await bench(measured, "csv"),
    await bench(measured, "geojson"),
    await benchKnown(measured),
  ];
}

interface Measured {
  url: string;
  pid: number;
  databasePid: number;
}

async function bench({ url, pid, databasePid }: Measured, format: "csv" | "geojson"): Promise<Row> {
  const cpu = () => Promise.all([cpuSeconds(pid), cpuSecondsOfFamily(databasePid)]);
  const [before, memoryBefore] = [await cpu(), await memoryMb(pid)];
  let most = memoryBefore;
  const looking = setInterval(
    async () => most = Math.max(most, await memoryMb(pid)),
    LOOK_EVERY_MS,
  );
  const { lines, bytes, seconds } = await take(`${url}.${format}`);
  clearInterval(looking);
  const after = await cpu();
  const [own, databases] = after.map((each, n) => each - before[n]!) as [number, number];
  if (lines < REPORTS) throw new Error(`${lines} lines of ${REPORTS} reports`);
  return {
    what: `${number(REPORTS)} reports as ${format}`,
    figure: `${number(REPORTS / seconds)} a second, ${number(seconds, 1)} s, ${
      number(bytes / 1_000_000)
    } MB; ${number(own, 1)} s CPU`,
    bounds: [
      {
        of: "reports a second",
        measured: REPORTS / seconds,
        least: 50_000,
        unit: "",
        dependsOnMachine: true,
      },
      {
        of: "memory",
        measured: most - memoryBefore,
        most: 60,
        unit: "MB more",
        dependsOnMachine: false,
      },
    ],
    comparedTo: `database: ${number(databases, 1)} s CPU; api before: ${number(memoryBefore)} MB`,
  };
}

/** Whoever has it already. */
async function benchKnown({ url }: Measured): Promise<Row> {
  const headers = { authorization: `Bearer ${KEY}` };
  const head = await fetch(`${url}.csv`, { method: "HEAD", headers });
  const begun = performance.now();
  const answer = await fetch(`${url}.csv`, {
    headers: { ...headers, "if-none-match": head.headers.get("etag")! },
  });
  const ms = performance.now() - begun;
  await answer.body?.cancel();
  return {
    what: "the same, for who has it",
    figure: `${number(ms, 1)} ms`,
    bounds: [
      {
        of: "answered by",
        measured: answer.status,
        least: 304,
        most: 304,
        unit: "",
        dependsOnMachine: false,
      },
      { measured: ms, most: 50, unit: "ms", dependsOnMachine: true },
    ],
    comparedTo: "the file",
  };
}

async function take(url: string): Promise<{ lines: number; bytes: number; seconds: number }> {
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${KEY}` } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  let [lines, bytes] = [0, 0];
  for await (const piece of response.body!) {
    bytes += piece.length;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
  }
  return { lines, bytes, seconds: (performance.now() - begun) / 1000 };
}

/** Three years of a busy district: a tenth with a photo, a tenth confirmed, a third taken up. */
async function fill(sql: Sql, bidId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into reports (bid_id, zip, latitude, longitude, depth, note, status, happened_at, created_at)
      select ${bidId}, '11231', 40.67 + (n % 997) / 1e5, -74.01 + (n % 991) / 1e5,
        (array['ankle', 'knee', 'waist', 'inside'])[1 + n % 4]::depth,
        case when n % 2 = 0 then '' else 'Water at the corner, by the drain, “again” no. ' || n end,
        (array['new', 'water_gone', 'passed_on'])[1 + n % 3]::report_status,
        now() - n * interval '95 seconds', now() - n * interval '95 seconds'
      from generate_series(${REPORTS}::int, 1, -1) n`;
    await tx`
      insert into media (report_id, kind, object_key, content_type, size_bytes, created_at, cleaned_at)
      select id, 'photo', 'media/' || id, 'image/jpeg', 9, created_at, created_at
      from reports where random() < 0.1`;
    await tx`
      insert into users (phone) select '+1718' || lpad(n::text, 7, '0') from generate_series(1, 1000) n`;
    await tx`
      insert into report_confirmations (report_id, user_id, confirmed_at)
      select r.id, u.id, r.created_at
      from (select id, created_at, 1 + (random() * 999)::int as n from reports where random() < 0.1) r
      join (select id, row_number() over (order by id) as n from users) u using (n)`;
    await tx`
      insert into report_acts (bid_id, report_id, kind, detail, acted_at)
      select bid_id, id, 'status', jsonb_build_object('from', 'new', 'to', status), created_at
      from reports where status <> 'new' and random() < 0.5`;
  });
  await sql`vacuum analyze reports, media, report_confirmations, report_acts`;
}
