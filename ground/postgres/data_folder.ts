// Where data on this machine lives: `.data/` beside deno.json, or in memory for as long as a run takes.
import { createHash } from "node:crypto";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { isRoot, isTraversable } from "./server_files.ts";

const PROJECT = join(import.meta.dirname!, "../..");
/** Tells this clone's files from those of others, where all share a folder. */
const CLONE = createHash("sha256").update(PROJECT).digest("hex").slice(0, 8);
/** A file system in memory, on Linux. */
const MEMORY = "/dev/shm";
/** For two dozen copies of 10 to 26 MB, and 1 GB of log at most; containers often have 64 MB there. */
const ROOM_BYTES = 2 ** 31;

/**
 * The folder for PostgreSQL clusters, made where it is missing. Under root the server runs as
 * nobody: where nobody may not enter (a clone in /root), it lives below /var/tmp instead.
 */
export async function clusterFolder(): Promise<string> {
  const reachable = !isRoot || await isTraversable(PROJECT);
  const folder = reachable ? join(PROJECT, ".data") : `/var/tmp/floodline-${CLONE}`;
  await Deno.mkdir(folder, { recursive: true });
  return folder;
}

/**
 * The same for a cluster that is thrown away: in memory where there is room, since to copy a database
 * of hundreds of small files on a disk takes four times the work. Undefined where there is none.
 */
export async function memoryFolder(): Promise<string | undefined> {
  if (Deno.build.os !== "linux" || !await hasRoom()) return undefined;
  const folder = join(MEMORY, `floodline-${CLONE}`);
  await Deno.mkdir(folder, { recursive: true });
  return folder;
}

async function hasRoom(): Promise<boolean> {
  if (Deno.systemMemoryInfo().available < ROOM_BYTES) return false;
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= ROOM_BYTES;
}
