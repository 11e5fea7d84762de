// The migrated database that tests and benchmarks get copies of. To make it takes long, ZIP codes and
// all: a cluster that has it is kept beside the others, for as long as what it is made of is the same.
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { connect } from "shared/server/database.ts";
import { migrateDatabase } from "../migrate.ts";
import { freePort } from "../ports.ts";
import { startPostgres } from "./embedded.ts";
import { exists } from "./server_files.ts";

export const TEMPLATE = "floodline_template";

const PROJECT = join(import.meta.dirname!, "../..");

/** Whatever changes in these, the template is another. deno.json pins PostgreSQL and the ZIP codes. */
const MADE_OF = [
  "migrations",
  "ground/migrate.ts",
  "ground/postgres",
  "ground/zips",
  "shared/server/migrations.ts",
  "shared/server/roles.ts",
  "deno.json",
];

const UNUSED_AFTER_MS = 24 * 3_600_000;

/**
 * A stopped cluster in `directory`, with the template in it.
 *
 * @param folder where clusters are, and the one that is kept
 */
export async function layOutCluster(folder: string, directory: string): Promise<void> {
  const kept = join(folder, `template-${await fingerprint()}`);
  if (await exists(kept)) {
    await copyFolder(kept, directory);
    await Deno.utime(kept, new Date(), new Date());
    return;
  }
  await makeTemplate(directory);
  // Under its name only once it is whole. Another run may have been faster: then that one will do.
  const partial = `${directory}-template`;
  await copyFolder(directory, partial);
  await Deno.rename(partial, kept).catch(() => Deno.remove(partial, { recursive: true }));
  await removeUnused(folder);
}

async function makeTemplate(directory: string): Promise<void> {
  const cluster = await startPostgres({ directory, port: freePort(), fast: true });
  try {
    const sql = connect(`${cluster.url}/postgres`, { max: 1 });
    await sql`create database ${sql(TEMPLATE)}`;
    await sql.end();
    await migrateDatabase(`${cluster.url}/${TEMPLATE}`, () => {});
  } finally {
    await cluster.stop("fast");
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of MADE_OF) {
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
async function removeUnused(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (!/^template-\w+$/.test(name)) continue;
    const { mtime } = await Deno.stat(join(folder, name));
    if (Date.now() - mtime!.getTime() < UNUSED_AFTER_MS) continue;
    await Deno.remove(join(folder, name), { recursive: true });
  }
}
