// What `deno task dev` shows: each program's lines behind its name, and our own.
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { readableLine } from "./log_line.ts";

const COLOURS: Record<string, number> = {
  sandbox: 35,
  api: 32,
  worker: 33,
  web: 36,
  gateway: 34,
};
const WIDTH = Math.max(...Object.keys(COLOURS).map((name) => name.length));

export const isColoured = Deno.stdout.isTerminal() && !Deno.noColor;

/** Our own words. */
export function say(text: string): void {
  console.log(text);
}

function sayFor(name: string, line: string): void {
  console.log(`${paint(name.padEnd(WIDTH), COLOURS[name] ?? 37)} ${paint("│", 90)} ${line}`);
}

/** Prints a program's lines as they come. `watch` sees each as it was written. */
export async function echo(
  name: string,
  stream: ReadableStream<Uint8Array>,
  watch: (line: string) => void,
): Promise<void> {
  for await (const line of createInterface({ input: Readable.fromWeb(stream as never) })) {
    watch(line);
    sayFor(name, readableLine(line));
  }
}

/** Does something that takes a while and tells how long it took; after a second, that it is busy. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const timer = setTimeout(() => say(paint(`  ${name} …`, 90)), 1000);
  try {
    const result = await work();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${paint("✓", 32)} ${name} ${paint(`${seconds} s`, 90)}`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

export function bold(text: string): string {
  return paint(text, 1);
}

function paint(text: string, code: number): string {
  return isColoured ? `\x1b[${code}m${text}\x1b[0m` : text;
}
