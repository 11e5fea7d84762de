// One run over every ZIP code that somebody cares for: plan, weather, decide, enqueue (the last two as
// the weather comes); then what waited for the morning.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { NO_RAIN_KNOWN, type Rain } from "shared/storms/rain.ts";
import type { WeatherService } from "../warnings/nws.ts";
import { hearWarnings, type Warnings } from "../warnings/warnings.ts";
import type { Ask } from "../weather/ask.ts";
import { type HeardFigures, hearWeather } from "../weather/hear.ts";
import type { Oddity } from "../weather/oddity.ts";
import type { OpenMeteo } from "../weather/open_meteo.ts";
import type { OddAsk, RainForecast } from "../weather/weather.ts";
import type { Coops } from "../tides/coops.ts";
import { tellAhead } from "../ahead/ahead.ts";
import { tellTides, type TideFigures } from "../tides/tell.ts";
import type { Wait } from "../wait.ts";
import { decideAll, type PlaceDecision } from "./decisions.ts";
import { enqueue, type Enqueued, NOTHING_ENQUEUED } from "./enqueue.ts";
import { addFallen } from "./fallen.ts";
import { makePlan, type Plan } from "./plan/plan.ts";
import type { PlannedZip } from "./plan/planned_zips.ts";
import { endTelling, type Released } from "./release.ts";
import { claimSlot } from "./slot/slot.ts";
import type { SweepStatus } from "./slot/status.ts";

const log = getLogger(["worker", "sweep"]);

/** What a sweep needs of the world. */
export interface SweepServices {
  sql: Sql;
  openMeteo: OpenMeteo;
  weatherService: WeatherService;
  /** Absent: nobody has said where the tide is to be asked for. */
  coops?: Coops;
  publicUrl: string;
  clock: () => Date;
  random: () => number;
  /** Before a lost request to the weather is first sent again. */
  backOffMs?: number;
  /** Until the weather service's next minute. */
  wait?: Wait;
}

/** What a sweep did, as `deno task sweep` prints it and its row keeps it. */
export interface Figures extends Enqueued, Released {
  slot: string;
  status: SweepStatus;
  zips: number;
  /** ZIP codes that got no weather and keep their state. */
  unanswered: number;
  /** ZIP codes whose forecast is dry for hours: not asked for this time. */
  resting: number;
  /** Of those unanswered, the ones whose own answer is of no use, however the others fared. */
  odd: number;
  /** What is odd about them: ZIP codes by worker/weather/oddity.ts. */
  oddities: Partial<Record<Oddity | "setAside", number>>;
  /** Of those unanswered, the ones that the weather service's limits did not allow to ask for. */
  leftOut: number;
  /** Places asked for: one a grid cell, once the cells are known. */
  cells: number;
  requests: number;
  /** ZIP codes in a storm, or with one ahead. */
  raining: number;
  /** Official flood warnings in the country; null: the Weather Service did not answer, or was not asked. */
  warnings: number | null;
  /** Absent: no ZIP code has a tide station. */
  tides?: TideFigures;
  seconds: number;
}

/** Undefined where the slot was done already, or is in work elsewhere: then nothing changes. */
export async function sweep(slot: Date, services: SweepServices): Promise<Figures | undefined> {
  const { sql, clock, weatherService, coops, publicUrl } = services;
  using lease = await claimSlot(sql, "sweeps", slot, clock);
  if (!lease) return undefined;
  const now = clock();
  // Beside the rain, which never waits for it.
  const tides = tellTides(sql, coops, { now, publicUrl });
  const plan = await makePlan(sql, now);
  const warnings = hearWarnings(sql, weatherService, now);
  const carried = await carryOut(plan, { slot, now, warnings }, services);
  await tellAhead(sql, await warnings, { now, publicUrl });
  const figures = { ...carried, tides: await tides };
  await lease.finish(figures.status, figures, clock());
  log.info("sweep ended", { ...figures });
  return figures;
}

interface Carried {
  slot: Date;
  now: Date;
  warnings: Promise<Warnings>;
  /** Of a near sweep: see worker/weather/budget.ts. */
  leavesFor?: number;
}

