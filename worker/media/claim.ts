// How the worker takes photos and videos to work on. Any number of workers may: each file is one's alone,
// and a worker that died over one leaves it to the next try.
import type { Fragment } from "postgres";
import type { Query } from "shared/server/database.ts";

/** Whether anybody works on a file, and how often that was tried; whose turn is first. */
const WORKS = {
  takeover: { at: "taking_at", tries: "taking_tries", order: "created_at" },
  cleaning: { at: "cleaning_at", tries: "cleaning_tries", order: "ready_at" },
} as const;

export interface ClaimedMedia {
  id: string;
  objectKey: string;
  contentType: string;
  mayTellPlace: boolean;
  /** Where the carrier keeps it. */
  sourceUrl: string | null;
}

/**
 * Each try waits a minute longer than the one before.
 *
 * @param options.owed which rows of `media` the work is owed
 */
export async function claimMedia<Claimed extends ClaimedMedia>(
  sql: Query,
  work: keyof typeof WORKS,
  options: { owed: Fragment; limit: number; maxTries: number; now: Date },
): Promise<Claimed[]> {
  const { owed, limit, maxTries, now } = options;
  const [at, tries, order] = [sql(WORKS[work].at), sql(WORKS[work].tries), sql(WORKS[work].order)];
  return await sql<Claimed[]>`
    update media set ${at} = ${now}, ${tries} = ${tries} + 1
    from (
      select id as next_id from media
      where ${owed} and ${tries} < ${maxTries}
        and (${at} is null or ${at} < ${now}::timestamptz - ${tries} * interval '1 minute')
      order by ${order}
      limit ${limit}
      for update skip locked
    ) as next
    where id = next_id
    returning id, object_key, content_type, may_tell_place, source_url`;
}
