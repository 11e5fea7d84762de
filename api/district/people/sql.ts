import type { StaffList } from "shared/api/district/people.ts";
import type { Query } from "shared/server/database.ts";
import { STAFF_ROLES, type StaffRole } from "shared/staff_roles.ts";

/** Of the district that the transaction is of. `invitations` that ran out before `since` are left out. */
export async function listStaff(sql: Query, userId: string, since: Date): Promise<StaffList> {
  const [row] = await sql<[{ staff: StaffList }]>`
    select json_build_object(
      'people', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'name', name, 'ending', ending, 'role', role, 'since', iso(since),
          'isYou', id = ${userId}
        ) order by array_position(${STAFF_ROLES}::text[], role) desc, since, id), '[]')
        from own_staff
      ),
      'invitations', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'name', name, 'ending', ending, 'role', role,
          'invitedAt', iso(created_at), 'expiresAt', iso(expires_at)
        ) order by id desc), '[]')
        from own_invitations where expires_at > ${since}
      )
    ) as staff`;
  return row.staff;
}

interface Person {
  id: string;
  name: string | null;
  role: StaffRole;
}

/** Of the district that the transaction is of. */
export async function findPerson(sql: Query, id: string): Promise<Person | undefined> {
  const [person] = await sql<Person[]>`select id, name, role from own_staff where id = ${id}`;
  return person;
}

/** Of the district that the transaction is of. */
export async function countManagers(sql: Query): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from own_staff where role = 'manager'`;
  return count;
}

export async function setPerson(
  sql: Query,
  { id, bidId }: { id: string; bidId: string },
  { role, name }: { role: StaffRole; name: string | null },
): Promise<void> {
  await sql`
    update users set bid_role = ${role}, staff_name = ${name}
    where id = ${id} and bid_id = ${bidId}`;
}

export async function takeRole(
  sql: Query,
  { id, bidId }: { id: string; bidId: string },
): Promise<void> {
  await sql`update users set bid_id = null where id = ${id} and bid_id = ${bidId}`;
}

/** Whose staff the number's owner is already; undefined: nobody's. */
export async function findDistrictOf(sql: Query, phone: string): Promise<string | undefined> {
  const [user] = await sql<{ bidId: string }[]>`
    select bid_id from users where phone = ${phone} and bid_id is not null`;
  return user?.bidId;
}

export async function countInvited(sql: Query, bidId: string, since: Date): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from security_log
    where bid_id = ${bidId} and event = 'personInvited' and at > ${since}`;
  return count;
}

/** Whether this very form has been sent before, and what it made stands. */
export async function isInvited(
  sql: Query,
  { bidId, sentMark }: { bidId: string; sentMark: Uint8Array | null },
): Promise<boolean> {
  const [row] = await sql`
    select from invitations where bid_id = ${bidId} and sent_mark = ${sentMark}`;
  return row !== undefined;
}

/** In place of one to the same number. */
export async function putInvitation(
  sql: Query,
  invitation: {
    bidId: string;
    phone: string;
    role: StaffRole;
    name: string | null;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
    sentMark: Uint8Array | null;
  },
): Promise<string> {
  const { bidId, phone } = invitation;
  await sql`delete from invitations where bid_id = ${bidId} and phone = ${phone}`;
  const [{ id }] = await sql<[{ id: string }]>`insert into invitations ${
    sql(invitation)
  } returning id`;
  return id;
}

export async function deleteInvitation(
  sql: Query,
  { id, bidId }: { id: string; bidId: string },
): Promise<{ ending: string; role: StaffRole } | undefined> {
  const [gone] = await sql<{ ending: string; role: StaffRole }[]>`
    delete from invitations where id = ${id} and bid_id = ${bidId}
    returning right(phone, 4) as ending, role`;
  return gone;
}
