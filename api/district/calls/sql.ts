import type { Location } from "shared/api/reports.ts";
import type { Language } from "shared/languages.ts";
import type { Query } from "shared/server/database.ts";

interface Entered {
  reportId: string;
  actId: string;
  hadNumber: boolean;
}

export async function findEntered(
  sql: Query,
  { bidId, submissionId }: { bidId: string; submissionId: string },
): Promise<Entered | undefined> {
  const [row] = await sql<Entered[]>`
    select r.id as report_id, a.id::text as act_id, a.detail->>'consent' is not null as had_number
    from reports r join report_acts a on a.report_id = r.id and a.kind = 'called'
    where r.bid_id = ${bidId} and r.submission_id = ${submissionId} and r.via = 'staff'`;
  return row;
}

/** What is null is not asked about. */
export async function isOwnPlace(
  sql: Query,
  bidId: string,
  { zip, location }: { zip: string | null; location: Location | null },
): Promise<boolean> {
  const { longitude = null, latitude = null } = location ?? {};
  const [row] = await sql`
    select from bids b, point(${longitude}::float8, ${latitude}::float8) as place
    where b.id = ${bidId}
      and (${location === null} or b.bounds @> box(place) and lies_in(b.rings, b.ring_parts, place))
      and (${zip === null} or exists (
        select from bid_zips z where z.bid_id = b.id and z.zip = ${zip}
      ))`;
  return row !== undefined;
}

/** An operator has not blocked the number, it has not said STOP, and the carrier reaches it. */
export async function mayBeTexted(sql: Query, phone: string): Promise<boolean> {
  const [{ may }] = await sql<[{ may: boolean }]>`
    select not exists (select from blocked_phones where phone = ${phone}) and not exists (
      select from users
      where phone = ${phone} and (unsubscribed_at is not null or unreachable_at is not null)
    ) as may`;
  return may;
}

/** Without consent to alerts, and without places. An account that is there stays as it is. */
export async function addOrFindCaller(
  sql: Query,
  { phone, language }: { phone: string; language: Language },
  now: Date,
): Promise<string> {
  await sql`
    insert into users (phone, language, created_at) values (${phone}, ${language}, ${now})
    on conflict (phone) do nothing`;
  const [{ id }] = await sql<[{ id: string }]>`select id from users where phone = ${phone}`;
  return id;
}

export async function isTexted(sql: Query, actId: string): Promise<boolean> {
  const [row] = await sql`select from messages where act_id = ${actId} limit 1`;
  return row !== undefined;
}
