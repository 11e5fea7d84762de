// The nightly backup, and the list of what must stay gone. Owed as a sweep is: the row is the record, and
// whichever worker comes first takes it; a night in which none ran is made up for.
import { writeDeletions } from "shared/server/backup/deletions.ts";
import { openStore, type StoreOptions } from "shared/server/backup/store.ts";
import { noteIllOf, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { dueAt, GIVEN_UP_MS, OLD_AFTER_MS, TRY_AGAIN_MS } from "./due.ts";
import { takeOnThread } from "./on_thread.ts";
import {
  claimBackup,
  failBackup,
  findNewestBackup,
  finishBackup,
  forgetBackups,
  listDeletions,
  removeDeletions,
} from "./sql.ts";

const log = getLogger(["worker", "backups"]);

export interface BackupPlan {
  databaseUrl: string;
  store: StoreOptions;
  /** An age public key. */
  recipient?: string;
}

/** What the store keeps at the longest. */
const KEPT_MS = 400 * 86_400_000;

/** Takes the backup that is owed, if nobody has; tells operators where the newest is too old. */
export async function takeOwedBackup(
  { sql, backup }: { sql: Sql; backup: BackupPlan },
  clock: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const now = clock();
  const due = dueAt(now);
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const times = { now, failedBefore: ago(TRY_AGAIN_MS), begunBefore: ago(GIVEN_UP_MS) };
  if (await claimBackup(sql, due, times)) {
    const outcome = await takeOnThread({ ...backup, now }, signal);
    if ("failed" in outcome) {
      log.warn("backup failed", { reason: outcome.failed });
      await failBackup(sql, due, { now: clock(), reason: outcome.failed });
    } else {
      const { name, bytes, rows } = outcome.backup;
      log.info("backup", { backup: name, bytes, rows, pruned: outcome.pruned.length });
      await finishBackup(sql, due, { ...outcome.backup, now: clock() });
      await forgetBackups(sql, ago(KEPT_MS));
    }
  }
  await watchAge(sql, clock());
}

async function watchAge(sql: Sql, now: Date): Promise<void> {
  const { finishedAt, reason } = await findNewestBackup(sql);
  const newestAt = finishedAt?.toISOString() ?? null;
  if (finishedAt && now.getTime() - finishedAt.getTime() <= OLD_AFTER_MS) {
    await noteWell(sql, "backups", finishedAt, { newestAt });
    return;
  }
  // The first one is under way, and nothing is wrong yet.
  if (!finishedAt && !reason) return;
  if (await noteIllOf(sql, "backups", now, { newestAt, reason })) {
    log.error("no backup of the last day", { newestAt, reason });
  }
}

const DELETIONS_AT_ONCE = 1_000;

/** Beside the backups within a minute or so: what was deleted stays so, whichever of them is restored. */
export async function keepDeletions(
  { sql, backup }: { sql: Sql; backup: BackupPlan },
  now: Date,
): Promise<void> {
  const store = openStore(backup.store);
  for (let count = DELETIONS_AT_ONCE; count === DELETIONS_AT_ONCE;) {
    const deletions = await listDeletions(sql, DELETIONS_AT_ONCE);
    count = deletions.length;
    if (count === 0) return;
    // Two workers may both write them: twice gone is gone.
    await writeDeletions(store, deletions, { firstId: deletions[0]!.id, now });
    await removeDeletions(sql, deletions.map(({ id }) => id));
  }
}
