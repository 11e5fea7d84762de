// Where somebody is signed in, and how they end it there.
import type { Devices } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { IDLE_SECONDS, LONGEST_SECONDS, type Session } from "../../sessions/session.ts";
import { endAll, endDevice, listDevices } from "./sql.ts";

export async function getDevices(sql: Sql, session: Session, now: Date): Promise<Devices> {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const { userId, id: sessionId } = session;
  const since = { seenAfter: ago(IDLE_SECONDS), signedInAfter: ago(LONGEST_SECONDS) };
  return { devices: await listDevices(sql, { userId, sessionId }, since) };
}

export async function signOutDevice(
  sql: Sql,
  { userId }: Session,
  id: string,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  await sql.begin(async (tx) => {
    if (!await endDevice(tx, { id, userId }, now)) throw new AppError("deviceNotFound");
    const detail = { which: "device" };
    await noteSecurity(tx, { event: "sessionEnded", at: now, userId, address, detail });
  });
}

/** Every session of theirs, this one included, and at once. */
export async function signOutEverywhere(
  sql: Sql,
  { userId, id: sessionId }: Session,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  await sql.begin(async (tx) => {
    await endAll(tx, { userId, sessionId }, now);
    const detail = { which: "all" };
    await noteSecurity(tx, { event: "sessionEnded", at: now, userId, address, detail });
  });
}