export async function carryOut(
  plan: Plan,
  { slot, now, warnings, leavesFor }: Carried,
  services: SweepServices,
): Promise<Figures> {
  const { sql, clock, publicUrl } = services;
  const saying = { now, publicUrl };
  const told = { ...NOTHING_ENQUEUED, raining: 0 };
  const holding: PlaceDecision[] = [];

  warnings.catch(() => {}); // told by the first group, which waits for them
  const weather = hearWeather(sql, plan.asks, { ...services, now, leavesFor });
  const silent = new Map(plan.zips.map((place) => [place.zip, place]));
  // The first are told while the last are asked for: over a country that saves a third of the time.
  // Whoever follows a place that is still silent, or that has more to tell, is told at the end: in one text.
  const coming = { zips: new Set(silent.keys()) };
  for await (const rains of rainsOf(plan, silent, weather.forecasts)) {
    for (const { zip } of rains.keys()) coming.zips.delete(zip);
    const decisions = await addFallen(
      sql,
      decideAll(rains, { warnings: await warnings, now, modelRunAt: weather.figures.runAt }),
      now,
    );
    add(told, await enqueue(sql, decisions, saying, coming));
    told.raining += decisions.filter(({ decision }) => decision.kind !== "clear").length;
    for (const each of decisions) if (each.decision.kind === "hold") holding.push(each);
  }
  const { messages, ...released } = await endTelling(sql, holding, saying);
  told.messages += messages;

  return {
    slot: slot.toISOString(),
    ...sumUp(plan, silent.size, weather.figures),
    warnings: (await warnings).heard,
    ...told,
    ...released,
    seconds: (clock().getTime() - now.getTime()) / 1000,
  };
}

/**
 * The rain of the places, in groups, as it becomes known: first those that are not asked for, at last those still
 * `silent`. Without weather a place keeps its state, unless an official warning speaks by itself.
 */
async function* rainsOf(
  { resting }: Plan,
  silent: Map<string, PlannedZip>,
  forecasts: AsyncIterable<RainForecast[]>,
): AsyncGenerator<Map<PlannedZip, Rain>> {
  for (const { zip } of resting) silent.delete(zip);
  if (resting.length > 0) yield new Map(resting.map((place) => [place, NO_RAIN_KNOWN]));
  for await (const group of forecasts) {
    const rains = new Map<PlannedZip, Rain>();
    for (const { zips, rain } of group) {
      for (const zip of zips) {
        rains.set(silent.get(zip)!, rain);
        silent.delete(zip);
      }
    }
    yield rains;
  }
  yield new Map([...silent.values()].map((place) => [place, NO_RAIN_KNOWN]));
}

function add(sums: Enqueued, enqueued: Enqueued): void {
  for (const key of Object.keys(enqueued) as (keyof Enqueued)[]) sums[key] += enqueued[key];
}

function sumUp(plan: Plan, unanswered: number, weather: HeardFigures) {
  const { requests, answered, leftOut, lost, odd } = weather;
  const setAside = plan.setAside.length;
  // What is odd is not mended by another sweep in five minutes.
  const isFailed = answered === 0 && lost !== undefined;
  const status: SweepStatus = unanswered === 0 ? "done" : isFailed ? "failed" : "partial";
  return {
    status,
    zips: plan.zips.length,
    unanswered,
    resting: plan.resting.length,
    odd: countZips(odd) + setAside,
    oddities: countOddities(odd, setAside),
    leftOut: countZips(leftOut),
    cells: plan.asks.length,
    requests,
  };
}

function countOddities(odd: OddAsk[], setAside: number): Figures["oddities"] {
  const counts: Figures["oddities"] = {};
  for (const { oddity, zips } of odd) counts[oddity] = (counts[oddity] ?? 0) + zips.length;
  return setAside > 0 ? { ...counts, setAside } : counts;
}

function countZips(asks: Ask[]): number {
  return asks.reduce((sum, { zips }) => sum + zips.length, 0);
}
