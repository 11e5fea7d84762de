import type { Query } from "shared/server/database.ts";
import type { Warning } from "shared/storms/decide.ts";

export type StoredWarning = Warning & { area: unknown };

/** Makes the table what the Weather Service last said: its list is whole each time. */
export async function replaceWarnings(
  sql: Query,
  warnings: StoredWarning[],
  now: Date,
): Promise<void> {
  const column = <Key extends keyof StoredWarning>(key: Key) => warnings.map((w) => w[key]);
  await sql`delete from warnings where id <> all(${column("id")}::text[])`;
  await sql`
    insert into warnings (id, event, headline, sender, area, onset_at, ends_at, seen_at)
    select id, event, headline, sender, area::jsonb, onset_at, ends_at, ${now}
    from unnest(
      ${column("id")}::text[], ${column("event")}::text[], ${column("headline")}::text[],
      ${column("sender")}::text[], ${
    warnings.map(({ area }) => area ? JSON.stringify(area) : null)
  }::text[],
      ${column("onsetAt").map(isoOrNull)}::timestamptz[],
      ${column("endsAt").map(isoOrNull)}::timestamptz[]
    ) as heard (id, event, headline, sender, area, onset_at, ends_at)
    on conflict (id) do update set
      event = excluded.event, headline = excluded.headline, sender = excluded.sender,
      area = excluded.area, onset_at = excluded.onset_at, ends_at = excluded.ends_at,
      seen_at = excluded.seen_at`;
}

export async function listWarnings(sql: Query, now: Date): Promise<StoredWarning[]> {
  return await sql<StoredWarning[]>`
    select id, event, headline, sender, area, onset_at, ends_at
    from warnings
    where ends_at > ${now} and area is not null`;
}

/** The driver takes a list of dates for one date. */
function isoOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
