// Throws away what is no longer needed, less to keep, less to lose; packs what is kept for long.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { deleteSecurityLog } from "shared/server/security_log.ts";
import type { Storage } from "shared/server/storage.ts";
import {
  BROWSER_KNOWN_DAYS,
  CODES_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  SECURITY_LOG_KEPT_DAYS,
  UNSENT_MEDIA_KEPT_DAYS,
} from "shared/limits.ts";
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
/** What became of a text is in the text's row; the carrier's words for it are for disputes. */
const RECEIPT_DAYS = 90;
/** The weather service counts a day's calls anew at midnight UTC. */
const CALL_DAYS = 1;
const FILES_AT_ONCE = 500; // S3 deletes up to 1,000 in a request
/** Rows of a statement: none holds its locks for long. */
const ROWS_AT_ONCE = 5_000;

export async function cleanUp(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const some = ROWS_AT_ONCE;
  const codes = await untilNone(some, () => deleteCodes(sql, ago(CODES_KEPT_DAYS), some));
  const numbers = await untilNone(some, () => forgetNumbers(sql, ago(NUMBERS_KEPT_DAYS), some));
  await deleteTries(sql, ago(CODES_KEPT_DAYS));
  await deleteChanges(sql);
  const sessions = await deleteSessions(sql, ago(BROWSER_KNOWN_DAYS));
  await untilNone(some, () => deleteInbound(sql, ago(INBOUND_KEPT_DAYS), some));
  const receipts = await untilNone(some, () => deleteReceipts(sql, ago(RECEIPT_DAYS), some));
  await deleteCalls(sql, ago(CALL_DAYS));
  await untilNone(some, () => deleteFullPurses(sql, now, some));
  await deleteSecurityLog(sql, ago(SECURITY_LOG_KEPT_DAYS));
  const rain = await packRain(sql, now);
  const files = FILES_AT_ONCE;
  const orphans = await untilNone(
    files,
    () => removeOrphans(sql, storage, ago(UNSENT_MEDIA_KEPT_DAYS)),
  );
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
