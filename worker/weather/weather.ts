// Asks for the rain of many places: few requests, few at once, patient with a service that falters.
import pMap from "p-map";
import pRetry from "p-retry";
import { getLogger } from "shared/server/log.ts";
import { type Rain, STEP_MS, timeOf } from "shared/storms/rain.ts";
import type { Ask } from "../sweep/plan.ts";
import type { PlaceWeather } from "./answer.ts";
import type { Point } from "./cell.ts";
import type { OpenMeteo } from "./open_meteo.ts";
import { MAX_LEAD_MS } from "./rest.ts";
import { WeatherError } from "./weather_error.ts";

const log = getLogger(["worker", "weather"]);
/** More would save little time and lose more places with each lost request. */
const PLACES_PER_REQUEST = 100;
const RETRIES = 4;
/** After as many lost batches without one answer between them, the service counts as down. */
const GIVE_UP_AFTER = 4;

export interface Weather {
  /** Places that were answered for. */
  answered: number;
  /** Sent, the repeated ones included. */
  requests: number;
  /** Places that no request was answered for, and why the last was not. */
  lost: { places: number; reason: string } | undefined;
}

export interface Answered extends Ask {
  cell: Point;
  rain: Rain;
}

export async function askWeather(
  asks: Ask[],
  { openMeteo, now, random, backOffMs = 500, mayAsk = () => Promise.resolve(true), onAnswers }: {
    openMeteo: OpenMeteo;
    now: Date;
    /** From 0 to 1: spreads the tries of several workers. */
    random: () => number;
    backOffMs?: number;
    /** Asked before each request: false where the limits allow no more today. */
    mayAsk?: (places: number) => Promise<boolean>;
    /** Told of each batch while the next are on their way. A place that is missing keeps its state. */
    onAnswers?: (answers: Answered[]) => void;
  },
): Promise<Weather> {
  let requests = 0;
  let answered = 0;
  let lostInARow = 0;
  let lost: Weather["lost"];
  await pMap(batchesOf(asks, PLACES_PER_REQUEST), async (batch) => {
    try {
      if (lostInARow >= GIVE_UP_AFTER) throw new WeatherError(lost!.reason, false);
      const answers = match(batch, await askPatiently(batch), now);
      lostInARow = 0;
      answered += answers.length;
      onAnswers?.(answers);
    } catch (error) {
      if (!(error instanceof WeatherError)) throw error;
      lostInARow++;
      lost = { places: (lost?.places ?? 0) + batch.length, reason: error.message };
      log.warn("no weather for a batch of places", { places: batch.length, reason: lost.reason });
    }
  }, { concurrency: openMeteo.concurrency });
  return { answered, requests, lost };

  function askPatiently(batch: Ask[]): Promise<PlaceWeather[]> {
    return pRetry(async () => {
      if (!await mayAsk(batch.length)) throw new WeatherError("the calls are spent", false);
      requests++;
      return await openMeteo.ask(batch);
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
  return rain.firstAt <= now.getTime() && lastAt >= now.getTime() + MAX_LEAD_MS - STEP_MS;
}
