// What an answer costs: each route under the same load, against an answer with nothing in it.
import { load, type Request } from "./load.ts";
import { type BenchWorld, cookieOf } from "./world.ts";
import { parentOf } from "./process.ts";
import { type Bound, number, type Row } from "./table.ts";

/**
 * What one empty answer took where the bounds were set, on two cores in a quiet hour: 30,000 a second, 0.03 ms of
 * CPU. By it a bound in requests a second or milliseconds is one in empty answers, which no machine is to blame for.
 */
const EMPTY_MS = 0.03;

interface Wanted {
  /** Requests a second. */
  least: number;
  /** CPU of the program and of PostgreSQL, in ms; absent: as much as `least` leaves to one core, in all. */
  most?: [program: number, database: number];
}

export async function benchHttp(world: BenchWorld): Promise<Row[]> {
  const { api, web, manager, resident } = world;
  const residents = await addResidents(world);
  const managers = await cookiesOf(
    Array.from({ length: 500 }, () => ({ ...manager, userId: crypto.randomUUID() })),
  );
  const own = await cookieOf(resident);
  const asManager = () => ({ cookie: oneOf(managers) });
  const asResident = () => ({ "content-type": "application/json", cookie: oneOf(residents) });
  const report = () =>
    JSON.stringify({ zip: "11231", depth: "knee", note: "x", submissionId: crypto.randomUUID() });
  const upload = () => JSON.stringify({ contentType: "image/jpeg", sizeBytes: 2_000_000 });
  const ofApi = { pid: api.pid };
  const ofWeb = { pid: web.pid, behindPid: api.pid };
  const created = { ...ofApi, status: 201 };
  const asked = (url: string, headers?: Request["headers"]): Request => ({ url, headers });
  // The bounds of a list and of figures are of 500,000 reports: bench/room has them at their size.
  const routes: [string, Request, Target, Wanted?][] = [
    ["an empty answer (GET /api/health)", asked(`${api.url}/api/health`), ofApi],
    ["one query (GET /api/ready)", asked(`${api.url}/api/ready`), ofApi],
    [
      "manager's list of 50",
      asked(`${api.url}/api/district/reports?limit=50`, asManager),
      ofApi,
      { least: 2_280, most: [0.3, 0.4] },
    ],
    [
      "manager's figures",
      asked(`${api.url}/api/district/stats`, asManager),
      ofApi,
      { least: 2_035, most: [0.3, 0.4] },
    ],
    ["district page", asked(`${web.url}/district`, asManager), ofWeb, { least: 600 }],
    ["public list of 50", asked(`${api.url}/api/reports?limit=50`), ofApi, { least: 3_960 }],
    ["ZIP code", asked(`${api.url}/api/zips/11231`), ofApi, { least: 8_000 }],
    ["ZIP page of a stranger", asked(`${web.url}/zip/11231`), ofWeb, { least: 8_000 }],
    [
      "ZIP page, signed in",
      asked(`${web.url}/zip/11231`, () => ({ cookie: own })),
      ofWeb,
      { least: 500 },
    ],
    ["landing page of a stranger", asked(`${web.url}/`), ofWeb, { least: 8_000 }],
    ["report accepted", post(`${api.url}/api/reports`, asResident, report), created, {
      least: 1_890,
    }],
    [
      "permission to upload",
      post(`${api.url}/api/uploads`, asResident, upload),
      created,
      { least: 3_700 },
    ],
    [
      "report refused",
      post(`${api.url}/api/reports`, asResident, () => "{}"),
      { ...ofApi, status: 422 },
      { least: 9_970 },
    ],
  ];
  const [{ pid }] = await world.database.sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const databasePid = await parentOf(pid);
  const rows: Row[] = [];
  let emptyMs = NaN;
  for (const [what, request, target, wanted] of routes) {
    const measured = await load(request, { ...target, databasePid });
    if (Number.isNaN(emptyMs)) emptyMs = measured.cpuMsPerRequest;
    rows.push(rowOf(what, measured, { emptyMs, wanted }));
  }
  return rows;
}

type Target = Pick<Parameters<typeof load>[1], "pid" | "behindPid" | "status">;

function rowOf(
  what: string,
  measured: Awaited<ReturnType<typeof load>>,
  { emptyMs, wanted }: { emptyMs: number; wanted?: Wanted },
): Row {
  const { requestsPerSecond, p99Ms, wrong } = measured;
  const program = measured.cpuMsPerRequest;
  const behind = measured.behindCpuMsPerRequest;
  const database = measured.databaseCpuMsPerRequest;
  const together = program + behind + (database || 0);
  const isPage = behind > 0;
  return {
    what,
    figure: `${number(requestsPerSecond)}/s, p99 ${number(p99Ms)} ms, ${number(program, 2)} + ` +
      `${isPage ? `${number(behind, 2)} (api) + ` : ""}${number(database, 2)} ms CPU`,
    comparedTo: `${number(together / emptyMs, 1)} × the CPU of an empty answer`,
    bounds: [
      { measured: wrong, most: 0, unit: "wrong answers", dependsOnMachine: false },
      ...wanted
        ? boundsOf(wanted, { requestsPerSecond, program, database, together, emptyMs })
        : [],
    ],
  };
}

function boundsOf(
  { least, most }: Wanted,
  { requestsPerSecond, program, database, together, emptyMs }: Record<
    "requestsPerSecond" | "program" | "database" | "together" | "emptyMs",
    number
  >,
): Bound[] {
  const perSecond = {
    measured: requestsPerSecond,
    least,
    unit: "a second",
    dependsOnMachine: true,
  };
  const times = (of: string, ms: number, mostMs: number) => ({
    of,
    measured: ms / emptyMs,
    most: mostMs / EMPTY_MS,
    unit: "empty answers of CPU",
    dependsOnMachine: false,
  });
  return most
    ? [perSecond, times("program", program, most[0]), times("PostgreSQL", database, most[1])]
    : [perSecond, times("all", together, 1000 / least)];
}

/** A crowd: each has limits of their own. */
export async function addResidents({ database: { sql }, resident }: BenchWorld): Promise<string[]> {
  const users = await sql<{ userId: string }[]>`
    insert into users (phone)
    select '+1212' || lpad((5000000 + n)::text, 7, '0') from generate_series(1, 2000) n
    on conflict (phone) do update set phone = excluded.phone
    returning id as user_id`;
  return await cookiesOf(users.map(({ userId }) => ({ ...resident, userId })));
}

function cookiesOf(sessions: BenchWorld["resident"][]): Promise<string[]> {
  return Promise.all(sessions.map(cookieOf));
}

export function oneOf(cookies: string[]): string {
  return cookies[Math.floor(Math.random() * cookies.length)]!;
}

function post(url: string, headers: Request["headers"], body: () => string): Request {
  return { method: "POST", url, headers, body };
}
