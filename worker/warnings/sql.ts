import type { Query } from "shared/server/database.ts";
import type { Warning } from "shared/storms/decide.ts";
import { EVENTS } from "shared/storms/products.ts";
import type { Followed } from "./chain.ts";
import type { WarningMessage } from "./feature.ts";
import type { WarnedArea } from "./geometry.ts";

/** `zips`: without an area, the ZIP codes in the zones that it names, as far as they are known. */
export type StoredWarning = Warning & { area: WarnedArea | null; zips: string[] };

/** Two sweeps at once would end each other's warnings crosswise. Readers do not wait. */
export async function lockWarnings(sql: Query): Promise<void> {
  await sql`lock table warnings in share row exclusive mode`;
}

/** Of these messages those that are kept, each with the first of its chain. */
export async function listFirstIds(sql: Query, ids: string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; firstId: string }[]>`
    select id, coalesce(first_id, id) as first_id from warnings where id = any(${ids}::text[])`;
  return new Map(rows.map(({ id, firstId }) => [id, firstId]));
}

/**
 * Keeps what was heard. What had vanished from a list and is on this one is in force again; what was
 * replaced stays so.
 */
export async function keepWarnings(
  sql: Query,
  heard: WarningMessage[],
  { firstIds, replacedBy }: Followed,
  now: Date,
): Promise<void> {
  const column = <Key extends keyof WarningMessage>(key: Key) => heard.map((w) => w[key]);
  await sql`
    insert into warnings
      (id, first_id, message_type, event, threat, headline, sender, area, zones, area_desc, states,
       sent_at, onset_at, ends_at, expires_at, seen_at, replaced_by, ended_at)
    select id, first_id, message_type, event, threat, headline, sender, area::jsonb,
      string_to_array(zones, ','), area_desc, string_to_array(states, ','), sent_at, onset_at, ends_at, expires_at, ${now}, replaced_by,
      case when replaced_by is not null or message_type = 'Cancel' then ${now}::timestamptz end
    from unnest(
      ${column("id")}::text[], ${heard.map(({ id }) => firstIds.get(id)!)}::text[],
      ${column("messageType")}::text[], ${column("event")}::text[], ${column("threat")}::text[],
      ${column("headline")}::text[], ${column("sender")}::text[],
      ${heard.map(({ area }) => area ? JSON.stringify(area) : null)}::text[],
      ${heard.map(({ zones }) => zones.join())}::text[], ${column("areaDesc")}::text[], ${
    heard.map(({ states }) => states.join())
  }::text[],
      ${column("sentAt").map(isoOrNull)}::timestamptz[],
      ${column("onsetAt").map(isoOrNull)}::timestamptz[],
      ${column("endsAt").map(isoOrNull)}::timestamptz[],
      ${column("expiresAt").map(isoOrNull)}::timestamptz[],
      ${heard.map(({ id }) => replacedBy.get(id) ?? null)}::text[]
    ) as heard (id, first_id, message_type, event, threat, headline, sender, area, zones,
                area_desc, states, sent_at, onset_at, ends_at, expires_at, replaced_by)
    on conflict (id) do update set
      event = excluded.event, threat = excluded.threat, headline = excluded.headline,
      sender = excluded.sender, area = excluded.area, zones = excluded.zones,
      area_desc = excluded.area_desc, states = excluded.states, onset_at = excluded.onset_at, ends_at = excluded.ends_at,
      expires_at = excluded.expires_at, seen_at = excluded.seen_at,
      replaced_by = coalesce(warnings.replaced_by, excluded.replaced_by),
      ended_at = case
        when coalesce(warnings.replaced_by, excluded.replaced_by) is null then excluded.ended_at
        else coalesce(warnings.ended_at, excluded.ended_at, ${now})
      end`;
}

/** Ends what another message took the place of. */
export async function endReplaced(
  sql: Query,
  replacedBy: Followed["replacedBy"],
  now: Date,
): Promise<void> {
  await sql`
    update warnings set replaced_by = successor.id, ended_at = coalesce(ended_at, ${now})
    from unnest(${[...replacedBy.keys()]}::text[], ${[...replacedBy.values()]}::text[])
      as successor (of_id, id)
    where warnings.id = successor.of_id and replaced_by is null`;
}

/**
 * Ends what was in force and is on the service's list no more: that list was read whole. Of products alone that were
 * asked for: what a newer release beside this one hears of others is no news that they are over.
 */
export async function endVanished(sql: Query, ids: Set<string>, now: Date): Promise<void> {
  await sql`
    update warnings w set ended_at = ${now}
    where ended_at is null and counts_until(w) > ${now} and event = any(${[...EVENTS]}::text[])
      and id <> all(${[...ids]}::text[])`;
}

export async function listWarnings(sql: Query, now: Date): Promise<StoredWarning[]> {
  return await sql<StoredWarning[]>`
    select id, coalesce(first_id, id) as first_id, event, threat, headline, sender, area, onset_at,
      ends_at,
      array(
        select distinct zz.zip from zone_zips zz where w.area is null and zz.zone_id = any(w.zones)
      ) as zips
    from warnings w
    where is_in_force(w, ${now}) and (area is not null or zones <> '{}')`;
}

/** Zones that warnings in force name, and of which nobody knows where they are. */
export async function listMissing(
  sql: Query,
  now: Date,
): Promise<{ id: string; failure: string | null }[]> {
  return await sql<{ id: string; failure: string | null }[]>`
    select distinct zone.id, z.failure
    from warnings w cross join unnest(w.zones) as zone (id)
    left join zones z on z.id = zone.id
    where is_in_force(w, ${now}) and w.area is null and z.area is null
    order by zone.id`;
}

/** The driver takes a list of dates for one date. */
function isoOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
