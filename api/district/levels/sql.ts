import type { DistrictLevels, LevelsChangeList } from "shared/api/district.ts";
import { LEVELS } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import type { Followers } from "shared/storms/outcome.ts";
import type { OwnThresholds } from "shared/storms/thresholds.ts";

export async function getLevels(sql: Query, bidId: string): Promise<DistrictLevels> {
  const [row] = await sql<[DistrictLevels]>`
    select
      lead_minutes,
      (
        select json_object_agg(name, case when own.level is not null then
          json_build_object('mmPer15Min', own.quarter_mm, 'mmPerHour', own.hour_mm)
        end)
        from unnest(enum_range(null::level)) as name
        left join bid_levels own on own.bid_id = bids.id and own.level = name
      ) as levels
    from bids where id = ${bidId}`;
  return row;
}

export async function setLevels(
  sql: Query,
  bidId: string,
  { levels, leadMinutes }: DistrictLevels,
): Promise<void> {
  await sql`update bids set lead_minutes = ${leadMinutes} where id = ${bidId}`;
  await sql`delete from bid_levels where bid_id = ${bidId}`;
  const own = LEVELS.filter((level) => levels[level]);
  await sql`
    insert into bid_levels (bid_id, level, quarter_mm, hour_mm)
    select ${bidId}, level, quarter_mm, hour_mm
    from unnest(
      ${own}::level[], ${own.map((level) => levels[level]!.mmPer15Min)}::real[],
      ${own.map((level) => levels[level]!.mmPerHour)}::real[]
    ) as own (level, quarter_mm, hour_mm)`;
}

export async function keepChange(
  sql: Query,
  change: {
    bidId: string;
    userId: string;
    changedAt: Date;
    before: DistrictLevels;
    after: DistrictLevels;
  },
): Promise<void> {
  await sql`
    insert into bid_level_changes (bid_id, user_id, changed_at, before, after)
    values (
      ${change.bidId}, ${change.userId}, ${change.changedAt},
      ${JSON.stringify(change.before)}::text::jsonb, ${JSON.stringify(change.after)}::text::jsonb
    )`;
}

const CHANGES_SHOWN = 20;

/** Of the district that the transaction is of. */
export async function listChanges(sql: Query, userId: string): Promise<LevelsChangeList> {
  const changes = await sql<LevelsChangeList["changes"]>`
    select iso(changed_at) as changed_at, user_id is not distinct from ${userId} as is_own, ending,
      before, after
    from own_level_changes order by id desc limit ${CHANGES_SHOWN}`;
  return { changes: [...changes] };
}

export async function listOwnZips(
  sql: Query,
  bidId: string,
): Promise<{ zip: string; cellId: string | null }[]> {
  return await sql<{ zip: string; cellId: string | null }[]>`
    select zip, cell_id::text from bid_zips join zips using (zip)
    where bid_id = ${bidId} order by zip`;
}

/** Of each district that cares for one of these. */
export async function listThresholdsOver(
  sql: Query,
  zips: string[],
): Promise<(OwnThresholds & { zip: string; bidId: string })[]> {
  return await sql<(OwnThresholds & { zip: string; bidId: string })[]>`
    select zip, bid_id, name, lead_minutes, levels from zip_thresholds
    where zip = any(${zips}::text[]) order by name`;
}

/** Of the district that the transaction is of. */
export async function listFollowers(sql: Query): Promise<Followers[]> {
  return await sql<Followers[]>`select follows, people from own_followers`;
}
