// NOAA's water-level stations: which there are, what tide is predicted, what their gauges measured.
// Sources: api.tidesandcurrents.noaa.gov/api/prod/ (data), …/mdapi/prod/ (stations).
import { readText } from "shared/server/response_text.ts";
import type { Wait } from "../wait.ts";
import { readHeights, readPredictions } from "./heights.ts";
import { type ListedStations, readStations } from "./station_list.ts";
import type { TideSeries } from "shared/tides/series.ts";

/** Some 300 stations with their datums and flood levels take less than 2 MB. */
const MOST_BYTES = 20_000_000;
/**
 * NOAA names no limit, and shuts out by address who asks without a pause: nine a second, day and night, were too
 * many. So five a second, for less than a minute of each half hour.
 */
const USUAL_PAUSE_MS = 200;

/** It wants no more of us for now: whoever goes on is shut out. */
export class TooManyAsked extends Error {
  override name = "TooManyAsked";
}

interface CoopsOptions {
  url: string;
  timeoutMs?: number;
  /** Between two requests. */
  pauseMs?: number;
  wait: Wait;
}

export class Coops {
  #next: Promise<void> = Promise.resolve();

  constructor(private readonly options: CoopsOptions) {}

  /** @throws where it does not answer, or not with a list of stations */
  async listStations(): Promise<ListedStations> {
    return readStations(
      await this.#ask("/mdapi/prod/webapi/stations.json", {
        type: "waterlevels",
        expand: "datums,floodlevels",
        units: "metric",
      }),
    );
  }

  /** @throws as `listStations`, with what the service said */
  async predict(stationId: string, from: Date, to: Date): Promise<TideSeries> {
    return readPredictions(
      await this.#ask(DATA, {
        ...WHAT,
        product: "predictions",
        interval: "6",
        station: stationId,
        ...span(from, to),
      }),
    );
  }

  /** @throws as `predict` */
  async observe(stationId: string, from: Date, to: Date): Promise<TideSeries> {
    const asked = await this.#ask(DATA, {
      ...WHAT,
      product: "water_level",
      station: stationId,
      ...span(from, to),
    });
    return readHeights(asked, { stationId, until: to });
  }

  async #ask(path: string, query: Record<string, string>): Promise<unknown> {
    await this.#turn();
    const url = this.options.url.replace(/\/$/, "") + path + "?" + new URLSearchParams(query);
    const response = await fetch(url, {
      headers: { "user-agent": "FloodLine", accept: "application/json" },
      signal: AbortSignal.timeout(this.options.timeoutMs ?? 10_000),
    });
    const text = await readText(response, MOST_BYTES);
    if (response.status === 429 || response.status === 403) {
      throw new TooManyAsked(`NOAA answered ${response.status}: it wants to be asked less`);
    }
    if (!response.ok) throw new Error(`NOAA answered ${response.status}`);
    const answer = parse(text);
    // A mistake comes with 200.
    const problem = (answer as { error?: { message?: unknown } } | null)?.error;
    if (problem) throw new Error(`NOAA says: ${String(problem.message ?? "error").trim()}`);
    return answer;
  }

  /** One after the other, however many ask. */
  async #turn(): Promise<void> {
    const { wait, pauseMs = USUAL_PAUSE_MS } = this.options;
    const mine = this.#next;
    this.#next = mine.then(() => pauseMs > 0 ? wait(pauseMs) : undefined);
    await mine;
  }
}

const DATA = "/api/prod/datagetter";
/** One height for all that is compared: pages and texts speak of it, and every tidal station has it. */
const WHAT = {
  datum: "MLLW",
  units: "metric",
  time_zone: "gmt",
  format: "json",
  application: "FloodLine",
};

/** "20261127 18:06" */
function span(from: Date, to: Date): Record<string, string> {
  const said = (at: Date) => at.toISOString().slice(0, 16).replaceAll("-", "").replace("T", " ");
  return { begin_date: said(from), end_date: said(to) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("NOAA's answer is no JSON");
  }
}
