import type { AfterAsked, AfterFile, AfterReport } from "shared/api/district/after.ts";
import type { Query } from "shared/server/database.ts";

export type FileRow = Omit<AfterFile, "reading" | "archive"> & {
  readingKey: string | null;
  readingBytes: number | null;
  archiveKey: string | null;
  archiveBytes: number | null;
};

/** The newest first; without those that show what was hidden since. */
export async function listFiles(sql: Query, bidId: string, since: Date): Promise<FileRow[]> {
  return await sql<FileRow[]>`
    select f.id, f.title, f.audience, f.asked, iso(f.ordered_at) as ordered_at,
      case when f.made_at is not null then 'made' when f.failed_at is not null then 'failed'
        else 'waiting' end as state,
      f.reading_key, f.reading_bytes, f.archive_key, f.archive_bytes
    from after_files f
    where f.bid_id = ${bidId} and f.ordered_at > ${since} and not has_hidden_since(f.bid_id, f.since, f.until, f.ordered_at)
    order by f.ordered_at desc, f.id desc`;
}

export async function countFiles(sql: Query, bidId: string, since: Date): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count from after_files
    where bid_id = ${bidId} and ordered_at > ${since}`;
  return count;
}

interface NewFileRow {
  bidId: string;
  audience: AfterFile["audience"];
  title: string;
  asked: AfterAsked;
  report: AfterReport;
  by: string;
  at: Date;
}

export async function addFile(sql: Query, row: NewFileRow): Promise<string> {
  const { bidId, audience, title, asked, report, by, at } = row;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into after_files
      (bid_id, audience, title, asked, since, until, report, ordered_by, ordered_at)
    values (
      ${bidId}, ${audience}, ${title}, ${JSON.stringify(asked)}::text::jsonb, ${report.from},
      ${report.until}, ${JSON.stringify(report)}::text::jsonb, ${by}, ${at}
    )
    returning id`;
  return id;
}
