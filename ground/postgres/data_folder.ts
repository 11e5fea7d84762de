// Where data on this machine lives: `.data/` beside deno.json.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { isRoot, isTraversable } from "./server_files.ts";

const PROJECT = join(import.meta.dirname!, "../..");

/**
 * The folder for PostgreSQL clusters, made where it is missing. Under root the server runs as
 * nobody: where nobody may not enter (a clone in /root), it lives below /var/tmp instead.
 */
export async function clusterFolder(): Promise<string> {
  const reachable = !isRoot || await isTraversable(PROJECT);
  const clone = createHash("sha256").update(PROJECT).digest("hex").slice(0, 8);
  const folder = reachable ? join(PROJECT, ".data") : `/var/tmp/floodline-${clone}`;
  await Deno.mkdir(folder, { recursive: true });
  return folder;
}
