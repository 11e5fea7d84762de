// The managers' room at the size of a country: programs as processes on a database of years.
import { connect, type Sql } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { startThrowaway } from "../../ground/postgres/throwaway.ts";
import { type Program, startProgram } from "../../testing/programs.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { parentOf } from "../process.ts";
import { cookieOf } from "../world.ts";
import { ROOM, ROOM_DATABASE } from "./kept_world.ts";
import { fillToday } from "./today.ts";

/** Reports of the day, the newest a second old. */
const TODAY = 2_000;

export interface RoomWorld extends AsyncDisposable {
  sql: Sql;
  api: Program;
  web: Program;
  /** PostgreSQL's first process. */
  databasePid: number;
  /** The first of them is the busiest district's, as are all of `crowd`. */
  districts: MeasuredDistrict[];
  crowd: Member[];
}

export interface MeasuredDistrict {
  bidId: string;
  member: Member;
  latitude: number;
  longitude: number;
  zip: string;
  reports: number;
  /** The newest incident, and a report from the middle of its record. */
  incidentId: string;
  reportId: string;
}

export interface Member {
  userId: string;
  cookie: string;
}

export async function startRoom(): Promise<RoomWorld> {
  await using starting = new AsyncDisposableStack();
  const { env: { FLOODLINE_TEST_POSTGRES: server } } = starting.use(
    await startThrowaway({ on: "disk", kind: ROOM }),
  );
  const url = `${server}/${ROOM_DATABASE}`;
  const sql = connect(url, { max: 3 });
  starting.defer(() => sql.end({ timeout: 1 }));
  await fillToday(sql, { reports: TODAY });
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const sandbox = starting.use(await startSandbox());
  const programEnv = {
    ...sandbox.environment,
    PUBLIC_URL: "http://localhost:8080",
    DATABASE_URL: asProgramRole(url),
    // So that it is the work that is measured, not what a day may cost.
    SMS_BROADCASTS_DOLLARS: "100000",
  };
  const api = starting.use(await startProgram("api", programEnv));
  const web = starting.use(await startProgram("web", { ...programEnv, API_URL: api.url }));
  const districts = await listDistricts(sql);
  const crowd = await listCrowd(sql, districts[0]!.bidId);
  const owned = starting.move();
  return {
    ...{ sql, api, web, districts, crowd },
    databasePid: await parentOf(pid),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function listDistricts(sql: Sql): Promise<MeasuredDistrict[]> {
  const rows = await sql<(Omit<MeasuredDistrict, "member"> & Person)[]>`
    select d.id as bid_id, d.zip, d.latitude, d.longitude, s.id as user_id, s.bid_role as role, (
      select count(*)::int from reports r where r.bid_id = d.id
    ) as reports, (
      select i.id from incidents i where i.bid_id = d.id order by i.id desc limit 1
    ) as incident_id, (
      select r.id from reports r where r.bid_id = d.id and r.created_at < now() - interval '400 days'
      order by r.id desc limit 1
    ) as report_id
    from bench_districts d join users s on s.bid_id = d.id and s.staff_name = 'Colleague 1'
    order by d.n`;
  return await Promise.all(rows.map(async ({ userId, role, ...district }) => ({
    ...district,
    member: await signIn({ userId, role, bidId: district.bidId }),
  })));
}

async function listCrowd(sql: Sql, bidId: string): Promise<Member[]> {
  const rows = await sql<Person[]>`
    select id as user_id, bid_role as role from users where bid_id = ${bidId} order by phone`;
  return await Promise.all(rows.map((person) => signIn({ ...person, bidId })));
}

interface Person {
  userId: string;
  role: StaffRole;
}

/** As of a code typed just now. */
async function signIn(person: Person & { bidId: string }): Promise<Member> {
  const now = new Date();
  const session = { ...person, id: crypto.randomUUID(), signedInAt: now, readAt: now };
  return { userId: person.userId, cookie: await cookieOf(session) };
}
