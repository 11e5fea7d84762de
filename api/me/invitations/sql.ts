import type { OwnInvitation } from "shared/api/district/people.ts";
import type { Query } from "shared/server/database.ts";
import type { StaffRole } from "shared/staff_roles.ts";

/** Soonest to run out first. */
export async function listOwnInvitations(
  sql: Query,
  userId: string,
  now: Date,
): Promise<OwnInvitation[]> {
  return await sql<OwnInvitation[]>`
    select i.id, b.name as district, i.role, b.time_zone, iso(i.expires_at) as expires_at
    from users u
    join invitations i on i.phone = u.phone
    join bids b on b.id = i.bid_id
    where u.id = ${userId} and i.expires_at > ${now}
    order by i.expires_at, i.id`;
}

interface Invited {
  bidId: string;
  role: StaffRole;
  name: string | null;
  /** Whose staff they are by now. */
  ownBidId: string | null;
}

/** To the end of the transaction: of two who answer at once, or take it back, one comes first. */
export async function lockInvitation(
  sql: Query,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<Invited | undefined> {
  const [invited] = await sql<Invited[]>`
    select i.bid_id, i.role, i.name, u.bid_id as own_bid_id
    from invitations i join users u on u.phone = i.phone
    where i.id = ${id} and u.id = ${userId} and i.expires_at > ${now}
    for update`;
  return invited;
}

export async function deleteOwnInvitation(sql: Query, id: string): Promise<void> {
  await sql`delete from invitations where id = ${id}`;
}

export async function joinStaff(
  sql: Query,
  userId: string,
  { bidId, role, name }: Pick<Invited, "bidId" | "role" | "name">,
  now: Date,
): Promise<void> {
  await sql`
    update users set bid_id = ${bidId}, bid_role = ${role}, bid_since = ${now}, staff_name = ${name}
    where id = ${userId}`;
}

/** The district that they work for, locked before them: as its managers do. */
export async function lockOwnDistrict(sql: Query, userId: string): Promise<string | undefined> {
  const [district] = await sql<{ id: string }[]>`
    select b.id from bids b where b.id = (select bid_id from users where id = ${userId})
    for update of b`;
  return district?.id;
}

export async function isLastManager(
  sql: Query,
  { userId, bidId }: { userId: string; bidId: string },
): Promise<boolean> {
  const [row] = await sql<[{ isLast: boolean }]>`
    select coalesce(bool_and(id = ${userId}), false) as is_last
    from users where bid_id = ${bidId} and bid_role = 'manager'`;
  return row.isLast;
}

export async function leaveStaff(
  sql: Query,
  { userId, bidId }: { userId: string; bidId: string },
): Promise<boolean> {
  const { count } = await sql`
    update users set bid_id = null where id = ${userId} and bid_id = ${bidId}`;
  return count > 0;
}
