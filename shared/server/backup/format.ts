// What lies in a backup: a gzipped tar of what any PostgreSQL can read (docs/decisions/0039).
//   manifest.json             first: when, of which migrations, which tables with which columns
//   tables/NAME/000001.copy   rows as `COPY … TO STDOUT` writes them, a few MB a file, in order
//   end.json                  last: rows and SHA-256 of each table; without it the backup is cut off
import { z } from "zod";

export const FORMAT = 1;

const Migration = z.object({ name: z.string(), sha256: z.string() });

const Table = z.object({ name: z.string(), columns: z.array(z.string()) });
export type BackupTable = z.infer<typeof Table>;

export const Manifest = z.object({
  format: z.literal(FORMAT, {
    error: "this backup is of another kind than this version reads: use the version that made it",
  }),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(Migration).min(1),
  tables: z.array(Table),
  /** Months that `rain_history` has a table for, as "2026-11". */
  months: z.array(z.string()),
  /** The number given last; null: none yet. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
});
export type Manifest = z.infer<typeof Manifest>;

const TableSum = z.object({ rows: z.number().int(), sha256: z.string() });
export type TableSum = z.infer<typeof TableSum>;

export const End = z.object({ tables: z.record(z.string(), TableSum) });
export type End = z.infer<typeof End>;

export const MANIFEST_FILE = "manifest.json";
export const END_FILE = "end.json";

export function tableFile(table: string, n: number): string {
  return `tables/${table}/${String(n).padStart(6, "0")}.copy`;
}

/** The table that a file of rows is of; undefined: it is none. */
export function tableOf(file: string): string | undefined {
  return /^tables\/([^/]+)\/\d+\.copy$/.exec(file)?.[1];
}

/** A backup that cannot be read: cut off, changed, or of another key. The message says what to do. */
export class BackupError extends Error {
  override name = "BackupError";
}
