// `admin backup` and `admin restore`: what was typed, and what is said.
import { parseArgs } from "node:util";
import { writeBackup } from "shared/server/backup/archive.ts";
import {
  type Backup,
  listBackups,
  openBackupOf,
  takeBackup,
} from "shared/server/backup/backups.ts";
import { makeKey } from "shared/server/backup/seal.ts";
import { type BackupStore, openStore } from "shared/server/backup/store.ts";
import { addDatabasePassword } from "shared/server/secret_files.ts";
import { connect, type Sql } from "shared/server/database.ts";
import { backupStoreFrom, storageFrom } from "shared/server/providers.ts";
import { ago } from "../ago.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { Mistake } from "../mistake.ts";
import type { BackupCommandConfig } from "./config.ts";
import { lasting, sized } from "./in_words.ts";
import { rehearse } from "./rehearse.ts";
import { restoreWhole } from "./restore_whole.ts";

export interface Given {
  config: BackupCommandConfig;
  now: Date;
  /** What `-` means. */
  stdin: ReadableStream<Uint8Array>;
  stdout: WritableStream<Uint8Array>;
}

/** Returns what to print; what goes to standard output itself is written there. */
export async function runBackup(args: string[], given: Given): Promise<string> {
  const { values, positionals } = readArgs(args);
  const [verb, name, ...more] = positionals;
  if (more.length > 0 || name !== undefined && verb !== "rehearse") {
    throw new Mistake("backup takes one file, or one of: list, key, rehearse");
  }
  switch (verb) {
    case "key":
      return await describeNewKey();
    case "list":
      return await describeBackups(given);
    case "rehearse":
      return await runRehearsal(given, name, values.key);
    case undefined:
      return await backUpToStore(given);
    default:
      return await backUpToFile(given, verb);
  }
}

/** Needs no configuration: it is what goes into it. */
export async function describeNewKey(): Promise<string> {
  const { identity, recipient } = await makeKey();
  return [
    `# Secret: keep it in two places away from this machine. Without it no backup can be opened.`,
    identity,
    `# Public: goes into .env, and encrypts what it cannot open.`,
    `BACKUP_RECIPIENT=${recipient}`,
  ].join("\n");
}

async function describeBackups({ config, now }: Given): Promise<string> {
  const store = getStore(config);
  const backups = await listBackups(store);
  if (backups.length === 0) return `There is no backup in ${store.address} yet`;
  return backups.map(({ name, takenAt, bytes, rows, isEncrypted }) =>
    `${name}  ${ago(new Date(takenAt), now)}  ${sized(bytes)}  ${rows} rows` +
    (isEncrypted ? "  encrypted" : "  NOT encrypted")
  ).join("\n");
}

async function backUpToStore({ config, now }: Given): Promise<string> {
  const store = getStore(config);
  const begun = performance.now();
  const taken = await takeBackup({
    databaseUrl: config.DATABASE_URL,
    store,
    recipient: config.BACKUP_RECIPIENT,
    now,
  });
  return `${taken.name} is in ${store.address}, read back and whole: ${
    counted(taken.rows, "row")
  }, ` +
    `${sized(taken.bytes)}, ${lasting(performance.now() - begun)}` + unsealed(config);
}

