// Throws away what is no longer needed, less to keep, less to lose; packs what is kept for long.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { measureDatabase } from "shared/server/status/database_figures.ts";
import type { Storage } from "shared/server/storage.ts";
import {
  BROWSER_KNOWN_DAYS,
  CODES_KEPT_DAYS,
  DISTRICT_LOG_KEPT_DAYS,
  DRAFT_MINUTES,
  INBOUND_KEPT_DAYS,
  INVITATION_DAYS,
  NUMBERS_KEPT_DAYS,
  SECURITY_LOG_KEPT_DAYS,
  UNDO_HOURS,
  UNSENT_MEDIA_KEPT_DAYS,
} from "shared/limits.ts";
import { EVENTS_KEPT_DAYS } from "shared/server/events/report_events.ts";
import { packRain } from "./rain.ts";
import {
  deleteChanges,
  deleteEvents,
  deleteOlder,
  deleteOrphans,
  deleteSecurityNotes,
  deleteSessions,
  deleteWithdrawn,
  forgetNumbers,
  listOrphans,
  listWithdrawn,
  type StoredFile,
} from "./sql.ts";

const log = getLogger(["worker", "housekeeping"]);
const DAY_MS = 24 * 3600_000;
/** What became of a text is in the text's row; the carrier's words for it are for disputes. */
const RECEIPT_DAYS = 90;
/** The weather service counts a day's calls anew at midnight UTC. */
const CALL_DAYS = 1;
/** They count for a day (shared/server/status/sweeps.ts), and are of use to who looks into a bad one. */
const NEAR_SWEEP_DAYS = 30;
/** They leave within a minute, where there is a store of backups that takes them. */
const DELETION_DAYS = 30;
const FILES_AT_ONCE = 500; // S3 deletes up to 1,000 in a request
/** Rows of a statement: none holds its locks for long. */
const ROWS_AT_ONCE = 5_000;

export async function cleanUp(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const deleteOld = (table: Parameters<typeof deleteOlder>[1], days: number) =>
    untilNone(ROWS_AT_ONCE, (limit) => deleteOlder(sql, table, { before: ago(days), limit }));

  const codes = await deleteOld("sign_in_codes", CODES_KEPT_DAYS);
  await deleteOld("code_tries", CODES_KEPT_DAYS); // no limit looks back further than an hour
  const numbers = await untilNone(
    ROWS_AT_ONCE,
    (limit) => forgetNumbers(sql, ago(NUMBERS_KEPT_DAYS), limit),
  );
  await deleteChanges(sql);
  const sessions = await deleteSessions(sql, ago(BROWSER_KNOWN_DAYS));
  await deleteOld("inbound_texts", INBOUND_KEPT_DAYS);
  const receipts = await deleteOld("receipts", RECEIPT_DAYS);
  await deleteOld("weather_calls", CALL_DAYS);
  await deleteOld("near_sweeps", NEAR_SWEEP_DAYS);
  await deleteOld("used_limits", 0);
  await deleteOld("used_key_limits", 0);
  await untilNone(ROWS_AT_ONCE, (limit) => deleteEvents(sql, ago(EVENTS_KEPT_DAYS), limit));
  await deleteOld("security_log", DISTRICT_LOG_KEPT_DAYS);
  await untilNone(
    ROWS_AT_ONCE,
    (limit) => deleteSecurityNotes(sql, ago(SECURITY_LOG_KEPT_DAYS), limit),
  );
  await deleteOld("invitations", INVITATION_DAYS);
  await deleteOld("bid_messages", DISTRICT_LOG_KEPT_DAYS);
  await deleteOld("answer_templates", UNDO_HOURS / 24);
  await deleteOld("import_drafts", DRAFT_MINUTES / (24 * 60));
  await deleteOld("deletions", DELETION_DAYS);
  const rain = await packRain(sql, now);
  const orphans = await untilNone(FILES_AT_ONCE, async (limit) => {
    const files = await listOrphans(sql, ago(UNSENT_MEDIA_KEPT_DAYS), limit);
    return await removeFiles(storage, files, (ids) => deleteOrphans(sql, ids));
  });
  // A report that was taken back stays in its district's records, its photos do not: they may show
  // faces and homes, and their sender has thought better of showing them.
  const withdrawn = await untilNone(FILES_AT_ONCE, async (limit) => {
    const files = await listWithdrawn(sql, limit);
    return await removeFiles(storage, files, (ids) => deleteWithdrawn(sql, ids));
  });
  await measureDatabase(sql, now);
  log.info("housekeeping", { codes, numbers, sessions, receipts, ...rain, orphans, withdrawn });
}

/**
 * A step at a time, for as long as steps are full: an hour's abuse must not take days to clear away.
 * Returns how many it were.
 */
async function untilNone(most: number, step: (most: number) => Promise<number>): Promise<number> {
  let all = 0;
  for (let some = most; some === most; all += some) some = await step(most);
  return all;
}

/** The bytes first: were the row gone first and we with it, nothing would know of the bytes. */
async function removeFiles(
  storage: Storage,
  files: StoredFile[],
  deleteRows: (ids: string[]) => Promise<void>,
): Promise<number> {
  await storage.remove(files.map(({ objectKey }) => objectKey));
  await deleteRows(files.map(({ id }) => id));
  return files.length;
}
