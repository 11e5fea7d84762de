// What a file changes of a district's drains, written in one transaction, however many they are.
import type { Query } from "../../database.ts";
import type { DrainChanges } from "./match.ts";

export async function storeDrains(
  sql: Query,
  bidId: string,
  { added, kept, gone }: DrainChanges,
  now: Date,
): Promise<void> {
  // First, lest a number that goes over to another drain stand there twice.
  await sql`
    update drains set source_id = null
    from jsonb_to_recordset(${JSON.stringify(kept)}::text::jsonb) as k (id uuid, "sourceId" text)
    where drains.bid_id = ${bidId} and drains.id = k.id
      and drains.source_id is distinct from k."sourceId"`;
  await sql`
    update drains set
      source_id = k."sourceId", kind = k.kind, latitude = k.latitude, longitude = k.longitude,
      gone_at = null
    from jsonb_to_recordset(${JSON.stringify(kept)}::text::jsonb)
      as k (id uuid, "sourceId" text, kind text, latitude float8, longitude float8)
    where drains.bid_id = ${bidId} and drains.id = k.id
      and (drains.source_id, drains.kind, drains.latitude, drains.longitude, drains.gone_at)
        is distinct from (k."sourceId", k.kind, k.latitude, k.longitude, null::timestamptz)`;
  await sql`
    update drains set gone_at = ${now}
    where bid_id = ${bidId} and id = any(${gone.map(({ id }) => id)}::uuid[])`;
  await sql`
    insert into drains (bid_id, source_id, kind, latitude, longitude, added_at)
    select ${bidId}, a."sourceId", a.kind, a.latitude, a.longitude, ${now}
    from jsonb_to_recordset(${JSON.stringify(added)}::text::jsonb)
      as a ("sourceId" text, kind text, latitude float8, longitude float8)`;
}

/** "12 new", "3 gone": of what there is something, in words. */
export function tellDrains({ added, kept, moved, renumbered, back, gone }: DrainChanges): string[] {
  const some = (count: number, words: string) =>
    count > 0 ? [`${count.toLocaleString("en-US")} ${words}`] : [];
  const farthest = moved.toSorted((a, b) => b.metres - a.metres).slice(0, 3)
    .map(({ sourceId, metres }) => `${sourceId ?? "one without a number"} by ${metres} m`);
  return [
    ...some(added.length, "new"),
    ...some(kept.length - back.length, "that you have already"),
    ...some(back.length, "that were gone, back again"),
    ...(moved.length > 0 ? [`${moved.length} moved: ${farthest.join(", ")}`] : []),
    ...some(renumbered.length, "under another number, known by their place"),
    ...some(gone.length, "gone: kept, with all that hangs on them, and marked so"),
  ];
}
