import type { Device } from "shared/api/people.ts";
import type { Query } from "shared/server/database.ts";
/** Those that could still be used, the last used first. */
export async function listDevices(
  sql: Query,
  { userId, sessionId }: { userId: string; sessionId: string },
  { seenAfter, signedInAfter }: { seenAfter: Date; signedInAfter: Date },
): Promise<Device[]> {
  const [row] = await sql<[{ devices: Device[] }]>`
    select coalesce(json_agg(json_build_object(
      'id', id, 'browser', browser, 'system', system, 'signedInAt', iso(signed_in_at),
      'seenAt', iso(seen_at), 'isThis', id = ${sessionId}
    ) order by id = ${sessionId} desc, seen_at desc), '[]') as devices
    from sessions
    where user_id = ${userId} and ended_at is null
      and seen_at > ${seenAfter} and signed_in_at > ${signedInAfter}`;
  return row.devices;
}

/** Whoever has that device now is not known any more. False where there is no such session. */
export async function endDevice(
  sql: Query,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    update sessions set ended_at = ${now}, browser_hash = null
    where id = ${id} and user_id = ${userId} and ended_at is null`;
  return count > 0;
}

/** All of somebody's; only the browser that asks stays known. */
export async function endAll(
  sql: Query,
  { userId, sessionId }: { userId: string; sessionId: string },
  now: Date,
): Promise<void> {
  await sql`
    update sessions s set
      ended_at = coalesce(ended_at, ${now}),
      browser_hash = case
        when browser_hash = (select browser_hash from sessions where id = ${sessionId})
        then browser_hash
      end
    where user_id = ${userId} and (ended_at is null or browser_hash is not null)`;
}
