// The migrated database that tests and benchmarks get copies of. To make it takes long, ZIP codes and
// all: a cluster that has it is kept beside the others, for as long as what it is made of is the same. So is
// whatever else takes long to make.
import { createHash } from "node:crypto";
import { basename, join, relative } from "node:path";
import { connect, type Sql } from "shared/server/database.ts";
import { migrateDatabase } from "../migrate.ts";
import { freePort } from "../ports.ts";
import { startPostgres } from "./embedded.ts";
import { exists } from "./server_files.ts";

/** With every ZIP code of the country, or with those of a few areas: a copy takes a fifth of the time. */
export const TEMPLATES = { country: "floodline_country", few: "floodline_few" } as const;

/**
 * Which areas the few are, by how their ZIP codes begin: Brooklyn, where most tests play, with the
 * rest of New York and Hudson County; and a place or two of each other time zone and shore.
 */
const FEW =
  "006|009|021|070|073|10[0-4]|11[0-46]|191|220|235|33[01]|606|770|850|860|967|968|969|995|998";

const PROJECT = join(import.meta.dirname!, "../..");

const UNUSED_AFTER_MS = 24 * 3_600_000;

export interface KeptCluster {
  name: string;
  /** Files and folders: whatever changes in them, it is another. */
  madeOf: string[];
  /** A stopped cluster in `directory`. */
  make(folder: string, directory: string): Promise<void>;
}

/** deno.json pins PostgreSQL and the ZIP codes. */
export const COUNTRY: KeptCluster = {
  name: "template",
  madeOf: [
    "migrations",
    "ground/migrate.ts",
    "ground/postgres",
    "ground/zips",
    "shared/server/migrations.ts",
    "shared/server/roles.ts",
    "deno.json",
  ],
  make: (_folder, directory) => makeTemplate(directory),
};

/**
 * A copy of a kept cluster, stopped, in `directory`.
 *
 * @param folder where clusters are, and those that are kept
 */
export async function layOutCluster(
  cluster: KeptCluster,
  folder: string,
  directory: string,
): Promise<void> {
  const kept = join(folder, `${cluster.name}-${await fingerprint(cluster.madeOf)}`);
  if (await exists(kept)) {
    await copyFolder(kept, directory);
    await Deno.utime(kept, new Date(), new Date());
    return;
  }
  await cluster.make(folder, directory);
  // Under its name only once it is whole. Another run may have been faster: then that one will do.
  const partial = join(folder, `${basename(directory)}-template`);
  await copyFolder(directory, partial);
  await Deno.rename(partial, kept).catch(() => Deno.remove(partial, { recursive: true }));
  await removeUnused(cluster.name, folder);
}

async function makeTemplate(directory: string): Promise<void> {
  const cluster = await startPostgres({ directory, port: freePort(), fast: true });
  try {
    const { country, few } = TEMPLATES;
    await using admin = connectFor(cluster.url, "postgres");
    await admin.sql`create database ${admin.sql(country)}`;
    await migrateDatabase(`${cluster.url}/${country}`, () => {});
    await admin.sql`create database ${admin.sql(few)} template ${admin.sql(country)}`;
    await using copy = connectFor(cluster.url, few);
    await copy.sql`delete from zips where zip !~ ${`^(${FEW})`}`;
    await copy.sql`vacuum full`;
    await copy.sql`analyze`;
  } finally {
    await cluster.stop("fast");
  }
}

function connectFor(server: string, database: string): { sql: Sql } & AsyncDisposable {
  const sql = connect(`${server}/${database}`, { max: 1 });
  return { sql, [Symbol.asyncDispose]: () => sql.end() };
}

async function fingerprint(madeOf: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of madeOf) {
    for (const file of (await listFiles(join(PROJECT, path))).sort()) {
      hash.update(relative(PROJECT, file)).update(await Deno.readFile(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function listFiles(path: string): Promise<string[]> {
  if (!(await Deno.stat(path)).isDirectory) return [path];
  const entries = await Array.fromAsync(Deno.readDir(path));
  const inside = entries.map(({ name }) => listFiles(join(path, name)));
  return (await Promise.all(inside)).flat().filter((file) => !/_test\.ts$/.test(file));
}

/** With its owner and modes, which PostgreSQL looks at. */
async function copyFolder(from: string, to: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("cp", { args: ["-a", from, to] }).output();
  if (!success) throw new Error(`Could not copy ${from}: ${new TextDecoder().decode(stderr)}`);
}

/** Other branches' are left for a day, in which somebody may come back to them. */
async function removeUnused(kind: string, folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.match(`^${kind}-\\w+$`)) continue;
    const { mtime } = await Deno.stat(join(folder, name));
    if (Date.now() - mtime!.getTime() < UNUSED_AFTER_MS) continue;
    await Deno.remove(join(folder, name), { recursive: true });
  }
}
