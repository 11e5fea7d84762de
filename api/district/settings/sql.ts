import type { DistrictSettings } from "shared/api/district/settings.ts";
import type { Query } from "shared/server/database.ts";
import { USUAL_SOFTER } from "shared/storms/products.ts";

/** As they are stored, with who asks for the second pair of eyes to be off. */
export interface StoredSettings extends Omit<DistrictSettings, "eyesOff"> {
  askedBy: string | null;
  askedAt: Date | null;
}

export async function findSettings(sql: Query, bidId: string): Promise<StoredSettings> {
  const [row] = await sql<[StoredSettings]>`
    select name, languages, two_pairs_of_eyes, requires_second_factor, coalesce(softer, ${USUAL_SOFTER}::text[]) as softer,
      eyes_off_asked_by as asked_by, eyes_off_asked_at as asked_at
    from bids where id = ${bidId}`;
  return row;
}

interface Manager {
  id: string;
  name: string | null;
  ending: string;
  /** Of the staff. */
  since: Date;
}

/** Of the district that the transaction is of. */
export async function listManagers(sql: Query): Promise<Manager[]> {
  return await sql<Manager[]>`
    select id, name, ending, since from own_staff where role = 'manager' order by since, id`;
}

export async function setSettings(
  sql: Query,
  bidId: string,
  { name, languages, twoPairsOfEyes, requiresSecondFactor, softer }: Omit<
    DistrictSettings,
    "eyesOff"
  >,
): Promise<void> {
  await sql`
    update bids set
      name = ${name}, languages = ${languages}::text[], two_pairs_of_eyes = ${twoPairsOfEyes},
      requires_second_factor = ${requiresSecondFactor}, softer = ${softer}::text[]
    where id = ${bidId}`;
}

/** Null: nobody asks any more. */
export async function setAsked(
  sql: Query,
  bidId: string,
  asked: { by: string; at: Date } | null,
): Promise<void> {
  await sql`
    update bids set
      eyes_off_asked_by = ${asked?.by ?? null}, eyes_off_asked_at = ${asked?.at ?? null}
    where id = ${bidId}`;
}

/** When somebody ceased to be a manager of it last. */
export async function findLeftAt(sql: Query, bidId: string): Promise<Date | null> {
  const [{ leftAt }] = await sql<[{ leftAt: Date | null }]>`
    select max(at) as left_at from security_log
    where bid_id = ${bidId} and (
      event = 'staffLeft' or event in ('roleTaken', 'roleGiven')
        and detail ->> 'roleBefore' = 'manager' and detail ->> 'role' is distinct from 'manager'
    )`;
  return leftAt;
}
