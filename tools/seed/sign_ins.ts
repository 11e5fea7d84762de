// Whom a developer may sign in as. Small, so that a second start need not load the seed.
import type { Sql } from "shared/server/database.ts";

export interface SignIn {
  who: string;
  phone: string;
}

export const RESIDENT_PHONE = "+17185550110";

/** Each district's manager, crew and viewer, then a resident. Empty where the demo districts are not there. */
export async function listSignIns(sql: Sql): Promise<SignIn[]> {
  const rows = await sql<SignIn[]>`
    select distinct on (b.name, n) initcap(u.bid_role) || ', ' || b.name as who, u.phone
    from users u
    join bids b on b.id = u.bid_id
    cross join array_position(array['manager', 'crew', 'viewer'], u.bid_role) as n
    where u.phone like '+1___55501__'
    order by b.name, n, u.phone`;
  const [resident] = await sql<SignIn[]>`
    select 'Resident' as who, phone from users where phone = ${RESIDENT_PHONE}`;
  return resident ? [...rows, resident] : [...rows];
}

export async function isEmpty(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ full: boolean }]>`
    select exists (select from bids) or exists (select from users) as full`;
  return !row.full;
}
