// The weather of a sweep: what may be asked is asked, and what is answered is kept while the rest is
// still on its way.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Ask } from "../sweep/plan.ts";
import { Budget } from "./budget.ts";
import { checkModelRun } from "./model_run.ts";
import { OddPlaces } from "./odd_places.ts";
import type { OpenMeteo } from "./open_meteo.ts";
import { Keeper } from "./readings.ts";
import { type Answered, askWeather, type Weather } from "./weather.ts";

const log = getLogger(["worker", "weather"]);

export interface Heard extends Pick<Weather, "answered" | "requests" | "lost" | "odd"> {
  /** Asks that the limits did not allow. */
  leftOut: Ask[];
}

export async function hearWeather(
  sql: Sql,
  asks: Ask[],
  outside: {
    openMeteo: OpenMeteo;
    now: Date;
    clock: () => Date;
    random: () => number;
    backOffMs?: number;
    /** For all questions together. */
    withinMs?: number;
    /** Until the service's next minute. */
    pause?: (ms: number) => Promise<void>;
    /** Told of what is kept, while the rest is on its way. */
    onAnswers?: (answers: Answered[]) => Promise<void>;
  },
): Promise<Heard> {
  const { openMeteo, now } = outside;
  const budget = new Budget(sql, openMeteo.limits, outside);
  const { asked, leftOut } = await budget.allot(asks);
  const keeper = new Keeper(sql, openMeteo, now, outside.onAnswers);
  const checked = checkModelRun(sql, openMeteo, now);
  checked.catch(() => {}); // told below, once nothing is under way any more
  const oddPlaces = await OddPlaces.open(sql, now);
  const weather = await askWeather(asked, {
    ...outside,
    mayAsk: (places) => budget.take(places),
    onAnswers(answers) {
      oddPlaces.mend(answers);
      keeper.keep(answers);
    },
  });
  await keeper.kept();
  await checked;
  if (asked.length > 0) {
    await oddPlaces.keep(weather);
    await noteService(sql, weather, now);
  }
  await budget.note(asked.length, leftOut.length);
  return { ...weather, leftOut };
}

async function noteService(sql: Sql, weather: Weather, now: Date): Promise<void> {
  const { requests, answered, odd } = weather;
  // Not one that is of use: that is no place's own trouble any more.
  const lost = weather.lost ??
    (answered === 0
      ? { places: odd.length, reason: `each answer is odd: ${odd[0]?.oddity}` }
      : undefined);
  if (lost) {
    const detail = { ...lost, requests };
    if (await noteIll(sql, "openMeteo", now, detail)) log.error("the weather is silent", detail);
  } else if (await noteWell(sql, "openMeteo", now)) log.info("the weather answers again");
}
