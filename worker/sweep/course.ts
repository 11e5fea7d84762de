// The ZIP codes of a sweep on their way through decide and enqueue: in groups, as their weather
// comes. Over a country that saves a third of the time, and the first are told seconds earlier.
import type { Sql } from "shared/server/database.ts";
import { decide, type Storm, STORMY_MS } from "shared/storms/decide.ts";
import { findQuestion } from "shared/storms/question.ts";
import { NO_RAIN_KNOWN, type Rain } from "shared/storms/rain.ts";
import type { Warnings } from "../warnings/warnings.ts";
import type { Answered } from "../weather/weather.ts";
import { type Decided, enqueue, type Enqueued } from "./enqueue.ts";
import { addFallen } from "./fallen.ts";
import type { Plan } from "./plan.ts";
import type { OpenEpisode, PlannedZip } from "./sql.ts";
import type { Saying } from "./texts.ts";

export class Course {
  readonly enqueued: Enqueued = {
    started: 0,
    steppedUp: 0,
    cleared: 0,
    warned: 0,
    asked: 0,
    messages: 0,
  };
  /** ZIP codes that the weather is known of. */
  answered = 0;
  /** ZIP codes in a storm, or with one ahead. */
  raining = 0;
  /** Those whose storm goes on: what was held of it may be told now. */
  readonly holding: Decided[] = [];
  readonly #left: Map<string, PlannedZip>;

  constructor(
    private readonly sql: Sql,
    plan: Plan,
    private readonly warnings: Promise<Warnings>,
    private readonly saying: Saying,
  ) {
    this.#left = new Map(plan.zips.map((place) => [place.zip, place]));
    warnings.catch(() => {}); // told by whoever passes first
  }

  async pass(answers: Answered[]): Promise<void> {
    const rains = new Map<PlannedZip, Rain>();
    for (const { zips, rain } of answers) {
      for (const place of zips) {
        rains.set(place, rain);
        this.#left.delete(place.zip);
      }
    }
    this.answered += rains.size;
    await this.#decideAndEnqueue(rains);
  }

  /** Without weather a place keeps its state, unless an official warning speaks by itself. */
  async passRest(): Promise<void> {
    const rest = [...this.#left.values()];
    await this.#decideAndEnqueue(new Map(rest.map((place) => [place, NO_RAIN_KNOWN])));
  }

  async #decideAndEnqueue(rains: Map<PlannedZip, Rain>): Promise<void> {
    const { now } = this.saying;
    const decided = decideAll(rains, await this.warnings, now);
    if (decided.length === 0) return;
    const enqueued = await enqueue(this.sql, await addFallen(this.sql, decided, now), this.saying);
    for (const key of Object.keys(enqueued) as (keyof Enqueued)[]) {
      this.enqueued[key] += enqueued[key];
    }
    this.raining += decided.filter(({ decision }) => decision.kind !== "clear").length;
    for (const each of decided) if (each.decision.kind === "hold") this.holding.push(each);
  }
}

/** Leaves out where all is quiet: of a country most. */
function decideAll(rains: Map<PlannedZip, Rain>, warnings: Warnings, now: Date): Decided[] {
  const decided: Decided[] = [];
  for (const [place, rain] of rains) {
    const situation = {
      now,
      rain,
      thresholds: place.thresholds,
      episode: place.episode ? stormOf(place.episode, now) : undefined,
      warnings: warnings.list(place),
    };
    const decision = decide(situation);
    if (decision.kind === "quiet") continue;
    const question = decision.kind === "hold"
      ? findQuestion({ ...situation, episode: place.episode! })
      : undefined;
    decided.push({ place, situation, decision, question });
  }
  return decided;
}

export function stormOf(episode: OpenEpisode, now: Date): Storm {
  const since = now.getTime() - STORMY_MS;
  const ofDay = episode.begunAt.filter((begunAt) => begunAt.getTime() > since).length;
  return { ...episode, told: episode.told.length > 0 ? episode.told : undefined, ofDay };
}
