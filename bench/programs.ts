// How soon each program answers as `deno task build` makes it, and what it holds while nothing happens,
// beside a program that does nothing.
import { startProgram } from "../testing/programs.ts";
import { cpuSeconds, memoryMb } from "./process.ts";
import { number, type Row } from "./table.ts";
import type { BenchWorld } from "./world.ts";

const ROUNDS = 5;
/** Of what an empty Deno.serve takes. */
const MOST_TIMES = 4;
const MOST_MB = 150;
/** Until what a start leaves to be done is done. */
const IDLE_MS = 3_000;

interface Started {
  ms: number;
  cpuMs: number;
  mb: number;
}

/** In turn, a round each: what else the machine does meets all of them. */
export async function benchPrograms(world: BenchWorld): Promise<Row[]> {
  const env = { ...world.sandbox.environment, DATABASE_URL: world.database.url };
  const start = {
    empty: startEmpty,
    api: () => startBuilt("api", env),
    web: () => startBuilt("web", { ...env, API_URL: world.api.url }),
    worker: () => startBuilt("worker", env),
  };
  const names = Object.keys(start) as (keyof typeof start)[];
  const rounds: Record<keyof typeof start, Started>[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const round = {} as Record<keyof typeof start, Started>;
    for (const name of names) round[name] = await start[name]();
    rounds.push(round);
  }
  const medians = (name: keyof typeof start) => {
    const of = (figure: keyof Started) => median(rounds.map((round) => round[name][figure]));
    return { ms: of("ms"), cpuMs: of("cpuMs"), mb: of("mb") };
  };
  const empty = medians("empty");
  const programs = (["api", "web", "worker"] as const).map((name) => ({ name, ...medians(name) }));
  const mb = programs.reduce((sum, program) => sum + program.mb, 0);
  return [
    ...programs.map((program) => ({
      what: program.name,
      figure: `${inWords(program)}, ${number(program.ms / empty.ms, 1)} times as long`,
      comparedTo: `an empty Deno.serve: ${inWords(empty)}`,
      bounds: [{
        measured: program.ms / empty.ms,
        most: MOST_TIMES,
        unit: "times as long",
        dependsOnMachine: false,
      }],
    })),
    {
      what: "all three, idle",
      figure: `${number(mb)} MB`,
      comparedTo: "",
      bounds: [{ measured: mb, most: MOST_MB, unit: "MB", dependsOnMachine: false }],
    },
  ];
}

function inWords({ ms, cpuMs, mb }: Started): string {
  return `starts in ${number(ms)} ms (${number(cpuMs)} of CPU), holds ${number(mb)} MB`;
}

async function startBuilt(
  name: "api" | "web" | "worker",
  env: Record<string, string>,
): Promise<Started> {
  await using program = await startProgram(name, env, `_build/${name}.js`);
  return await measure(program.pid, program.startedInMs);
}

async function startEmpty(): Promise<Started> {
  const begun = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: ["eval", "Deno.serve({ port: 0, onListen: () => console.log() }, () => new Response())"],
    stdout: "piped",
  }).spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  const started = await measure(process.pid, performance.now() - begun);
  process.kill();
  await reader.cancel();
  await process.status;
  return started;
}

async function measure(pid: number, ms: number): Promise<Started> {
  const cpuMs = await cpuSeconds(pid) * 1000;
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return { ms, cpuMs, mb: await memoryMb(pid) };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
