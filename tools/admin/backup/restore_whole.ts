// A restore with all that belongs to it, and what to tell whoever asked for it.
import type { Manifest } from "shared/server/backup/format.ts";
import { readDeletions } from "shared/server/backup/deletions.ts";
import type { BackupStore } from "shared/server/backup/store.ts";
import type { Sql } from "shared/server/database.ts";
import type { Storage } from "shared/server/storage.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { describeMissing, findMissingObjects } from "./objects.ts";
import { endRunningBackups, endWaitingTexts, replayDeletions, type Replayed } from "./replay.ts";
import { restore } from "./restore.ts";

interface RestoreWholeOptions {
  identity?: string;
  replaces?: boolean;
  /** Nothing has run since the backup was taken: what waited is still to go out. */
  isMoved?: boolean;
  /** Where the list of deletions is; undefined: there is none. */
  store?: BackupStore;
  storage: Storage;
  now: Date;
}

/** @returns lines to print. @throws as `restore` */
export async function restoreWhole(
  owner: Sql,
  stream: ReadableStream<Uint8Array>,
  { identity, replaces, isMoved = false, store, storage, now }: RestoreWholeOptions,
): Promise<string[]> {
  let replayed: Replayed = {};
  let ended = 0;
  const { manifest, rows, tables, since } = await restore(owner, stream, {
    identity,
    replaces,
    async afterwards(tx, manifest) {
      if (store) {
        const deletions = await readDeletions(store, new Date(manifest.takenAt));
        replayed = await replayDeletions(tx, deletions, now);
      }
      if (!isMoved) ended = await endWaitingTexts(tx, now);
      await endRunningBackups(tx, now);
    },
  });
  return [
    `${counted(rows, "row")} in ${
      Object.keys(tables).length
    } tables, as they were at ${manifest.takenAt}; ` +
    "each reads back as it was written",
    ...since.length > 0
      ? [`Then ${counted(since.length, "migration")} since: ${since.join(", ")}`]
      : [],
    describeReplayed(replayed, manifest, store),
    ...ended > 0
      ? [`${counted(ended, "text")} that waited then may have left since: they do not go out again`]
      : [],
    describeMissing(await findMissingObjects(owner, storage)),
    "Now start the programs: sh deploy/deploy.sh (its migrate sets their password)",
  ];
}

const CALLED: Record<keyof Replayed, [one: string, many: string]> = {
  person: ["person", "people"],
  stop: ["STOP", "STOPs"],
  rejoin: ["START", "STARTs"],
  role: ["role in a district", "roles in districts"],
  session: ["session", "sessions"],
  withdrawal: ["report taken back", "reports taken back"],
  removal: ["report removed", "reports removed"],
  media: ["photo or video", "photos or videos"],
};

function describeReplayed(
  replayed: Replayed,
  { takenAt }: Manifest,
  store: BackupStore | undefined,
): string {
  if (!store) {
    return `There is no list of deletions (BACKUP_TO is not set): who left, said STOP or was removed ` +
      `since ${takenAt} is back`;
  }
  const parts = Object.entries(replayed).map(([kind, count]) =>
    `${count} ${CALLED[kind as keyof Replayed][count === 1 ? 0 : 1]}`
  );
  if (parts.length === 0) return "Nothing was deleted or ended since";
  return `Deleted or ended since, and again now: ${parts.join(", ")}`;
}
