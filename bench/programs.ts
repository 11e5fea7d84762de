// How soon each program answers, and what it holds while nothing happens.
import { memoryMb } from "./process.ts";
import { number, type Row } from "./table.ts";
import type { BenchWorld } from "./world.ts";

export async function benchPrograms({ api, web, worker }: BenchWorld): Promise<Row[]> {
  const empty = await emptyProgram();
  const rows: Row[] = [];
  for (const { name, pid, startedInMs } of [api, web, worker]) {
    const mb = await memoryMb(pid);
    rows.push({
      what: name,
      figure: `starts in ${number(startedInMs)} ms, holds ${number(mb)} MB`,
      comparedTo: `an empty Deno.serve: ${number(empty.startedInMs)} ms, ${number(empty.mb)} MB`,
    });
  }
  return rows;
}

async function emptyProgram(): Promise<{ startedInMs: number; mb: number }> {
  const begun = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: ["eval", "Deno.serve({ port: 0, onListen: () => console.log() }, () => new Response())"],
    stdout: "piped",
  }).spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  const startedInMs = performance.now() - begun;
  const mb = await memoryMb(process.pid);
  process.kill();
  await reader.cancel();
  await process.status;
  return { startedInMs, mb };
}
