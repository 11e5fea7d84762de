// What a run has started, written down while it runs: a run that was killed leaves it behind, and the
// next one clears it away.
import { join } from "node:path";
import { commandLine } from "./ports.ts";

interface Process {
  name: string;
  pid: number;
}

export async function writeDown(data: string, programs: Process[]): Promise<void> {
  const all = [{ name: "dev", pid: Deno.pid }, ...programs].map(({ name, pid }) => ({ name, pid }));
  await Deno.writeTextFile(join(data, "dev.json"), JSON.stringify(all));
}

/** The process of a `deno task dev` that is at work on the same data. */
export async function findRunner(data: string): Promise<number | undefined> {
  return (await listAlive(data)).find(({ name }) => name === "dev")?.pid;
}

/** Ends them, and returns their names. */
export async function stopLeftovers(data: string): Promise<string[]> {
  const left = await listAlive(data);
  for (const { pid } of left) Deno.kill(pid, "SIGKILL");
  while ((await listAlive(data)).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return left.map(({ name }) => name);
}

async function listAlive(data: string): Promise<Process[]> {
  const alive: Process[] = [];
  for (const each of await read(data)) if (await isStillThat(each)) alive.push(each);
  return alive;
}

async function read(data: string): Promise<Process[]> {
  try {
    return JSON.parse(await Deno.readTextFile(join(data, "dev.json")));
  } catch {
    return []; // a first run
  }
}

/** The number of an ended process is given away again: what runs under it tells. */
async function isStillThat({ name, pid }: Process): Promise<boolean> {
  const script = name === "dev" ? /tools\/dev\.ts/ : new RegExp(`\\b${name}/(main|dev)\\.ts`);
  return pid !== Deno.pid && script.test(await commandLine(pid));
}
