// What waits for somebody about ZIP codes that they follow no more: it goes, or is written anew without them.
import type { Language } from "../../languages.ts";
import type { WatchFacts } from "../../storms/facts.ts";
import type { TideClearFacts, TideFacts } from "../../tides/facts.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { rewriteTexts, type Write } from "./tells.ts";

interface PlaceLeft {
  zip: string;
  city: string | null;
  timeZone: string;
}

/** A text's words, of what is left of it. */
interface WriteLeft {
  storms: Write;
  tide(
    language: Language,
    told: { step: string; facts: TideFacts | TideClearFacts; place: PlaceLeft },
  ): string;
  watch(language: Language, told: { facts: WatchFacts; places: PlaceLeft[] }): string;
}

/**
 * After the places of somebody have changed, in the same transaction. What is on its way goes; what is dropped of a
 * storm stays a row, so that it is not told when they follow the place again.
 */
export async function dropPlacesLeft(
  sql: Query,
  userId: string,
  { now, write }: { now: Date; write: WriteLeft },
): Promise<void> {
  const rows = await sql<{ id: string }[]>`
    select id from messages
    where user_id = ${userId} and kind = 'alert' and status in ('queued', 'held')
    order by id
    for update`;
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  const { emptied, shortened } = await dropTells(sql, ids, userId);
  await rewriteTexts(sql, shortened, write.storms);
  const waterless = await moveTides(sql, ids, write);
  const unwatched = await shortenWatches(sql, ids, write);
  await sql`
    update messages set status = 'expired', expired_for = 'notWanted', settled_at = ${now}
    where id = any(${[...emptied, ...waterless, ...unwatched]}::uuid[])`;
}

/** Of storms. */
async function dropTells(
  sql: Query,
  ids: string[],
  userId: string,
): Promise<{ emptied: string[]; shortened: string[] }> {
  const dropped = await sql<{ id: string }[]>`
    update message_tells t set dropped_for = 'unfollowed'
    from episodes e
    where t.message_id = any(${ids}::uuid[]) and t.dropped_for is null and e.id = t.episode_id
      and not exists (select from places p where p.user_id = ${userId} and p.zip = e.zip)
    returning t.message_id as id`;
  const touched = [...new Set(dropped.map(({ id }) => id))];
  const left = await sql<{ id: string }[]>`
    select distinct message_id as id from message_tells
    where message_id = any(${touched}::uuid[]) and dropped_for is null`;
  const shortened = left.map(({ id }) => id);
  return { emptied: touched.filter((id) => !shortened.includes(id)), shortened };
}

interface TideLeft {
  id: string;
  language: Language;
  step: string;
  facts: TideFacts | TideClearFacts;
  /** Another of their places that the same gauge speaks for, where it concerns them; null: there is none. */
  place: PlaceLeft | null;
}

/** Returns those that are about none of their places any more. */
async function moveTides(sql: Query, ids: string[], write: WriteLeft): Promise<string[]> {
  const texts = await sql<TideLeft[]>`
    select m.id, m.language, m.step, a.facts, (
      select json_build_object('zip', z.zip, 'city', z.city, 'timeZone', z.time_zone)
      from places p
      join zip_stations zs on zs.zip = p.zip and zs.station_id = t.station_id
      join zips z on z.zip = p.zip
      where p.user_id = m.user_id and (m.step = 'clear' or p.level <= level_of(m.step))
      order by p.created_at, p.zip
      limit 1
    ) as place
    from messages m
    join tide_alerts a on a.id = m.alert_id
    join tides t on t.id = a.tide_id
    where m.id = any(${ids}::uuid[])
      and not exists (select from places p where p.user_id = m.user_id and p.zip = m.tide_zip)`;
  const moved = texts.flatMap(({ id, language, place, ...told }) =>
    place ? [{ id, zip: place.zip, body: write.tide(language, { ...told, place }) }] : []
  );
  await sql`
    update messages m set tide_zip = text.zip, body = text.body, segments = text.segments
    from unnest(
      ${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ zip }) => zip)}::text[],
      ${moved.map(({ body }) => body)}::text[],
      ${moved.map(({ body }) => countSegments(body))}::smallint[]
    ) as text (id, zip, body, segments)
    where m.id = text.id`;
  return texts.filter(({ place }) => !place).map(({ id }) => id);
}

/** Returns those that are about none of their places any more. */
async function shortenWatches(sql: Query, ids: string[], write: WriteLeft): Promise<string[]> {
  const texts = await sql<
    { id: string; language: Language; facts: WatchFacts; places: PlaceLeft[] }[]
  >`
    select m.id, m.language, m.watch as facts, (
      select coalesce(json_agg(
        json_build_object('zip', z.zip, 'city', z.city, 'timeZone', z.time_zone)
        order by p.created_at, p.zip
      ), '[]')
      from places p join zips z on z.zip = p.zip
      where p.user_id = m.user_id and m.watch -> 'zips' ? p.zip
    ) as places
    from messages m
    where m.id = any(${ids}::uuid[]) and m.watch is not null`;
  const shorter = texts.filter(({ places, facts }) =>
    places.length > 0 && places.length < facts.zips.length
  ).map(({ id, language, facts, places }) => {
    const left = { ...facts, zips: places.map(({ zip }) => zip) };
    return { id, facts: left, body: write.watch(language, { facts: left, places }) };
  });
  await sql`
    update messages m set watch = text.watch::jsonb, body = text.body, segments = text.segments
    from unnest(
      ${shorter.map(({ id }) => id)}::uuid[],
      ${shorter.map(({ facts }) => JSON.stringify(facts))}::text[],
      ${shorter.map(({ body }) => body)}::text[],
      ${shorter.map(({ body }) => countSegments(body))}::smallint[]
    ) as text (id, watch, body, segments)
    where m.id = text.id`;
  return texts.filter(({ places }) => places.length === 0).map(({ id }) => id);
}
