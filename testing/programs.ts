// FloodLine's own programs as processes of their own, on free ports: for browser journeys, tests
// that kill them, and benchmarks.
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { flagsOf, frameworkIn } from "../ground/web_framework.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const START_SECONDS = 30;
const STOP_SECONDS = 10;

export interface Program extends AsyncDisposable {
  name: string;
  pid: number;
  /** http://127.0.0.1:PORT */
  url: string;
  startedInMs: number;
  /** When it ends, by itself or killed. */
  ended: Promise<unknown>;
  /** All it printed, to show when a test fails. */
  output(): string;
  kill(signal: Deno.Signal): Promise<void>;
}

/**
 * Starts `<name>/main.ts` and waits for the log line that tells its port.
 *
 * @throws with all it printed, when it ends or stays silent instead
 */
export async function startProgram(
  name: "api" | "web" | "worker" | "sandbox",
  env: Record<string, string>,
  file = `${name}/main.ts`,
  /** Told of each line that it prints, from its start on. */
  onLine?: (line: string) => void,
): Promise<Program> {
  const begun = performance.now();
  const flags = name === "web" ? flagsOf(frameworkIn(Deno.env.toObject())) : [];
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", ...flags, file],
    cwd: ROOT,
    env: { FLOODLINE_ENV: "development", PORT: "0", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    const read = async (stream: ReadableStream<Uint8Array>) => {
      for await (const line of createInterface({ input: Readable.fromWeb(stream as never) })) {
        lines.push(line);
        onLine?.(line);
        const found = portIn(line);
        if (found) resolve(found);
      }
    };
    const fail = (why: string) => reject(new Error(`${name} ${why}:\n${lines.join("\n")}`));
    const timer = setTimeout(() => fail("told no port in time"), START_SECONDS * 1000);
    Promise.all([read(process.stdout), read(process.stderr)]).then(() => fail("ended at start"));
    process.status.then(() => clearTimeout(timer));
    Deno.unrefTimer(timer);
  });
  const kill = async (signal: Deno.Signal) => {
    const timer = setTimeout(() => process.kill("SIGKILL"), STOP_SECONDS * 1000);
    try {
      process.kill(signal);
    } catch {
      // ended already
    }
    await process.status;
    clearTimeout(timer);
  };
  return {
    name,
    pid: process.pid,
    url: `http://127.0.0.1:${port}`,
    startedInMs: performance.now() - begun,
    ended: process.status,
    output: () => lines.join("\n"),
    kill,
    [Symbol.asyncDispose]: () => kill("SIGTERM"),
  };
}

function portIn(line: string): number | undefined {
  try {
    const { port } = JSON.parse(line);
    return typeof port === "number" ? port : undefined;
  } catch {
    return undefined;
  }
}
