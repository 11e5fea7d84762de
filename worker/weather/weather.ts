// Asks for the rain of many places: few requests, few at once, patient with a service that falters,
// unmoved by a place that is odd, and done in time whatever comes.
import pMap from "p-map";
import type { Point } from "shared/geo/earth.ts";
import { getLogger } from "shared/server/log.ts";
import { LOOK_BACK_MS } from "shared/storms/decide.ts";
import { isKnownInPart, type Rain, timeOf } from "shared/storms/rain.ts";
import type { PlaceWeather } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { Backlog } from "./backlog.ts";
import type { Oddity } from "./oddity.ts";
import { type Asking, Patience } from "./patience.ts";
import { MAX_LEAD_MS } from "./rest.ts";
import { WeatherError } from "./weather_error.ts";
import { Witnesses } from "./witnesses.ts";

const log = getLogger(["worker", "weather"]);
/** More would save little time and lose more places with each lost request. */
const PLACES_PER_REQUEST = 100;
/** After as many lost batches without one answer between them, the service counts as down. */
const GIVE_UP_AFTER = 4;
/**
 * So many answers in a row of no use for any place: then places elsewhere are asked, each alone, whether
 * it is the service. Where nothing was answered yet that is after a batch and its halves.
 */
const DOUBTFUL = { atFirst: 3, later: 32 };

/** Forecasts as they come; the figures are whole once all have come. To be read once. */
export interface ComingWeather<Figures = WeatherFigures> {
  forecasts: AsyncGenerator<RainForecast[]>;
  figures: Figures;
}

export interface WeatherFigures {
  /** Places that were answered for. */
  answered: number;
  /** Sent, the repeated ones included. */
  requests: number;
  /** Places that no request was answered for, and why the last was not. */
  lost: { places: number; reason: string } | undefined;
  /** Places whose own answer is of no use. */
  odd: OddAsk[];
}

/** What was asked for, and the rain there. */
export interface RainForecast extends Ask {
  /** The centre of the cell that answered. */
  cell: Point;
  rain: Rain;
}

export interface OddAsk extends Ask {
  oddity: Oddity;
}

/** A place that is missing in the end keeps its state. Who reads slowly does not slow the asking. */
export function askWeather(
  asks: Ask[],
  { now, ...asking }: Asking & { now: Date },
): ComingWeather {
  const patience = new Patience(asking);
  const service = new Witnesses(asks, patience);
  const came = new Backlog<RainForecast>();
  const figures: WeatherFigures = { answered: 0, requests: 0, lost: undefined, odd: [] };
  let lostInARow = 0;
  let fruitless = 0;
  return { forecasts: comeIn(), figures };

  async function* comeIn(): AsyncGenerator<RainForecast[]> {
    const asked = askAll().finally(() => came.end());
    asked.catch(() => {}); // told below, once what came is read
    try {
      yield* came;
    } finally {
      await asked;
      figures.requests = patience.requests;
    }
  }

  /** All batches before the pieces that some break into: a region of bad places delays nobody else. */
  async function askAll(): Promise<void> {
    for (let round = batchesOf(asks), n = 0; round.length > 0; n++) {
      const pieces = await pMap(round, (piece) => hear(piece, n > 0), {
        concurrency: asking.openMeteo.concurrency,
      });
      round = pieces.flat();
    }
  }

  /** Returns what is to be asked again, in smaller pieces. */
  async function hear(piece: Ask[], isPiece: boolean): Promise<Ask[][]> {
    try {
      if (lostInARow >= GIVE_UP_AFTER) throw new WeatherError(figures.lost!.reason, "final");
      return await hearPiece(piece, isPiece);
    } catch (error) {
      if (!(error instanceof WeatherError)) throw error;
      lostInARow++;
      const reason = error.message;
      figures.lost = { places: (figures.lost?.places ?? 0) + piece.length, reason };
      log.warn("no weather for a batch of places", { places: piece.length, reason });
      return [];
    }
  }

  async function hearPiece(piece: Ask[], isPiece: boolean): Promise<Ask[][]> {
    service.mustNotBeDown();
    const places = await patience.ask(piece, { isPiece });
    if (places === "refused" || places === "failed") return await takeApart(piece, places);
    const heard = piece.slice(0, places.length);
    if (heard.length > 0) take(heard, places);
    const rest = piece.slice(places.length);
    if (rest.length === 0) return [];
    // Mostly the first of the rest broke it: but what was sent last may still have been held back.
    return heard.length > 0
      ? [rest.slice(0, 1), rest.slice(1)].filter(isAny)
      : await takeApart(rest, "broken");
  }

  async function takeApart(
    piece: Ask[],
    oddity: "refused" | "broken" | "failed",
  ): Promise<Ask[][]> {
    const few = service.hasAnswered ? DOUBTFUL.later : DOUBTFUL.atFirst;
    // What failed was tried for half a minute: who is down is not asked piece by piece.
    if (++fruitless >= few || oddity === "failed") {
      await service.mustAnswer(`the answers are ${oddity}`);
      fruitless = 0;
    }
    if (piece.length > 1) return halvesOf(piece);
    figures.odd.push({ ...piece[0]!, oddity });
    return [];
  }

  function take(heard: Ask[], places: PlaceWeather[]): void {
    const forecasts: RainForecast[] = [];
    heard.forEach((ask, i) => {
      const weather = judge(places[i]!, now);
      if (weather.oddity) figures.odd.push({ ...ask, oddity: weather.oddity });
      else forecasts.push({ ...ask, cell: weather.cell, rain: weather.rain });
    });
    service.noteAnswered(heard[0]!);
    lostInARow = 0;
    fruitless = 0;
    figures.answered += forecasts.length;
    came.add(forecasts);
  }
}

/** Those that spoiled the answers of others are asked alone, and last. */
function batchesOf(asks: Ask[]): Ask[][] {
  const [alone, together] = [asks.filter(isAlone), asks.filter((ask) => !isAlone(ask))];
  const count = Math.ceil(together.length / PLACES_PER_REQUEST);
  const batches = Array.from({ length: count }, (_, i) => {
    const begin = i * PLACES_PER_REQUEST;
    return together.slice(begin, begin + PLACES_PER_REQUEST);
  });
  return [...batches, ...alone.map((ask) => [ask])];
}

function isAlone(ask: Ask): boolean {
  return ask.isAlone === true;
}

function isAny(piece: Ask[]): boolean {
  return piece.length > 0;
}

function halvesOf(piece: Ask[]): Ask[][] {
  const middle = Math.ceil(piece.length / 2);
  return [piece.slice(0, middle), piece.slice(middle)];
}

/** Whatever is known of the time that matters counts; where nothing is, the place keeps its state. */
function judge(place: PlaceWeather, now: Date): PlaceWeather {
  if (place.oddity) return place;
  const { rain } = place;
  const from = now.getTime() - LOOK_BACK_MS;
  const to = now.getTime() + MAX_LEAD_MS;
  if (isKnownInPart(rain, from, to)) return place;
  const lastAt = timeOf(rain, rain.mm.length - 1);
  return { oddity: rain.firstAt <= to && lastAt > from ? "unknown" : "times" };
}
