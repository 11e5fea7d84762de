// `deno task bench`: what FloodLine costs and how fast it is, each figure beside what it is compared
// to, all in one run on one machine; `deno task bench phones pages` measures those parts alone. What missed its
// bound is told last; --json FILE writes all of it. How to read it: docs/bench.md. Run by tools/run_bench.ts,
// which brings the database and the build.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchClones } from "./clones.ts";
import { benchCoast } from "./coast.ts";
import { benchDecide, benchPreview } from "./decide.ts";
import { benchFiles } from "./files.ts";
import { benchExports } from "./exports.ts";
import { benchHerd } from "./herd/herd.ts";
import { FEW, HERD } from "./herd/size.ts";
import { benchHistory } from "./history.ts";
import { benchHttp } from "./http.ts";
import { benchOverload } from "./overload.ts";
import { benchPages } from "./pages.ts";
import { benchPhones } from "./phones.ts";
import { benchPrograms } from "./programs.ts";
import { printTable } from "./print.ts";
import { benchFlat } from "./room/flat.ts";
import { benchRoom } from "./room/room.ts";
import { benchSending } from "./sending.ts";
import { benchSeveral } from "./several.ts";
import { benchSweep } from "./sweep.ts";
import type { Row } from "./table.ts";
import { judge, type MeasuredPart, toJson, verdictLines } from "./verdict.ts";
import { benchWarned } from "./warned.ts";
import { benchWarnings } from "./warnings.ts";
import { type BenchWorld, startBenchWorld } from "./world.ts";

type Part = [name: string, title: string, measure: (world: BenchWorld) => Row[] | Promise<Row[]>];

/** On the whole system, seeded. */
const RUNNING: Part[] = [
  ["programs", "Programs, started and idle", benchPrograms],
  ["pages", "Pages, gzip", benchPages],
  ["phones", "Pages on a phone", benchPhones],
  ["http", "Requests, 16 at a time", benchHttp],
  ["overload", "Twice as much as can be done, through the front", benchOverload],
];

type Alone = [
  name: string,
  title: string,
  measure: (wishes: { few: boolean }) => Row[] | Promise<Row[]>,
];

const ALONE: Alone[] = [
  [
    "sweep",
    "A sweep, from claim to all messages enqueued; weather answers in 80 ms",
    async () => [
      ...await benchSweep(2_000),
      ...await benchSweep(33_000),
      await benchWarned(33_000),
      await benchSeveral(2_000),
      await benchCoast(),
    ],
  ],
  ["decide", "Deciding", () => [benchDecide(), benchPreview(), ...benchWarnings()]],
  ["files", "Files in", () => [benchFiles()]],
  ["sending", "Texts; the carrier answers in 60 ms", benchSending],
  ["clones", "Databases for tests", benchClones],
  ["history", "History", async () => [await benchHistory()]],
  ["room", "The managers' room: 1,000,000 reports, 500 districts, 1,000,000 residents", benchRoom],
  ["exports", "A district's record as a file, by a key", benchExports],
  ["flat", "What managers read, on a record of ever more reports", benchFlat],
  ["herd", "The herd, behind an alert", ({ few }) => benchHerd(few ? FEW : HERD)],
];

Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const { wanted, json, few } = readWishes(args);
  const takenAt = new Date();
  const loadBefore = loadavg()[0]!;
  const measured = [...await measureRunning(wanted), ...await measureAlone(wanted, few)];
  const verdict = judge(measured);
  console.log(verdictLines(verdict).join("\n"));
  if (json) {
    const cores = navigator.hardwareConcurrency;
    const machine = { cores, loadBefore, loadAfter: loadavg()[0]!, deno: Deno.version.deno };
    await Deno.writeTextFile(json, toJson(measured, { takenAt, machine }));
  }
  return verdict.exitCode;
}

interface Wishes {
  wanted: (name: string) => boolean;
  json?: string;
  /** A herd of few, to see whether it runs. */
  few: boolean;
}

function readWishes(args: string[]): Wishes {
  const names = [...RUNNING, ...ALONE].map(([name]) => name);
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "string" }, few: { type: "boolean", default: false } },
    });
    const unknown = positionals.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}.`);
    const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
    return { wanted, json: values.json, few: values.few };
  } catch (error) {
    console.error(
      `${(error as Error).message} Parts: ${names.join(", ")}; --json FILE; --few: a small herd`,
    );
    Deno.exit(2);
  }
}

async function measureRunning(wanted: (name: string) => boolean): Promise<MeasuredPart[]> {
  const parts = RUNNING.filter(([name]) => wanted(name));
  if (parts.length === 0) return [];
  const measured: MeasuredPart[] = [];
  await using world = await startBenchWorld();
  for (const [name, title, measure] of parts) {
    measured.push(await take(name, title, () => measure(world)));
  }
  return measured;
}

async function measureAlone(
  wanted: (name: string) => boolean,
  few: boolean,
): Promise<MeasuredPart[]> {
  const measured: MeasuredPart[] = [];
  for (const [name, title, measure] of ALONE) {
    if (wanted(name)) measured.push(await take(name, title, () => measure({ few })));
  }
  return measured;
}

/** One that breaks off leaves the others their turn. */
async function take(
  name: string,
  title: string,
  measure: () => Row[] | Promise<Row[]>,
): Promise<MeasuredPart> {
  try {
    const rows = await measure();
    printTable(title, rows);
    return { name, title, rows };
  } catch (error) {
    console.error(`\n### ${title}\n\nbroke off:`, error);
    return { name, title, rows: [], failed: error instanceof Error ? error.message : `${error}` };
  }
}
