// Rows to a stream of bytes: tar, gzip, and age where there is a key; and back.
import { Buffer } from "node:buffer";
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from "modern-tar";
import type { Sql } from "../database.ts";
import {
  BackupError,
  END_FILE,
  type Manifest,
  MANIFEST_FILE,
  tableFile,
  type TableSum,
} from "./format.ts";
import { seal, unseal } from "./seal.ts";
import { beginSnapshot, readManifest, readRows } from "./snapshot.ts";

/** Rows are gathered to files of about so much: in memory is never more than a few of them. */
const FILE_BYTES = 4 * 2 ** 20;

type Bytes = Uint8Array<ArrayBuffer>;

interface BackupStream {
  stream: ReadableStream<Bytes>;
  /** Once the stream was read to its end; rejects where it broke. */
  written: Promise<{ manifest: Manifest; tables: Record<string, TableSum> }>;
}

/**
 * All of the database in one snapshot, as bytes to keep.
 *
 * @param options.recipient an age public key, age1…; without one the bytes are readable by anybody
 */
export function writeBackup(
  sql: Sql,
  { now, recipient }: { now: Date; recipient?: string },
): BackupStream {
  const { readable, controller } = createTarPacker();
  const written = pack(sql, now, async (name, bytes) => {
    const writer = controller.add({
      name,
      size: bytes.length,
      mtime: now,
      mode: 0o600,
      type: "file",
    })
      .getWriter();
    writer.closed.catch(() => {}); // as `write` says
    await writer.write(bytes);
    await writer.close();
  });
  written.then(() => controller.finalize(), (error) => controller.error(error))
    .catch(() => {}); // nobody reads any more, and who does not knows why
  const zipped = readable.pipeThrough(new CompressionStream("gzip"));
  return { stream: recipient ? seal(zipped, recipient) : zipped, written };
}

async function pack(
  sql: Sql,
  now: Date,
  add: (name: string, bytes: Uint8Array) => Promise<void>,
): ReturnType<typeof packIn> {
  return await sql.begin(
    "isolation level repeatable read read only",
    (tx) => packIn(tx as unknown as Sql, now, add),
  ) as Awaited<ReturnType<typeof packIn>>;
}

async function packIn(
  tx: Sql,
  now: Date,
  add: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<{ manifest: Manifest; tables: Record<string, TableSum> }> {
  await beginSnapshot(tx);
  const manifest = await readManifest(tx, now);
  await add(MANIFEST_FILE, inJson(manifest));
  const tables: Record<string, TableSum> = {};
  for (const table of manifest.tables) {
    const { rows, sum } = readRows(tx, table);
    let files = 0;
    for await (const bytes of gather(rows)) await add(tableFile(table.name, ++files), bytes);
    tables[table.name] = sum();
  }
  await add(END_FILE, inJson({ tables }));
  return { manifest, tables };
}

async function* gather(rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let some: Uint8Array[] = [];
  let size = 0;
  for await (const row of rows) {
    some.push(row);
    size += row.length;
    if (size < FILE_BYTES) continue;
    yield Buffer.concat(some);
    some = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(some);
}

/**
 * The files in a backup, in order.
 *
 * @param identity the age secret key; needed where the backup is encrypted
 * @throws BackupError where it is cut off, changed, or of another key
 */
export async function* readBackup(
  stream: ReadableStream<Uint8Array>,
  identity?: string,
): AsyncGenerator<ParsedTarEntry> {
  try {
    const zipped = await unseal(stream, identity);
    const entries = zipped.pipeThrough(new DecompressionStream("gzip"))
      .pipeThrough(createTarDecoder({ strict: true }));
    for await (const entry of entries) yield entry;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(
      `this backup cannot be read to its end, it is cut off or was changed: take another (${
        (error as Error).message
      })`,
    );
  }
}

function inJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 1));
}
