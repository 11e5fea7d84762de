// Where backups are kept: a bucket, or a folder.
import { Storage } from "../storage.ts";

/** Names are paths: "floodline-2026-11-26T08-10-00Z/0001". */
export interface BackupStore {
  /** For people: s3://bucket/prefix, or the folder. */
  address: string;
  /** Whole or not at all; over one of the same name. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Undefined: there is none. */
  find(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** All names that begin so, in order. */
  list(prefix: string): Promise<string[]>;
  remove(names: string[]): Promise<void>;
}

export interface StoreOptions {
  /** s3://bucket/prefix, or a folder's path. */
  address: string;
  /** Of a bucket. */
  s3: { endpoint?: string; region: string; accessKeyId: string; secretAccessKey: string };
}

/** A part of some megabytes over a slow line. */
const REQUEST_MS = 120_000;
/** What S3 deletes in one request. */
const MOST_AT_ONCE = 1_000;

export function openStore({ address, s3 }: StoreOptions): BackupStore {
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address) ?? [];
  if (bucket === undefined) return inFolder(address);
  return inBucket(address, new Storage({ ...s3, bucket, requestMs: REQUEST_MS }), prefix);
}

function inBucket(address: string, storage: Storage, prefix: string): BackupStore {
  const root = prefix === "" ? "" : `${prefix.replace(/\/+$/, "")}/`;
  return {
    address,
    async put(name, bytes) {
      await storage.put(`${root}${name}`, bytes, "application/octet-stream");
    },
    async find(name) {
      const found = await storage.read(`${root}${name}`);
      return found && await found.bytes() as Uint8Array<ArrayBuffer>;
    },
    async list(start) {
      return (await storage.list(`${root}${start}`)).map((key) => key.slice(root.length));
    },
    async remove(names) {
      for (let i = 0; i < names.length; i += MOST_AT_ONCE) {
        const some = names.slice(i, i + MOST_AT_ONCE);
        await storage.remove(some.map((name) => `${root}${name}`));
      }
    },
  };
}

function inFolder(folder: string): BackupStore {
  const pathOf = (name: string) => `${folder}/${name}`;
  return {
    address: folder,
    async put(name, bytes) {
      const path = pathOf(name);
      await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
      // Nobody else's to read; and under its name only once it is whole.
      await Deno.writeFile(`${path}.partial`, bytes, { mode: 0o600 });
      await Deno.rename(`${path}.partial`, path);
    },
    async find(name) {
      return await orNotThere(() => Deno.readFile(pathOf(name)));
    },
    async list(start) {
      const names: string[] = [];
      await walk("");
      return names.filter((name) => name.startsWith(start)).sort();

      async function walk(below: string): Promise<void> {
        const entries = await orNotThere(() => Array.fromAsync(Deno.readDir(pathOf(below)))) ?? [];
        for (const { name, isDirectory } of entries) {
          const path = below === "" ? name : `${below}/${name}`;
          if (isDirectory) await walk(path);
          else if (!name.endsWith(".partial")) names.push(path);
        }
      }
    },
    async remove(names) {
      for (const name of names) await orNotThere(() => Deno.remove(pathOf(name)));
      const folders = new Set(names.map((name) => name.split("/").slice(0, -1).join("/")));
      for (const each of folders) if (each) await Deno.remove(pathOf(each)).catch(() => {}); // not empty
    },
  };
}

async function orNotThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
