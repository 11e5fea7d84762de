import type { DistrictLevels } from "shared/api/district.ts";
import { LEVELS } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";

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

/** The district's row first: of two managers who save at once, one waits. */
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
