// `deno task bench`: builds the pages, brings a PostgreSQL of its own, and measures.
import { startThrowaway } from "../ground/postgres/throwaway.ts";
import { Children } from "./children.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const children = new Children();

let isGood: boolean;
{
  await using database = await startThrowaway({ on: "disk" });
  isGood = await run(["task", "build"], "null") &&
    await run(["run", "--allow-all", "bench/main.ts", ...Deno.args], "inherit", database.env);
}
Deno.exit(isGood ? 0 : 1);

async function run(
  args: string[],
  stdout: "null" | "inherit",
  env?: Record<string, string>,
): Promise<boolean> {
  return (await children.start(args, { cwd: ROOT, env, stdout }).status).success;
}
