import type { MediaKind } from "shared/media_rules.ts";
import type { Query } from "shared/server/database.ts";

export interface Taken {
  id: string;
  sourceUrl: string;
  objectKey: string;
  tries: number;
}

/**
 * Claims what the carrier still keeps. Each try waits longer than the one before; a worker that died
 * over one leaves it to the next.
 */
export async function claimTexted(
  sql: Query,
  { limit, maxTries, now }: { limit: number; maxTries: number; now: Date },
): Promise<Taken[]> {
  return await sql<Taken[]>`
    update media set taking_at = ${now}, taking_tries = taking_tries + 1
    from (
      select id from media
      where source_url is not null and ready_at is null and taking_tries < ${maxTries}
        and (taking_at is null
          or taking_at < ${now}::timestamptz - taking_tries * interval '1 minute')
      order by created_at
      limit ${limit}
      for update skip locked
    ) as next
    where media.id = next.id
    returning media.id, source_url, object_key, taking_tries as tries`;
}

/** Undefined: its row is gone, with its owner or as an orphan. */
export async function markReady(
  sql: Query,
  media: {
    id: string;
    kind: MediaKind;
    contentType: string;
    sizeBytes: number;
    /** In hex. */
    sha256: string;
    now: Date;
  },
): Promise<{ reportId: string | null } | undefined> {
  const [row] = await sql<{ reportId: string | null }[]>`
    update media set
      kind = ${media.kind}, content_type = ${media.contentType}, size_bytes = ${media.sizeBytes},
      sha256 = decode(${media.sha256}, 'hex'), ready_at = ${media.now}
    where id = ${media.id}
    returning report_id`;
  return row;
}

/** On the api's channel, in its shape: see api/reports/announcement.ts. */
export async function announceChange(sql: Query, reportId: string): Promise<void> {
  await sql`
    select pg_notify('reports', json_build_object(
      'type', 'reportChanged', 'reportId', id, 'bidId', bid_id
    )::text)
    from reports where id = ${reportId} and bid_id is not null`;
}

export async function dropTexted(sql: Query, id: string): Promise<void> {
  await sql`delete from media where id = ${id} and ready_at is null`;
}