async function backUpToFile({ config, now, stdout }: Given, path: string): Promise<string> {
  const sql = connect(config.DATABASE_URL, { max: 1, name: "floodline-backup" });
  try {
    const { stream, written } = writeBackup(sql, { now, recipient: config.BACKUP_RECIPIENT });
    written.catch(() => {}); // told by the stream
    if (path === "-") {
      await stream.pipeTo(stdout, { preventClose: true });
      await written;
      return "";
    }
    const partial = `${path}.partial`;
    const file = await Deno.open(partial, { write: true, createNew: true, mode: 0o600 });
    await stream.pipeTo(file.writable);
    const { tables } = await written;
    const { size } = await Deno.stat(partial);
    await Deno.rename(partial, path);
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    return `${path}: ${counted(rows, "row")}, ${sized(size)}. ` +
      "To see that it is whole: backup rehearse " + path + unsealed(config);
  } catch (error) {
    if (path !== "-") await Deno.remove(`${path}.partial`).catch(() => {});
    throw error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

function unsealed({ BACKUP_RECIPIENT }: BackupCommandConfig): string {
  if (BACKUP_RECIPIENT) return "";
  return "\nIt is NOT encrypted, and holds phone numbers: set BACKUP_RECIPIENT (backup key makes one)";
}

async function runRehearsal(given: Given, name = "newest", keyFile?: string): Promise<string> {
  const { config, now } = given;
  return await asOwner(config, async (owner) =>
    await rehearse({
      owner,
      ownerUrl: ownerUrlOf(config),
      storage: storageFrom(config),
      store: findStore(config),
      ...await openNamed(given, name),
      identity: await readKey(keyFile),
      now,
    }));
}

/** `admin restore WHAT`: a file, `-`, `newest`, or a name of `backup list`. */
export async function runRestore(args: string[], given: Given): Promise<string> {
  const { values, positionals } = readArgs(args);
  const [what, ...more] = positionals;
  if (!what || more.length > 0) {
    throw new Mistake(
      "restore what? A file, - for standard input, newest, or a name of backup list",
    );
  }
  const { config, now } = given;
  const begun = performance.now();
  const { stream, called } = await openNamed(given, what);
  const identity = await readKey(values.key);
  const lines = await asOwner(config, async (owner) =>
    await restoreWhole(owner, stream, {
      identity,
      replaces: values.replace,
      isMoved: values.moved,
      store: findStore(config),
      storage: storageFrom(config),
      now,
    }));
  return [`${called} is restored: ${lasting(performance.now() - begun)}`, ...lines].join("\n");
}

const BY_NAME = /^floodline-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/;

async function openNamed(
  { config, stdin }: Given,
  what: string,
): Promise<{ stream: ReadableStream<Uint8Array>; called: string; backup?: Backup }> {
  if (what === "-") return { stream: stdin, called: "What came in" };
  if (what !== "newest" && !BY_NAME.test(what)) {
    try {
      return { stream: (await Deno.open(what)).readable, called: what };
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      throw new Mistake(`There is no file ${what}. Those in the store: backup list`);
    }
  }
  const store = getStore(config);
  const backups = await listBackups(store);
  const backup = what === "newest" ? backups[0] : backups.find(({ name }) => name === what);
  if (!backup) throw new Mistake(`There is no such backup in ${store.address}: see backup list`);
  return { stream: openBackupOf(store, backup), called: backup.name, backup };
}

function findStore(config: BackupCommandConfig): BackupStore | undefined {
  const options = backupStoreFrom(config);
  return options && openStore(options);
}

function getStore(config: BackupCommandConfig): BackupStore {
  const store = findStore(config);
  if (store) return store;
  throw new Mistake(
    "BACKUP_TO is not set: where to? s3://BUCKET/PREFIX or a folder; or name a file: backup FILE",
  );
}

/** As `age-keygen` writes it: a line in the file. */
async function readKey(path?: string): Promise<string | undefined> {
  if (!path) return undefined;
  const found = /^AGE-SECRET-KEY-\S+/m.exec(await Deno.readTextFile(path))?.[0];
  if (found) return found;
  throw new Mistake(`There is no AGE-SECRET-KEY-… in ${path}: it is the secret half of backup key`);
}

function ownerUrlOf(config: BackupCommandConfig): string {
  const { OWNER_DATABASE_URL: url, OWNER_DATABASE_PASSWORD: password } = config;
  if (!url) return config.DATABASE_URL;
  const { set, mistakes } = addDatabasePassword({ DATABASE_URL: url, DATABASE_PASSWORD: password });
  if (mistakes.length > 0) throw new Mistake(`OWNER_DATABASE_URL: ${mistakes.join(", ")}`);
  return set.DATABASE_URL!;
}

async function asOwner<T>(
  config: BackupCommandConfig,
  work: (owner: Sql) => Promise<T>,
): Promise<T> {
  const owner = connect(ownerUrlOf(config), { max: 1, name: "floodline-admin" });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 1 });
  }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: "string" },
        replace: { type: "boolean" },
        moved: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Mistake(`${(error as Error).message}. There are --key FILE, --replace, --moved`);
  }
}
