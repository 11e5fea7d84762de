import type { BoardMap } from "shared/api/district/board.ts";
import { MOST_DOTS } from "shared/limits.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { matches, type Narrowed } from "../reports/matching/matches.ts";

/** Forward only. Returns how far it is now. */
export async function moveLook(
  sql: Query,
  { bidId, userId }: { bidId: string; userId: string },
  seen: Date,
): Promise<Date> {
  const [row] = await sql<[{ seenUntil: Date }]>`
    insert into board_looks (bid_id, user_id, seen_until) values (${bidId}, ${userId}, ${seen})
    on conflict (bid_id, user_id) do update
      set seen_until = greatest(board_looks.seen_until, excluded.seen_until)
    returning seen_until`;
  return row.seenUntil;
}

/** Beyond them nobody looks on a map, and counting all of a long record would cost too much. */
const MOST_COUNTED = 5_000;
/** From side to side of what is drawn. */
const CELLS_ACROSS = 10;

/** The newest of what a filter means, as dots, or counted by cells of a square as wide as `view`. */
export async function readBoardMap(
  sql: Query,
  { bidId, filter }: Narrowed,
  view: { west: number; south: number; east: number; north: number },
): Promise<JsonText<BoardMap>> {
  const [row] = await sql<[{ map: JsonText<BoardMap> }]>`
    with one_more as materialized (
      select r.id, r.latitude, r.longitude, r.depth, r.status, r.happened_at
      from reports r
      where r.bid_id = ${bidId} and r.withdrawn_at is null and ${matches(sql, filter)}
      order by r.id desc limit ${MOST_COUNTED + 1}
    ), counted as (
      select * from one_more order by id desc limit ${MOST_COUNTED}
    ), placed as (
      select * from counted where latitude is not null
    ), size as (
      select
        (${view.east}::float8 - ${view.west}::float8) / ${CELLS_ACROSS} as width,
        (${view.north}::float8 - ${view.south}::float8) / ${CELLS_ACROSS} as height,
        (select count(*) from placed) > ${MOST_DOTS} as is_many
    ), cells as (
      select
        floor((p.longitude - ${view.west}::float8) / s.width) as across,
        floor((p.latitude - ${view.south}::float8) / s.height) as up,
        count(*) as count, max(p.depth) as depth, max(p.happened_at) as happened_at
      from size s join placed p on s.is_many
        and p.longitude between ${view.west} and ${view.east}
        and p.latitude between ${view.south} and ${view.north}
      group by 1, 2
    )
    select json_build_object(
      'count', (select count(*) from counted),
      'withoutPoint', (select count(*) from counted where latitude is null),
      'isCut', (select count(*) from one_more) > ${MOST_COUNTED},
      'dots', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'location', json_build_object('latitude', latitude, 'longitude', longitude),
          'depth', depth, 'status', status, 'happenedAt', iso(happened_at)
        ) order by id desc), '[]')
        from size join placed on not is_many
      ),
      'cells', (
        select coalesce(json_agg(json_build_object(
          'west', ${view.west}::float8 + across * width, 'east', ${view.west}::float8 + (across + 1) * width,
          'south', ${view.south}::float8 + up * height, 'north', ${view.south}::float8 + (up + 1) * height,
          'count', count, 'depth', depth, 'happenedAt', iso(happened_at)
        ) order by up desc, across), '[]')
        from size, cells
      )
    )::text as map`;
  return row.map;
}
