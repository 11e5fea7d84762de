// Asks for the rain of a whole plan: few requests, few at once, patient with a service that falters.
import pMap from "p-map";
import pRetry from "p-retry";
import { getLogger } from "shared/server/log.ts";
import { LOOK_AHEAD_MS } from "shared/storms/decide.ts";
import { type OpenMeteo, type PlaceWeather, type Point, WeatherError } from "./open_meteo.ts";
import type { Ask } from "../sweep/plan.ts";
import { type Rain, STEP_MS, timeOf } from "shared/storms/rain.ts";

const log = getLogger(["worker", "weather"]);
const PLACES_PER_REQUEST = 100;
const RETRIES = 4;
/** After as many lost batches without one answer between them, the service counts as down. */
const GIVE_UP_AFTER = 4;

export interface Weather {
  /** What was answered; a place that is missing here keeps its state. */
  answers: Answered[];
  /** Sent, the repeated ones included. */
  requests: number;
}

export interface Answered extends Ask {
  cell: Point;
  rain: Rain;
}

export async function askWeather(
  asks: Ask[],
  { openMeteo, now, random, backOffMs = 500 }: {
    openMeteo: OpenMeteo;
    now: Date;
    /** From 0 to 1: spreads the tries of several workers. */
    random: () => number;
    backOffMs?: number;
  },
): Promise<Weather> {
  let requests = 0;
  let lostInARow = 0;
  const answers = await pMap(batchesOf(asks, PLACES_PER_REQUEST), async (batch) => {
    if (lostInARow >= GIVE_UP_AFTER) return [];
    try {
      const places = await askPatiently(batch);
      lostInARow = 0;
      return match(batch, places, now);
    } catch (error) {
      lostInARow++;
      log.error("no weather for a batch of places", {
        places: batch.length,
        reason: (error as Error).message,
      });
      return [];
    }
  }, { concurrency: openMeteo.concurrency });
  return { answers: answers.flat(), requests };

  function askPatiently(batch: Ask[]): Promise<PlaceWeather[]> {
    return pRetry(() => {
      requests++;
      return openMeteo.ask(batch);
    }, {
      retries: RETRIES,
      factor: 3,
      minTimeout: backOffMs * (1 + random()),
      shouldRetry: ({ error }) => error instanceof WeatherError && error.isPassing,
    });
  }
}

function batchesOf(asks: Ask[], size: number): Ask[][] {
  const count = Math.ceil(asks.length / size);
  return Array.from({ length: count }, (_, i) => asks.slice(i * size, (i + 1) * size));
}

/** Puts each answer to its question; leaves out places without values for the time that matters. */
function match(batch: Ask[], places: PlaceWeather[], now: Date): Answered[] {
  return batch.flatMap((ask, i) => {
    const { cell, rain } = places[i]!;
    return rain && covers(rain, now) ? [{ ...ask, cell, rain }] : [];
  });
}

function covers(rain: Rain, now: Date): boolean {
  const lastAt = timeOf(rain, rain.mm.length - 1);
  return rain.firstAt <= now.getTime() && lastAt >= now.getTime() + LOOK_AHEAD_MS - STEP_MS;
}
