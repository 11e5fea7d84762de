// Backups in a store. Each is a folder of parts (0001, 0002 …), one after the other the bytes of a
// backup, and complete.json, written last, once the parts were read back and are what was written.
import { createHash } from "node:crypto";
import { z } from "zod";
import { connect } from "../database.ts";
import { writeBackup } from "./archive.ts";
import { BackupError } from "./format.ts";
import { listSpent } from "./keep.ts";
import type { BackupStore } from "./store.ts";

/** What is in memory at once, twice; one request to a store. */
const PART_BYTES = 16 * 2 ** 20;

const COMPLETE = "complete.json";
const NAME = /^floodline-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\//;

const Complete = z.object({
  takenAt: z.iso.datetime(),
  /** The newest migration. */
  migration: z.string(),
  rows: z.number().int(),
  isEncrypted: z.boolean(),
  parts: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
type Complete = z.infer<typeof Complete>;

export interface Backup extends Complete {
  /** floodline-2026-11-26T08-10-00Z */
  name: string;
  bytes: number;
}

/**
 * Takes one and checks it. Its connection is its own: one that breaks off takes it with it.
 *
 * @throws what the database or the store says; a `BackupError` where a part does not read back as written.
 * What was written is taken away then, as far as the store lets us.
 */
export async function takeBackup(
  { databaseUrl, store, recipient, now, partBytes = PART_BYTES }: {
    databaseUrl: string;
    store: BackupStore;
    recipient?: string;
    now: Date;
    partBytes?: number;
  },
): Promise<Backup> {
  const name = `floodline-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  if (await store.find(`${name}/${COMPLETE}`)) {
    throw new BackupError(`there is ${name} already: try again in a second`);
  }
  const sql = connect(databaseUrl, { max: 1, name: "floodline-backup" });
  try {
    const { stream, written } = writeBackup(sql, { now, recipient });
    written.catch(() => {}); // told by the stream
    const parts = await putParts(store, name, stream, partBytes);
    const { manifest, tables } = await written;
    await readBack(store, name, parts);
    const complete: Complete = {
      takenAt: now.toISOString(),
      migration: manifest.migrations.at(-1)!.name,
      rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
      isEncrypted: recipient !== undefined,
      parts,
    };
    await store.put(`${name}/${COMPLETE}`, inJson(complete));
    return { ...complete, name, bytes: sizeOf(parts) };
  } catch (error) {
    await store.list(`${name}/`).then((names) => store.remove(names)).catch(() => {});
    throw error;
  } finally {
    // At once: a snapshot that nobody reads to its end would never let its connection go.
    await sql.end({ timeout: 0 });
  }
}

async function putParts(
  store: BackupStore,
  name: string,
  stream: ReadableStream<Uint8Array>,
  partBytes: number,
): Promise<Complete["parts"]> {
  const parts: Complete["parts"] = [];
  for await (const bytes of inParts(stream, partBytes)) {
    const part = String(parts.length + 1).padStart(4, "0");
    await store.put(`${name}/${part}`, bytes);
    parts.push({ name: part, bytes: bytes.length, sha256: hashOf(bytes) });
  }
  return parts;
}

async function* inParts(
  stream: ReadableStream<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const bytes of stream) {
    for (let from = 0; from < bytes.length;) {
      const some = bytes.subarray(from, from + partBytes - filled);
      part.set(some, filled);
      filled += some.length;
      from += some.length;
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.slice(0, filled);
}

async function readBack(store: BackupStore, name: string, parts: Complete["parts"]): Promise<void> {
  for (const part of parts) await getPart(store, name, part);
}

/** @throws BackupError where it is gone or is not what was written */
async function getPart(
  store: BackupStore,
  name: string,
  part: Complete["parts"][number],
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await store.find(`${name}/${part.name}`);
  if (!bytes) throw new BackupError(`${name}/${part.name} is gone from ${store.address}`);
  if (bytes.length === part.bytes && hashOf(bytes) === part.sha256) return bytes;
  throw new BackupError(`${name}/${part.name} in ${store.address} is not what was written there`);
}

/** The bytes of a backup, each part checked before it is given on. */
export function openBackupOf(
  store: BackupStore,
  { name, parts }: Backup,
): ReadableStream<Uint8Array> {
  return ReadableStream.from((async function* () {
    for (const part of parts) yield await getPart(store, name, part);
  })());
}

/** Those that are whole, the newest first. */
export async function listBackups(store: BackupStore): Promise<Backup[]> {
  const names = (await store.list("floodline-")).filter((name) => name.endsWith(`/${COMPLETE}`));
  const backups: Backup[] = [];
  for (const path of names.reverse()) {
    const bytes = await store.find(path);
    if (!bytes) continue;
    const parsed = Complete.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) throw new BackupError(`${path} in ${store.address} cannot be read`);
    const name = path.slice(0, -COMPLETE.length - 1);
    backups.push({ ...parsed.data, name, bytes: sizeOf(parsed.data.parts) });
  }
  return backups;
}

const DAY_MS = 86_400_000;

/**
 * Removes what the rule (keep.ts) does not keep, and what was never finished. Returns the names of the
 * backups that went.
 */
export async function pruneBackups(store: BackupStore, now: Date): Promise<string[]> {
  const whole = await listBackups(store);
  const spent = listSpent(whole.map(({ name, takenAt }) => ({ name, takenAt: new Date(takenAt) })));
  const spentNames = new Set(spent.map(({ name }) => name));
  const kept = new Set(whole.map(({ name }) => name).filter((name) => !spentNames.has(name)));
  const files = await store.list("floodline-");
  const isSpent = (file: string) => {
    const name = file.split("/")[0]!;
    if (kept.has(name)) return false;
    // One that is not whole may be under way.
    return spentNames.has(name) || now.getTime() - +takenAtOf(file) > DAY_MS;
  };
  const gone = files.filter((file) => NAME.test(file) && isSpent(file));
  // First what says that it is whole.
  gone.sort((a, b) => Number(b.endsWith(COMPLETE)) - Number(a.endsWith(COMPLETE)));
  await store.remove(gone);
  return [...new Set(gone.map((file) => file.split("/")[0]!))].sort();
}

function takenAtOf(file: string): Date {
  const [, day, hour, minute, second] = NAME.exec(file)!;
  return new Date(`${day}T${hour}:${minute}:${second}Z`);
}

function sizeOf(parts: Complete["parts"]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function inJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value, null, 1));
}
