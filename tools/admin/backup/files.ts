// A backup's files, read once from first to last.
import type { ParsedTarEntry } from "modern-tar";
import { readBackup } from "shared/server/backup/archive.ts";
import {
  BackupError,
  End,
  END_FILE,
  Manifest,
  MANIFEST_FILE,
  tableOf,
} from "shared/server/backup/format.ts";

export interface BackupFiles {
  manifest: Manifest;
  /** Each table's bytes, in pieces and in order; to be read to the end. */
  pieces(): AsyncGenerator<{ table: string; bytes: Uint8Array }>;
  /** After the last piece. */
  end(): End;
}

/** @throws BackupError where the bytes are no backup */
export async function openBackup(
  stream: ReadableStream<Uint8Array>,
  identity?: string,
): Promise<BackupFiles> {
  const entries = readBackup(stream, identity);
  const first = await entries.next();
  if (first.done || first.value.header.name !== MANIFEST_FILE) {
    throw new BackupError("this is no backup of FloodLine's: it does not begin with a manifest");
  }
  const manifest = await parse(first.value, Manifest);
  let end: End | undefined;
  return {
    manifest,
    async *pieces() {
      for await (const entry of entries) {
        const table = tableOf(entry.header.name);
        if (table) {
          for await (const bytes of entry.body) yield { table, bytes };
        } else if (entry.header.name === END_FILE) {
          end = await parse(entry, End);
        } else {
          throw new BackupError(
            `there is a file in it that this version does not know: ${entry.header.name}`,
          );
        }
      }
      if (!end) throw new BackupError("this backup is cut off: it does not say where it ends");
    },
    end() {
      if (!end) throw new Error("the backup was not read to its end yet");
      return end;
    },
  };
}

async function parse<T>(
  { header, body }: ParsedTarEntry,
  schema: {
    safeParse(
      value: unknown,
    ): { success: true; data: T } | {
      success: false;
      error: Error & { issues: { message: string }[] };
    };
  },
): Promise<T> {
  const parsed = schema.safeParse(await new Response(body as ReadableStream).json());
  if (parsed.success) return parsed.data;
  throw new BackupError(`${header.name} cannot be read: ${parsed.error.issues[0]?.message}`);
}
