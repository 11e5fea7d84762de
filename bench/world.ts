// The system under measure: the programs as processes, on a seeded database of their own.
import { SANDBOX } from "shared/server/config.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { deriveKeys } from "../api/sessions/keys.ts";
import { beginSession, type Session, signSession } from "../api/sessions/session.ts";
import { type ProcessWorld, startProcessWorld } from "../testing/world.ts";
import { seed } from "../tools/seed/seed.ts";

export interface BenchWorld extends ProcessWorld {
  resident: Session;
  manager: Session;
}

export async function startBenchWorld(): Promise<BenchWorld> {
  const now = new Date();
  const world = await startProcessWorld(
    ({ database, sandbox, url }) => seed(database.sql, sandbox.storage, { now, publicUrl: url }),
    // Each request of a crowd says whose it is, and the limits of an address are theirs.
    { TRUSTED_PROXIES: "127.0.0.0/8" },
  );
  const { sql } = world.database;
  const sessionOf = async (isManager: boolean): Promise<Session> => {
    const [user] = await sql<[{ userId: string; bidId?: string; role?: StaffRole }]>`
      select id as user_id, bid_id, bid_role as role from users
      where (bid_role = 'manager') is not distinct from ${isManager || null} order by id limit 1`;
    const device = { browserHash: null, browser: "chrome", system: "linux" } as const;
    return await beginSession(sql, user, { now, device });
  };
  return {
    ...world,
    resident: await sessionOf(false),
    manager: await sessionOf(true),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

export async function cookieOf(session: Session): Promise<string> {
  const { session: key } = await deriveKeys(SANDBOX.jwtSecret);
  return `floodline_session=${await signSession(session, key)}`;
}
