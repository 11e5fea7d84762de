// Open-Meteo, as it goes over the wire. Source: github.com/open-meteo/open-meteo, openapi/forecast.yml.
import { type PlaceWeather, readAnswer } from "./answer.ts";
import type { ForecastPoint } from "./ask.ts";
import { readText, TooLargeError } from "shared/server/response_text.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { WeatherError } from "./weather_error.ts";

const FREE_HOST = "api.open-meteo.com";
const CUSTOMER_HOST = "customer-api.open-meteo.com";
/** Two hours back see a storm through a missed sweep. */
const PAST_STEPS = 8;
/** Twelve hours ahead: at most three to decide by, the rest for the ZIP code's page and "until about". */
const FORECAST_STEPS = 48;
/** The model behind 15-minute rain in the United States. */
const MODEL = "ncep_hrrr_conus_15min";
/** A hundred places take 120 kB. */
const MOST_BYTES = 4_000_000;

export class OpenMeteo {
  readonly #base: URL;
  /** Requests at once: the free host allows one. */
  readonly concurrency: number;
  readonly limits: Limits;
  /** Each place asked for is counted or paid for: dry cells are not asked in every sweep. */
  readonly isMetered: boolean;

  constructor(
    private readonly options: {
      url: string;
      apiKey?: string;
      concurrency?: number;
      callsPerDay?: number;
      timeoutMs?: number;
    },
  ) {
    this.#base = new URL(options.url.replace(/\/$/, ""));
    if (options.apiKey && this.#base.host === FREE_HOST) this.#base.host = CUSTOMER_HOST;
    const isFree = this.#base.host === FREE_HOST;
    this.concurrency = options.concurrency ?? (isFree ? 1 : 4);
    this.limits = limitsOf({ isFree, callsPerDay: options.callsPerDay });
    this.isMetered = isFree || this.#base.host === CUSTOMER_HOST ||
      options.callsPerDay !== undefined;
  }

  /**
   * The rain at each of the places, in their order; where the answer broke off, of those before that. A
   * hundred places make an address of about 2,500 characters, far from the service's limit of 64,000.
   *
   * @throws WeatherError
   */
  async ask(places: ForecastPoint[], { withinMs = Infinity } = {}): Promise<PlaceWeather[]> {
    const text = await this.#fetch("/v1/forecast", {
      latitude: places.map((place) => place.latitude.toFixed(5)).join(),
      longitude: places.map((place) => place.longitude.toFixed(5)).join(),
      minutely_15: "precipitation",
      past_minutely_15: String(PAST_STEPS),
      forecast_minutely_15: String(FORECAST_STEPS),
      timeformat: "unixtime",
      // A cell asked for at its centre answers as itself, on a coast too.
      cell_selection: "nearest",
    }, withinMs);
    return readAnswer(text, places);
  }

  /**
   * The time from which the newest run of the model looks ahead. Not counted against the limits.
   *
   * @throws WeatherError
   */
  async askModelRun(): Promise<Date> {
    const text = await this.#fetch(`/data/${MODEL}/static/meta.json`, {});
    const [, seconds] = /"last_run_initialisation_time":\s*(\d{9,10})\b/.exec(text) ?? [];
    if (!seconds) throw new WeatherError("told no run of the model", "passing");
    return new Date(Number(seconds) * 1000);
  }

  async #fetch(
    path: string,
    parameters: Record<string, string>,
    withinMs = Infinity,
  ): Promise<string> {
    const { apiKey, timeoutMs = 10_000 } = this.options;
    const url = new URL(this.#base.href.replace(/\/$/, "") + path);
    url.search = new URLSearchParams({ ...parameters, ...(apiKey && { apikey: apiKey }) })
      .toString();
    return await fetchText(url, Math.max(0, Math.min(timeoutMs, withinMs)));
  }
}

async function fetchText(url: URL, timeoutMs: number): Promise<string> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    text = await readText(response, MOST_BYTES);
  } catch (error) {
    // As with a place that is refused: the others alone may get an answer of sense.
    if (error instanceof TooLargeError) {
      throw new WeatherError(`answered ${error.message}`, "refused");
    }
    // The error's own message may hold the address, and with it the key.
    throw new WeatherError(`no answer: ${(error as Error).name}`, "passing");
  }
  if (status === 200) return text;
  const reason = /"reason":\s*"([^"]{0,200})"/.exec(text)?.[1] ?? "";
  throw new WeatherError(`answered ${status} ${reason}`.trim(), kindOf(status, reason));
}

function kindOf(status: number, reason: string): WeatherError["kind"] {
  // The next tries will not outlast an hour's or a day's limit, and each counts against it.
  if (status === 429) return /hourly|daily|monthly/i.test(reason) ? "final" : "passing";
  // One place without data, or one that it takes for none, is a 400 for all; a wrong key is none's.
  if (status === 400 && !/api.?key/i.test(reason)) return "refused";
  if (status >= 500) return "failed";
  return status === 408 ? "passing" : "final";
}
