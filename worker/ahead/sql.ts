import type { Language } from "shared/languages.ts";
import type { Query } from "shared/server/database.ts";
import type { ZipCode } from "shared/server/words/tell.ts";
import type { AheadPlace } from "shared/storms/day_ahead.ts";
import type { ZipDisc } from "../warnings/areas.ts";

/** The ZIP codes of those who asked to hear a day ahead. */
export async function listZipsAhead(sql: Query): Promise<(ZipDisc & { zip: string })[]> {
  return await sql<(ZipDisc & { zip: string })[]>`
    select z.zip, z.latitude, z.longitude, reach_of(z) as reach_metres
    from zips z
    where z.zip in (
      select p.zip from users u join places p on p.user_id = u.id where u.wants_ahead
    )
    order by z.zip`;
}

export interface ReaderPlace extends AheadPlace, ZipCode {
  userId: string;
  language: Language;
}

/** Of these ZIP codes, those of who asked to hear a day ahead and has not been told of the watch yet. */
export async function listReaders(
  sql: Query,
  { chain, event, zips }: { chain: string; event: string; zips: string[] },
  now: Date,
): Promise<ReaderPlace[]> {
  return await sql<ReaderPlace[]>`
    select
      u.id as user_id, u.language, z.zip, z.city, z.time_zone,
      held_for('any', local.hour, u.quiet_from, u.quiet_to, false, u.paused_until, ${now}) as held_for,
      (date_trunc('hour', local.at) + make_interval(hours => (u.quiet_from - local.hour + 24) % 24))
        at time zone z.time_zone as quiet_at,
      exists (
        select from episodes e where e.zip = z.zip and e.cleared_at is null and e.level = 'flood'
      ) as is_flooding,
      (
        select max(coalesce(w.ends_at, ${now}::timestamptz + interval '30 days'))
        from messages told
        join warnings w on coalesce(w.first_id, w.id) = told.watch_chain
        where told.user_id = u.id and told.watch_chain is not null and told.watch_chain <> ${chain}
          and told.expired_for is distinct from 'late'
          and told.watch -> 'zips' ? z.zip
          and w.event = ${event} and is_in_force(w, ${now})
      ) as told_until
    from zips z
    cross join lateral (
      select ${now}::timestamptz at time zone z.time_zone as at,
        extract(hour from ${now}::timestamptz at time zone z.time_zone)::int as hour
    ) local
    join places p on p.zip = z.zip
    join users u on u.id = p.user_id
    where z.zip = any(${zips}::text[]) and u.wants_ahead
      and u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
      and not exists (
        select from messages m
        where m.watch_chain = ${chain} and m.user_id = u.id and m.expired_for is distinct from 'late'
      )
    order by u.id, p.created_at, z.zip`;
}
