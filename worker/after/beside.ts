import { Buffer } from "node:buffer";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import type { TypesetOrder, TypesetReport } from "./typeset.ts";
import { readReport, writeOrder } from "./wire.ts";

/** A report of many pages takes a second or two. */
const LONGEST_MS = 60_000;

/** It reaches nobody, writes nothing, and knows none of our secrets. */
const FLAGS = [
  "run",
  "--no-check",
  "--cached-only",
  "--quiet",
  "--allow-read",
  "--allow-env",
  "--allow-sys",
  "--allow-ffi",
];
/**
 * Typesets in a process beside this one; a signal ends it.
 *
 * @param options.denoDir where Deno has what it has compiled, if not where it usually has it
 * @throws what went wrong there
 */
export async function typesetBeside(
  order: TypesetOrder,
  { denoDir, signal }: { denoDir: string | undefined; signal: AbortSignal },
): Promise<TypesetReport> {
  // One that is aborted already would end nothing.
  signal.throwIfAborted();
  const child = new Deno.Command(Deno.execPath(), {
    args: [...FLAGS, fileURLToPath(new URL("./program.ts", import.meta.url))],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    clearEnv: true,
    env: { HOME: homedir(), ...denoDir && { DENO_DIR: denoDir } },
    signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]),
  }).spawn();
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    // One that has ended reads no more; why, it has said.
    write(child.stdin, writeOrder(order)).catch(() => {}),
  ]);
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  if (!success) throw new Error(text(stderr).slice(-1000) || "it was ended");
  return readReport(text(stdout));
}

async function write(stdin: WritableStream<Uint8Array>, text: string): Promise<void> {
  const writer = stdin.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
}
