// A storm's first minute, set up: everything as processes of their own behind a real Caddy.
import type { Sql } from "shared/server/database.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { freePort } from "../../ground/ports.ts";
import { type Caddy, findCaddy, runCaddy } from "../../testing/caddy.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { type Program, startProgram } from "../../testing/programs.ts";
import { parentOf } from "../process.ts";
import { control, TWILIO_MS } from "../sending.ts";
import { circleOver, follow, OPEN_METEO_MS, RAINING } from "../sweep.ts";
import { cookieOf } from "../world.ts";
import type { HerdSize } from "./size.ts";

/** Of one person at once; five may be open. */
const BOARDS_EACH = 4;

export interface HerdWorld extends AsyncDisposable {
  sql: Sql;
  port: number;
  /** Caddy's. */
  url: string;
  /** What a program needs to come to all of it. */
  env: Record<string, string>;
  sandbox: Program;
  /** Whose CPU is told, by name. */
  pids: Record<string, number>;
  /** Where it rains, and the people are. */
  place: { zip: string; latitude: number; longitude: number };
  staff: string[];
  residents: string[];
}

/** @throws where no Caddy is installed: the herd comes through a real one */
export async function startHerd(size: HerdSize): Promise<HerdWorld> {
  if (!await findCaddy()) {
    throw new Error("there is no Caddy here: install it, as the image has it");
  }
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country" }));
  const { sql } = database;
  const data = await Deno.makeTempDir();
  starting.defer(() => Deno.remove(data, { recursive: true }));
  const sandbox = starting.use(await startProgram("sandbox", { SANDBOX_DATA: data }));
  await control(sandbox, "PUT", "latency", { twilioMs: TWILIO_MS, openMeteoMs: OPEN_METEO_MS });
  await control(sandbox, "PUT", "faults", { receipts: { kind: "none" } });
  const places = await follow(sql, size.zips);
  await giveNumbers(sql);
  await control(sandbox, "POST", "rain", {
    ...circleOver(places, RAINING),
    mmPerHour: 12,
    minutes: 240,
  });
  const place = await findMiddle(sql, size.zips);
  await foundDistrict(sql, place);
  await sweepNothing(sql);
  const port = freePort();
  const url = `http://localhost:${port}`;
  const env = {
    FLOODLINE_ENV: "development",
    PUBLIC_URL: url,
    DATABASE_URL: database.url,
    TWILIO_API_URL: sandbox.url,
    OPEN_METEO_URL: sandbox.url,
    NWS_URL: sandbox.url,
    COOPS_API_URL: sandbox.url,
    S3_ENDPOINT: sandbox.url,
    SMS_PER_SECOND: String(Math.ceil(size.texts / size.seconds)),
    SMS_DAILY_DOLLARS: "100000",
  };
  const [api, worker] = await Promise.all([startBuilt("api", env), startBuilt("worker", env)]);
  starting.use(api);
  starting.use(worker);
  const web = starting.use(await startBuilt("web", { ...env, API_URL: api.url }));
  starting.use(await pass(port, api, web));
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const staff = await signInStaff(sql, Math.ceil(size.boards / BOARDS_EACH));
  const residents = await signInResidents(sql, size.reports);
  const owned = starting.move();
  return {
    ...{ sql, port, url, env, sandbox, place, staff, residents },
    pids: { web: web.pid, api: api.pid, worker: worker.pid, PostgreSQL: await parentOf(pid) },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** As production runs them; tools/run_bench.ts has built them. */
function startBuilt(
  name: "api" | "web" | "worker",
  env: Record<string, string>,
): Promise<Program> {
  return startProgram(name, env, `_build/${name}.js`);
}

/** Each of the crowd says an address of its own: Caddy takes this machine for a CDN. */
async function pass(port: number, api: Program, web: Program): Promise<Caddy> {
  const portOf = ({ url }: Program) => Number(new URL(url).port);
  const caddy = await runCaddy(port, {
    api: portOf(api),
    web: portOf(web),
    trustedProxies: "127.0.0.1/8 ::1/128",
  });
  if (!caddy) throw new Error(`Caddy does not listen on ${port}`);
  return caddy;
}

/** That a carrier would text: those of the sweep's bench are never sent. */
async function giveNumbers(sql: Sql): Promise<void> {
  await sql`update users set phone = '+1' || (right(phone, 10)::bigint + 125550000)`;
}

/** Around it it rains (bench/sweep.ts). */
async function findMiddle(sql: Sql, zips: number): Promise<HerdWorld["place"]> {
  const [place] = await sql<[HerdWorld["place"]]>`
    select zip, latitude, longitude from zips where zip in (select zip from places)
    order by zip offset ${Math.floor(zips / 2)} limit 1`;
  return place;
}

async function foundDistrict(
  sql: Sql,
  { zip, latitude, longitude }: HerdWorld["place"],
): Promise<void> {
  const corner = (
    east: number,
    north: number,
  ) => [longitude + east * 0.01, latitude + north * 0.01];
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
  const boundary = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  const [bid] = await sql<[{ id: string }]>`
    insert into bids (slug, name, time_zone, boundary)
    select 'herd', 'Herd', time_zone, ${boundary}::text::jsonb from zips where zip = ${zip}
    returning id`;
  await sql`insert into bid_zips (bid_id, zip) values (${bid.id}, ${zip})`;
}

/** The worker owes no sweep for hours: those that are measured are the bench's, whatever the clock says. */
async function sweepNothing(sql: Sql): Promise<void> {
  await sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at)
    select date_bin('10 minutes', now(), '2026-01-01Z') + n * interval '10 minutes', 'done', now(), now(), now()
    from generate_series(0, 36) as n`;
}

interface SignedIn {
  userId: string;
  bidId?: string;
  role?: StaffRole;
}

async function signInStaff(sql: Sql, count: number): Promise<string[]> {
  const people = await sql<SignedIn[]>`
    insert into users (phone, bid_id, bid_role, bid_since, consent_version, consented_at, staff_name)
    select '+1917' || lpad(n::text, 7, '0'), bids.id, 'manager', now(), 'bench', now(), 'Colleague ' || n
    from bids cross join generate_series(1, ${count}::int) as n
    returning id as user_id, bid_id, bid_role as role`;
  return await Promise.all(people.map(signIn));
}

async function signInResidents(sql: Sql, count: number): Promise<string[]> {
  const people = await sql<SignedIn[]>`
    select id as user_id from users where bid_id is null order by phone limit ${count}`;
  return await Promise.all(people.map(({ userId }) => signIn({ userId })));
}

/** As of a code typed just now. */
async function signIn(person: SignedIn): Promise<string> {
  const now = new Date();
  return await cookieOf({ ...person, id: crypto.randomUUID(), signedInAt: now, readAt: now });
}
