// What was deleted or ended since a backup, kept beside the backups by ids alone: without it a restore
// would bring back who has left. Files are added, never changed: deletions/2026-11-26/000000000041-ab12cd34.json
import { z } from "zod";
import { BackupError } from "./format.ts";
import type { BackupStore } from "./store.ts";

const Deletion = z.object({
  /** As the check of the table `deletions`. */
  kind: z.enum(["person", "stop", "rejoin", "role", "session", "withdrawal", "removal", "media"]),
  subjectId: z.uuid(),
  at: z.iso.datetime(),
});
export type Deletion = z.infer<typeof Deletion>;

const DAY_MS = 86_400_000;

/** `firstId`: so that names sort as they were written. */
export async function writeDeletions(
  store: BackupStore,
  deletions: Deletion[],
  { firstId, now }: { firstId: string; now: Date },
): Promise<void> {
  const name = `${firstId.padStart(12, "0")}-${crypto.randomUUID().slice(0, 8)}`;
  const text = JSON.stringify(
    deletions.map(({ kind, subjectId, at }) => ({ kind, subjectId, at })),
  );
  await store.put(`deletions/${dayOf(now)}/${name}.json`, new TextEncoder().encode(text));
}

/**
 * All that was written since, a day before included: what was under way as the backup was taken is there
 * twice rather than not.
 */
export async function readDeletions(store: BackupStore, since: Date): Promise<Deletion[]> {
  const from = dayOf(new Date(since.getTime() - DAY_MS));
  const names = (await store.list("deletions/")).filter((name) => name.split("/")[1]! >= from);
  const deletions: Deletion[] = [];
  for (const name of names) {
    const bytes = await store.find(name);
    const parsed = bytes &&
      z.array(Deletion).safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed?.success) throw new BackupError(`${name} in ${store.address} cannot be read`);
    deletions.push(...parsed.data);
  }
  return deletions.toSorted((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
}

/** Those older than every backup are of no use. */
export async function pruneDeletions(store: BackupStore, oldestBackup: Date): Promise<void> {
  const before = dayOf(new Date(oldestBackup.getTime() - DAY_MS));
  const names = await store.list("deletions/");
  await store.remove(names.filter((name) => name.split("/")[1]! < before));
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
