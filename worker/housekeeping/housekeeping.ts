// Throws away what is no longer needed, less to keep, less to lose; packs what is kept for long.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { deleteSecurityLog } from "shared/server/security_log.ts";
import type { Storage } from "shared/server/storage.ts";
import { packRain } from "./rain.ts";
import {
  deleteCalls,
  deleteChanges,
  deleteCodes,
  deleteInbound,
  deleteOrphans,
  deleteReceipts,
  deleteSessions,
  deleteTries,
  deleteWithdrawn,
  forgetNumbers,
  listOrphans,
  listWithdrawn,
} from "./sql.ts";

const log = getLogger(["worker", "housekeeping"]);
const DAY_MS = 24 * 3600_000;
/** As far as the limits on sign-in look back. */
const CODE_DAYS = 1;
/** The limits on answers look back an hour, an open question half a day. */
const INBOUND_DAYS = 1;
/** A form lies open for minutes; its upload permission ends after 15. */
const ORPHAN_DAYS = 1;
/** What became of a text is in the text's row; the carrier's words for it are for disputes. */
const RECEIPT_DAYS = 90;
/** The weather service counts a day's calls anew at midnight UTC. */
const CALL_DAYS = 1;
/** As long as a browser keeps the id that its account knows it by. */
const SESSION_DAYS = 400;
/** For who finds out months later that somebody was in; then it has been long enough. */
const SECURITY_LOG_DAYS = 180;
const FILES_AT_ONCE = 500; // S3 deletes up to 1,000 in a request

export async function cleanUp(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const codes = await deleteCodes(sql, ago(CODE_DAYS));
  const numbers = await forgetNumbers(sql, ago(CODE_DAYS));
  await deleteTries(sql, ago(CODE_DAYS));
  await deleteChanges(sql);
  const sessions = await deleteSessions(sql, ago(SESSION_DAYS));
  await deleteInbound(sql, ago(INBOUND_DAYS));
  const receipts = await deleteReceipts(sql, ago(RECEIPT_DAYS));
  await deleteCalls(sql, ago(CALL_DAYS));
  await deleteSecurityLog(sql, ago(SECURITY_LOG_DAYS));
  const rain = await packRain(sql, now);
  const orphans = await removeOrphans(sql, storage, ago(ORPHAN_DAYS));
  const withdrawn = await removeWithdrawn(sql, storage);
  log.info("housekeeping", { codes, numbers, sessions, receipts, ...rain, orphans, withdrawn });
}

/** The bytes first: were the row gone first and we with it, nothing would know of the bytes. */
async function removeOrphans(sql: Sql, storage: Storage, before: Date): Promise<number> {
  const orphans = await listOrphans(sql, before, FILES_AT_ONCE);
  await storage.remove(orphans.map((orphan) => orphan.objectKey));
  return await deleteOrphans(sql, orphans.map((orphan) => orphan.id));
}

/**
 * A report that was taken back stays in its district's records, its photos do not: they may show faces
 * and homes, and their sender has thought better of showing them.
 */
async function removeWithdrawn(sql: Sql, storage: Storage): Promise<number> {
  const photos = await listWithdrawn(sql, FILES_AT_ONCE);
  await storage.remove(photos.map((photo) => photo.objectKey));
  return await deleteWithdrawn(sql, photos.map((photo) => photo.id));
}
