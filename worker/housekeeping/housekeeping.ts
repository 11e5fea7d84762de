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
  deleteFullPurses,
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
/** Rows of a statement: none holds its locks for long. */
const ROWS_AT_ONCE = 5_000;

export async function cleanUp(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const some = ROWS_AT_ONCE;
  const codes = await untilNone(some, () => deleteCodes(sql, ago(CODE_DAYS), some));
  const numbers = await untilNone(some, () => forgetNumbers(sql, ago(CODE_DAYS), some));
  await deleteTries(sql, ago(CODE_DAYS));
  await deleteChanges(sql);
  const sessions = await deleteSessions(sql, ago(SESSION_DAYS));
  await untilNone(some, () => deleteInbound(sql, ago(INBOUND_DAYS), some));
  const receipts = await untilNone(some, () => deleteReceipts(sql, ago(RECEIPT_DAYS), some));
  await deleteCalls(sql, ago(CALL_DAYS));
  await untilNone(some, () => deleteFullPurses(sql, now, some));
  await deleteSecurityLog(sql, ago(SECURITY_LOG_DAYS));
  const rain = await packRain(sql, now);
  const files = FILES_AT_ONCE;
  const orphans = await untilNone(files, () => removeOrphans(sql, storage, ago(ORPHAN_DAYS)));
  const withdrawn = await untilNone(files, () => removeWithdrawn(sql, storage));
  log.info("housekeeping", { codes, numbers, sessions, receipts, ...rain, orphans, withdrawn });
}

/**
 * A step at a time, for as long as steps are full: an hour's abuse must not take days to clear away.
 * Returns how many it were.
 */
async function untilNone(most: number, step: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let some = most; some === most; all += some) some = await step();
  return all;
}

/** The bytes first: were the row gone first and we with it, nothing would know of the bytes. */
async function removeOrphans(sql: Sql, storage: Storage, before: Date): Promise<number> {
  const orphans = await listOrphans(sql, before, FILES_AT_ONCE);
  await storage.remove(orphans.map((orphan) => orphan.objectKey));
  await deleteOrphans(sql, orphans.map((orphan) => orphan.id));
  return orphans.length;
}

/**
 * A report that was taken back stays in its district's records, its photos do not: they may show faces
 * and homes, and their sender has thought better of showing them.
 */
async function removeWithdrawn(sql: Sql, storage: Storage): Promise<number> {
  const photos = await listWithdrawn(sql, FILES_AT_ONCE);
  await storage.remove(photos.map((photo) => photo.objectKey));
  await deleteWithdrawn(sql, photos.map((photo) => photo.id));
  return photos.length;
}
