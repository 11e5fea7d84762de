// The herd: an alert has gone out, and thousands open its link within half a minute, while reports come in, boards
// listen, the sweep looks at the next rain and texts leave.
import { cpuSeconds, cpuSecondsOfFamily } from "../process.ts";
import { control, hasUnanswered, listArrivals, queue } from "../sending.ts";
import { forgetStorms, sweepOnce } from "../sweep.ts";
import { type Bound, number, type Row } from "../table.ts";
import { until } from "../../testing/until.ts";
import { listen, sendReports } from "./boards.ts";
import type { HerdSize } from "./size.ts";
import type { CrowdFigures } from "./strangers.ts";
import { type HerdWorld, startHerd } from "./world.ts";

const WARM_UP = 20;
const MOST_PAGE_MS = 250;
const MOST_TIMES_ALONE = 1.2;
const MOST_HEARD_MS = 1_000;
/** Behind the herd: texts and events that are still on their way. */
const PATIENCE_SECONDS = 120;
const HEARD_WITHIN_MS = 10_000;

export async function benchHerd(size: HerdSize): Promise<Row[]> {
  await using world = await startHerd(size);
  const { sql, env } = world;
  // Its cells are learned, as they are on any day but the first, and its pages have been asked for before.
  await sweepAlone(world);
  const alone = await sweepAlone(world);
  await sendCrowd(world, { ...size, strangers: WARM_UP, seconds: 1 });
  using boards = await listen(world, size.boards);
  const before = await cpuOf(world);
  await queue(sql, size.texts);
  const begun = performance.now();
  const [crowd, { sent, refused }, meanwhile] = await Promise.all([
    sendCrowd(world, size),
    sendReports(world, size.seconds),
    sweepOnce(env),
  ]);
  await untilSent(sql);
  const seconds = (performance.now() - begun) / 1000;
  const after = await cpuOf(world);
  await boards.heardOf(sent.length, HEARD_WITHIN_MS);
  const heard = sent.map((report) => boards.lastAfter(report)).sort((a, b) => a - b);
  const arrived = (await listArrivals(world.sandbox)).length;
  const owed = size.texts + meanwhile.messages;
  return [
    pageRow(size, crowd),
    {
      what: `${number(size.reports)} reports meanwhile`,
      figure: `${number(sent.length)} taken` +
        (refused.length > 0 ? `, the others answered by ${[...new Set(refused)].join(", ")}` : ""),
      comparedTo: "",
      bounds: [none(refused.length, "refused")],
    },
    {
      what: `each on ${number(size.boards)} boards`,
      figure: `on the last one after ${number(at(heard, 0.5))} ms in the middle, ` +
        `${number(at(heard, 1))} ms at most`,
      comparedTo: "from its sender's tap",
      bounds: [{ measured: at(heard, 1), most: MOST_HEARD_MS, unit: "ms", dependsOnMachine: true }],
    },
    {
      what: `a sweep of ${number(size.zips)} ZIP codes meanwhile`,
      figure: `${number(meanwhile.seconds, 2)} s, ${number(meanwhile.messages)} messages`,
      comparedTo: `${number(alone.seconds, 2)} s alone`,
      bounds: [{
        measured: meanwhile.seconds / alone.seconds,
        most: MOST_TIMES_ALONE,
        unit: "times as long as alone",
        dependsOnMachine: false,
      }],
    },
    {
      what: `${number(size.texts)} texts meanwhile, at ${env.SMS_PER_SECOND} a second`,
      figure: `with the sweep's ${number(arrived)} at the carrier when all was over, after ${
        number(seconds, 1)
      } s`,
      comparedTo: `CPU: ${
        Object.entries(after).map(([name, used]) => `${name} ${number(used - before[name]!, 1)} s`)
          .join(", ")
      }`,
      bounds: [{
        measured: Math.abs(owed - arrived),
        most: 0,
        unit: "lost or twice",
        dependsOnMachine: false,
      }],
    },
  ];
}

/** Forgotten once its texts have left: none of them is to come to the carrier later. */
async function sweepAlone({ sql, env, sandbox }: HerdWorld): Promise<{ seconds: number }> {
  const figures = await sweepOnce(env);
  await untilSent(sql);
  await forgetStorms(sql);
  await control(sandbox, "DELETE", "messages");
  return figures;
}

function pageRow({ strangers, seconds }: HerdSize, { ms, refused }: CrowdFigures): Row {
  const notTaken = Object.values(refused).reduce((sum, count) => sum + count, 0);
  const why = Object.entries(refused).map(([status, count]) => `${count} by ${status}`);
  return {
    what: `ZIP page, ${number(strangers)} strangers within ${seconds} s`,
    figure: `p99 ${number(at(ms, 0.99))} ms, median ${number(at(ms, 0.5))}, the last ${
      number(at(ms, 1))
    }${why.length > 0 ? `; refused: ${why.join(", ")}` : ""}`,
    comparedTo: "each a new connection through Caddy, from its beginning to the last byte",
    bounds: [
      { of: "p99", measured: at(ms, 0.99), most: MOST_PAGE_MS, unit: "ms", dependsOnMachine: true },
      none(notTaken, "refused"),
    ],
  };
}

/** What a slow machine refuses is its own. */
function none(measured: number, unit: string): Bound {
  return { measured, most: 0, unit, dependsOnMachine: true };
}

async function sendCrowd(
  { port, place }: HerdWorld,
  { strangers, seconds }: HerdSize,
): Promise<CrowdFigures> {
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-net", "--no-check", new URL("./strangers.ts", import.meta.url).pathname],
      ...[String(port), `/zip/${place.zip}`, String(strangers), String(seconds)],
    ],
    stdout: "piped",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(`the crowd did not come: ${new TextDecoder().decode(stderr)}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}

async function untilSent(sql: HerdWorld["sql"]): Promise<void> {
  await until(async () => !await hasUnanswered(sql), PATIENCE_SECONDS);
}

async function cpuOf({ pids }: HerdWorld): Promise<Record<string, number>> {
  const used = Object.entries(pids).map(async ([name, pid]) => [
    name,
    await (name === "PostgreSQL" ? cpuSecondsOfFamily(pid) : cpuSeconds(pid)),
  ]);
  return Object.fromEntries(await Promise.all(used));
}

/** Of sorted values the one below which so many are; NaN of none. */
function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
