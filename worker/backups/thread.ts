// A backup on a thread of its own: to hash, zip and encrypt a database keeps a core busy, and texts and
// sweeps must not wait for it. It is told all it needs, and says how it ended.
import {
  type Backup,
  listBackups,
  pruneBackups,
  takeBackup,
} from "shared/server/backup/backups.ts";
import { pruneDeletions } from "shared/server/backup/deletions.ts";
import { openStore, type StoreOptions } from "shared/server/backup/store.ts";

export interface BackupOrder {
  databaseUrl: string;
  store: StoreOptions;
  recipient?: string;
  now: Date;
}

export type BackupOutcome =
  | { backup: Pick<Backup, "name" | "bytes" | "rows">; pruned: string[] }
  | { failed: string };

interface Thread {
  onmessage: ((event: { data: BackupOrder }) => void) | null;
  postMessage(outcome: BackupOutcome): void;
}

/** Elsewhere this file is imported for its types alone. */
const thread = globalThis as unknown as Thread;
if ("WorkerGlobalScope" in globalThis) {
  thread.onmessage = async ({ data }) => thread.postMessage(await carryOut(data));
}

async function carryOut({ store: options, now, ...order }: BackupOrder): Promise<BackupOutcome> {
  try {
    const store = openStore(options);
    const { name, bytes, rows } = await takeBackup({ ...order, store, now });
    // Only now: a night that fails takes nothing away.
    const pruned = await pruneBackups(store, now);
    const oldest = (await listBackups(store)).at(-1);
    if (oldest) await pruneDeletions(store, new Date(oldest.takenAt));
    return { backup: { name, bytes, rows }, pruned };
  } catch (error) {
    const { name, message } = error as Error;
    return { failed: message || name };
  }
}
