// What an answer costs: each route under the same load, against an answer with nothing in it.
import { load, type Request } from "./load.ts";
import { type BenchWorld, cookieOf } from "./world.ts";
import { number, type Row } from "./table.ts";

export async function benchHttp(world: BenchWorld): Promise<Row[]> {
  const { api, web, manager } = world;
  const residents = await addResidents(world);
  const managers = await cookiesOf(
    Array.from({ length: 500 }, () => ({ ...manager, userId: crypto.randomUUID() })),
  );
  const asManager = () => ({ cookie: oneOf(managers) });
  const asResident = () => ({ "content-type": "application/json", cookie: oneOf(residents) });
  const report = () =>
    JSON.stringify({ zip: "11231", depth: "knee", note: "x", submissionId: crypto.randomUUID() });
  const upload = () => JSON.stringify({ contentType: "image/jpeg", sizeBytes: 2_000_000 });
  const routes: [string, Request, { pid: number; status?: number }][] = [
    ["an empty answer (GET /api/health)", { url: `${api.url}/api/health` }, api],
    ["one query (GET /api/ready)", { url: `${api.url}/api/ready` }, api],
    ["manager's list of 50", {
      url: `${api.url}/api/district/reports?limit=50`,
      headers: asManager,
    }, api],
    ["manager's figures", { url: `${api.url}/api/district/stats`, headers: asManager }, api],
    ["public list of 50", { url: `${api.url}/api/reports?limit=50` }, api],
    ["ZIP code", { url: `${api.url}/api/zips/11231` }, api],
    ["report accepted", post(`${api.url}/api/reports`, asResident, report), {
      pid: api.pid,
      status: 201,
    }],
    ["report refused", post(`${api.url}/api/reports`, asResident, () => "{}"), {
      pid: api.pid,
      status: 422,
    }],
    ["permission to upload", post(`${api.url}/api/uploads`, asResident, upload), {
      pid: api.pid,
      status: 201,
    }],
    ["landing page", { url: `${web.url}/` }, web],
    ["ZIP page", { url: `${web.url}/zip/11231` }, web],
  ];
  const rows: Row[] = [];
  let emptyCpuMs = NaN;
  for (const [what, request, target] of routes) {
    const measured = await load(request, target);
    if (Number.isNaN(emptyCpuMs)) emptyCpuMs = measured.cpuMsPerRequest;
    const wrong = measured.wrong > 0 ? `, ${measured.wrong} WRONG ANSWERS` : "";
    rows.push({
      what,
      figure: `${number(measured.requestsPerSecond)}/s, p99 ${number(measured.p99Ms)} ms, ` +
        `${number(measured.cpuMsPerRequest, 2)} ms CPU${wrong}`,
      comparedTo: `${
        number(measured.cpuMsPerRequest / emptyCpuMs, 1)
      } × the CPU of an empty answer`,
    });
  }
  return rows;
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
