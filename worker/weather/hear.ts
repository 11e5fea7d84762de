// The weather of a sweep: what may be asked is asked, and what is answered is kept while the rest is
// still on its way.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Wait } from "../wait.ts";
import type { Ask } from "./ask.ts";
import { Budget } from "./budget.ts";
import { checkModelRun } from "./model_run.ts";
import { OddPlaces } from "./odd_places.ts";
import type { Asking } from "./patience.ts";
import { keepForecasts } from "./readings.ts";
import {
  askWeather,
  type ComingWeather,
  type RainForecast,
  type WeatherFigures,
} from "./weather.ts";

const log = getLogger(["worker", "weather"]);

export interface HeardFigures extends WeatherFigures {
  /** Asks that the limits did not allow. */
  leftOut: Ask[];
  /** The run of the model, where it is known: before the first forecasts are told. */
  runAt?: Date;
}

/** Each group of forecasts is kept before it is told. */
export function hearWeather(
  sql: Sql,
  asks: Ask[],
  outside: Omit<Asking, "mayAsk"> & {
    now: Date;
    /** Until the service's next minute. */
    wait?: Wait;
    /** See budget.ts. */
    leavesFor?: number;
  },
): ComingWeather<HeardFigures> {
  const figures: HeardFigures = { answered: 0, requests: 0, lost: undefined, odd: [], leftOut: [] };
  return { forecasts: hear(), figures };

  async function* hear(): AsyncGenerator<RainForecast[]> {
    const { openMeteo: { isMetered, limits }, now } = outside;
    const budget = new Budget(sql, limits, outside);
    const { asked, leftOut } = await budget.allot(asks);
    const checked = checkModelRun(sql, outside.openMeteo, now);
    checked.catch(() => {}); // told below, once nothing is under way any more
    const oddPlaces = await OddPlaces.open(sql, now);
    const weather = askWeather(asked, { ...outside, mayAsk: (places) => budget.take(places) });
    for await (const forecasts of weather.forecasts) {
      oddPlaces.mend(forecasts);
      await keepForecasts(sql, forecasts, { isMetered, now });
      figures.runAt = await checked;
      yield forecasts;
    }
    Object.assign(figures, weather.figures, { leftOut });
    await checked;
    if (asked.length > 0) {
      await oddPlaces.keep(figures);
      await noteService(sql, figures, now);
    }
    await budget.note(asked.length, leftOut.length);
  }
}

async function noteService(sql: Sql, weather: WeatherFigures, now: Date): Promise<void> {
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
