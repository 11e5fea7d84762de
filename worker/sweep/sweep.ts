// One run over every ZIP code that somebody cares for: plan, weather, decide, enqueue; then what
// waited for the morning.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { decide } from "shared/storms/decide.ts";
import { findQuestion } from "shared/storms/question.ts";
import { NO_RAIN_KNOWN, type Rain } from "shared/storms/rain.ts";
import { type Decided, enqueue, type Enqueued } from "./enqueue.ts";
import { addFallen } from "./fallen.ts";
import type { WeatherService } from "../warnings/nws.ts";
import type { OpenMeteo } from "../weather/open_meteo.ts";
import { type Ask, makePlan, type Plan } from "./plan.ts";
import { release, type Released } from "./release.ts";
import { claimSlot } from "./slot.ts";
import type { SweepStatus } from "./sql.ts";
import { hearWarnings, type Warnings } from "../warnings/warnings.ts";
import { type Heard, hearWeather } from "../weather/hear.ts";

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

  const plan = await makePlan(sql, now);
  const [weather, warnings] = await Promise.all([
    hearWeather(sql, plan.asks, { ...outside, now }),
    hearWarnings(sql, outside.weatherService, now),
  ]);
  const decided = await addFallen(sql, decideAll(plan, weather, warnings, now), now);
  const enqueued = await enqueue(sql, decided, { now, publicUrl });
  const released = await release(sql, decided, { now, publicUrl });

  const figures = {
    slot: slot.toISOString(),
    ...sumUp(plan, weather, decided),
    warnings: warnings.heard,
    ...enqueued,
    ...released,
    seconds: secondsSoFar(),
  };
  await claim.finish(figures.status, figures, clock());
  log.info("sweep {status}", { ...figures });
  return figures;
}

/** Leaves out where all is quiet: of a country most. */
function decideAll(plan: Plan, { answers }: Heard, warnings: Warnings, now: Date): Decided[] {
  const rainByZip = new Map<string, Rain>();
  for (const { zips, rain } of answers) for (const { zip } of zips) rainByZip.set(zip, rain);
  return plan.zips.flatMap((place) => {
    const situation = {
      now,
      // Without weather a place keeps its state, unless an official warning speaks by itself.
      rain: rainByZip.get(place.zip) ?? NO_RAIN_KNOWN,
      thresholds: place.thresholds,
      episode: place.episode ?? undefined,
      warning: warnings.find(place),
    };
    const decision = decide(situation);
    if (decision.kind === "quiet") return [];
    const question = decision.kind === "hold"
      ? findQuestion({ ...situation, episode: place.episode! })
      : undefined;
    return { place, situation, decision, question };
  });
}

function sumUp(plan: Plan, { answers, requests, leftOut }: Heard, decided: Decided[]) {
  const unanswered = countZips(plan.asks) - countZips(answers);
  const isFailed = answers.length === 0 && plan.asks.length > leftOut.length;
  const status: SweepStatus = unanswered === 0 ? "done" : isFailed ? "failed" : "partial";
  const isRaining = ({ decision }: Decided) => decision.kind !== "clear";
  return {
    status,
    zips: plan.zips.length,
    unanswered,
    resting: plan.resting.length,
    leftOut: countZips(leftOut),
    cells: plan.asks.length,
    requests,
    raining: decided.filter(isRaining).length,
  };
}

function countZips(asks: Ask[]): number {
  return asks.reduce((sum, { zips }) => sum + zips.length, 0);
}
