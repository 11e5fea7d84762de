// A restore tried out: into a database beside the real one, looked at, and dropped.
import type { Backup } from "shared/server/backup/backups.ts";
import type { BackupStore } from "shared/server/backup/store.ts";
import { connect, type Sql } from "shared/server/database.ts";
import type { Storage } from "shared/server/storage.ts";
import { Mistake } from "../mistake.ts";
import { lasting } from "./in_words.ts";
import { restoreWhole } from "./restore_whole.ts";

interface Rehearsal {
  /** Of the server's, who may make databases. */
  owner: Sql;
  ownerUrl: string;
  storage: Storage;
  store?: BackupStore;
  stream: ReadableStream<Uint8Array>;
  called: string;
  backup?: Backup;
  identity?: string;
  now: Date;
}

/** @returns what to print. @throws as `restore`: then the backup is not whole, or the key not its own */
export async function rehearse(rehearsal: Rehearsal): Promise<string> {
  const { owner, ownerUrl, stream, called, ...options } = rehearsal;
  const begun = performance.now();
  const name = `floodline_rehearsal_${crypto.randomUUID().slice(0, 8)}`;
  await createDatabase(owner, name);
  try {
    const scratch = connect(withDatabase(ownerUrl, name), { max: 1, name: "floodline-admin" });
    try {
      const lines = await restoreWhole(scratch, stream, options);
      return [
        `${called}, restored, is whole: ${lasting(performance.now() - begun)}`,
        // What to do next is for a restore in earnest.
        ...lines.slice(0, -1),
      ].join("\n");
    } finally {
      await scratch.end({ timeout: 0 });
    }
  } finally {
    await owner`drop database if exists ${owner(name)} with (force)`;
  }
}

async function createDatabase(owner: Sql, name: string): Promise<void> {
  const [{ may, role }] = await owner<[{ may: boolean; role: string }]>`
    select rolsuper or rolcreatedb as may, current_user as role from pg_roles
    where rolname = current_user`;
  if (!may) {
    throw new Mistake(
      `A rehearsal makes a database beside the real one, and ${role} may make none: ` +
        "set OWNER_DATABASE_URL to the owner's address (docker compose run --rm operator has it)",
    );
  }
  await owner`create database ${owner(name)} template template0`;
}

/** The same server's, of another name; what stands behind it (sslmode …) stays. */
function withDatabase(url: string, name: string): string {
  return url.replace(/^([^:]+:\/\/[^/]+)(?:\/[^?]*)?/, `$1/${name}`);
}
