// `deno task bench`: what FloodLine costs and how fast it is, each figure beside what it is compared
// to, all in one run on one machine; `deno task bench phones pages` measures those parts alone. Run
// by tools/run_bench.ts, which brings the database and the build.
import { benchClones } from "./clones.ts";
import { benchDecide, benchPreview } from "./decide.ts";
import { benchHistory } from "./history.ts";
import { benchHttp } from "./http.ts";
import { benchOverload } from "./overload.ts";
import { benchPages } from "./pages.ts";
import { benchPhones } from "./phones.ts";
import { benchPrograms } from "./programs.ts";
import { benchFlat } from "./room/flat.ts";
import { benchRoom } from "./room/room.ts";
import { benchSending } from "./sending.ts";
import { benchSweep } from "./sweep.ts";
import { printTable, type Row } from "./table.ts";
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

const ALONE: [name: string, title: string, measure: () => Row[] | Promise<Row[]>][] = [
  [
    "sweep",
    "A sweep, from claim to all messages enqueued; weather answers in 80 ms",
    async () => [...await benchSweep(2_000), ...await benchSweep(33_000)],
  ],
  ["decide", "Deciding", () => [benchDecide(), benchPreview(), ...benchWarnings()]],
  ["sending", "Texts; the carrier answers in 60 ms", benchSending],
  ["clones", "Databases for tests", benchClones],
  ["history", "History", async () => [await benchHistory()]],
  ["room", "The managers' room: 1,000,000 reports, 500 districts, 1,000,000 residents", benchRoom],
  ["flat", "What managers read, on a record of ever more reports", benchFlat],
];

const names = [...RUNNING, ...ALONE].map(([name]) => name);
const unknown = Deno.args.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. Parts: ${names.join(", ")}`);
  Deno.exit(1);
}
const isWanted = ([name]: readonly [string, ...unknown[]]) =>
  Deno.args.length === 0 || Deno.args.includes(name);

if (RUNNING.some(isWanted)) {
  await using world = await startBenchWorld();
  for (const [, title, measure] of RUNNING.filter(isWanted)) {
    show(title, await measure(world));
  }
}
for (const [, title, measure] of ALONE.filter(isWanted)) show(title, await measure());

function show(title: string, rows: Row[]): void {
  printTable(title, rows);
  // Of bounds that depend on the machine it is told alone.
  if (rows.some(({ isMissed }) => isMissed)) Deno.exitCode = 1;
}
