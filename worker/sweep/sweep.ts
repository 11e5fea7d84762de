// One run over every ZIP code that somebody cares for: plan, weather, decide, enqueue (the last two as
// the weather comes: course.ts); then what waited for the morning.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { Course } from "./course.ts";
import type { Enqueued } from "./enqueue.ts";
import type { WeatherService } from "../warnings/nws.ts";
import type { OpenMeteo } from "../weather/open_meteo.ts";
import { type Ask, makePlan, type Plan } from "./plan.ts";
import { release, type Released } from "./release.ts";
import { claimSlot } from "./slot.ts";
import type { SweepStatus } from "./sql.ts";
import { hearWarnings } from "../warnings/warnings.ts";
import { type Heard, hearWeather } from "../weather/hear.ts";
import type { Oddity } from "../weather/oddity.ts";
import type { OddPlace } from "../weather/weather.ts";

const log = getLogger(["worker", "sweep"]);

/** What a sweep needs of the world. */
export interface Outside {
  sql: Sql;
  openMeteo: OpenMeteo;
  weatherService: WeatherService;
  publicUrl: string;
  clock: () => Date;
  random: () => number;
  /** Before a lost request to the weather is first sent again. */
  backOffMs?: number;
  /** Until the weather service's next minute. */
  pause?: (ms: number) => Promise<void>;
}

/** What a sweep did, as `deno task sweep` prints it and the row in `sweeps` keeps it. */
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
  /** Official flood warnings in the country; null: the Weather Service did not answer. */
  warnings: number | null;
  seconds: number;
}

/** Undefined where the slot was done already, or is in work elsewhere: then nothing changes. */
export async function sweep(slot: Date, outside: Outside): Promise<Figures | undefined> {
  const { sql, clock, publicUrl } = outside;
  using claim = await claimSlot(sql, slot, clock);
  if (!claim) return undefined;
  const now = clock();
  const secondsSoFar = () => (clock().getTime() - now.getTime()) / 1000;

  const saying = { now, publicUrl };
  const plan = await makePlan(sql, now);
  const warnings = hearWarnings(sql, outside.weatherService, now);
  const course = new Course(sql, plan, warnings, saying);
  const weather = await hearWeather(sql, plan.asks, {
    ...outside,
    now,
    onAnswers: (answers) => course.pass(answers),
  });
  await course.passRest();
  const released = await release(sql, course.holding, saying);

  const figures = {
    slot: slot.toISOString(),
    ...sumUp(plan, course, weather),
    raining: course.raining,
    warnings: (await warnings).heard,
    ...course.enqueued,
    ...released,
    seconds: secondsSoFar(),
  };
  await claim.finish(figures.status, figures, clock());
  log.info("sweep {status}", { ...figures });
  return figures;
}

function sumUp(plan: Plan, course: Course, { answered, requests, leftOut, lost, odd }: Heard) {
  const { setAside } = plan;
  const unanswered = countZips(plan.asks) + setAside.length - course.answered;
  // What is odd is not mended by another sweep in five minutes.
  const isFailed = answered === 0 && lost !== undefined;
  const status: SweepStatus = unanswered === 0 ? "done" : isFailed ? "failed" : "partial";
  return {
    status,
    zips: plan.zips.length,
    unanswered,
    resting: plan.resting.length,
    odd: countZips(odd) + setAside.length,
    oddities: countOddities(odd, setAside.length),
    leftOut: countZips(leftOut),
    cells: plan.asks.length,
    requests,
  };
}

function countOddities(odd: OddPlace[], setAside: number): Figures["oddities"] {
  const counts: Figures["oddities"] = {};
  for (const { oddity, zips } of odd) counts[oddity] = (counts[oddity] ?? 0) + zips.length;
  return setAside > 0 ? { ...counts, setAside } : counts;
}

function countZips(asks: Ask[]): number {
  return asks.reduce((sum, { zips }) => sum + zips.length, 0);
}
