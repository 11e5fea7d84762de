import type { Query } from "shared/server/database.ts";

export async function deleteCodes(sql: Query, before: Date): Promise<number> {
  const { count } = await sql`delete from sign_in_codes where created_at < ${before}`;
  return count;
}

export async function deleteReceipts(sql: Query, before: Date): Promise<number> {
  const { count } = await sql`delete from receipts where received_at < ${before}`;
  return count;
}

/** Of texts that belong to nobody: sign-in codes, and those of deleted accounts. */
export async function forgetNumbers(sql: Query, before: Date): Promise<number> {
  const { count } = await sql`
    update messages set phone = null
    where user_id is null and phone is not null and created_at < ${before}`;
  return count;
}

/** Uploads that no report came for. */
export async function listOrphans(
  sql: Query,
  before: Date,
  limit: number,
): Promise<{ id: string; objectKey: string }[]> {
  return await sql<{ id: string; objectKey: string }[]>`
    select id, object_key from media
    where report_id is null and created_at < ${before}
    order by created_at
    limit ${limit}`;
}

export async function deleteOrphans(sql: Query, ids: string[]): Promise<number> {
  const { count } = await sql`
    delete from media where id = any(${ids}::uuid[]) and report_id is null`;
  return count;
}
