// Open-Meteo's forecast, as it goes over the wire. Nothing it sends is trusted before it is parsed.
// Source: github.com/open-meteo/open-meteo, openapi/forecast.yml.
import { z } from "zod";
import { type Rain, STEP_MS } from "shared/storms/rain.ts";

const FREE_HOST = "api.open-meteo.com";
const CUSTOMER_HOST = "customer-api.open-meteo.com";
/** Two hours back see a storm through a missed sweep. */
const PAST_STEPS = 8;
/** Six hours ahead: two to decide by, the rest for the ZIP code's page and "until about". */
const FORECAST_STEPS = 24;

export interface Point {
  latitude: number;
  longitude: number;
}

export interface PlaceWeather {
  /** The centre of the model's grid cell. */
  cell: Point;
  /** Undefined where the model has no values for this place just now. */
  rain: Rain | undefined;
}

/** No usable answer. `isPassing`: another try may get one. */
export class WeatherError extends Error {
  override name = "WeatherError";

  constructor(message: string, readonly isPassing: boolean) {
    super(message);
  }
}

export class OpenMeteo {
  readonly #url: URL;
  /** Requests at once: the free host allows one. */
  readonly concurrency: number;

  constructor(
    private readonly options: { url: string; apiKey?: string; timeoutMs?: number },
  ) {
    this.#url = new URL(`${options.url.replace(/\/$/, "")}/v1/forecast`);
    if (options.apiKey && this.#url.host === FREE_HOST) this.#url.host = CUSTOMER_HOST;
    this.concurrency = this.#url.host === FREE_HOST ? 1 : 4;
  }

  /**
   * The rain at each of the places, in their order. A hundred places make an address of about
   * 4,000 characters, far from the service's limit of 64,000.
   *
   * @throws WeatherError
   */
  async ask(places: Point[]): Promise<PlaceWeather[]> {
    const url = new URL(this.#url);
    url.search = new URLSearchParams({
      latitude: places.map((place) => place.latitude.toFixed(5)).join(),
      longitude: places.map((place) => place.longitude.toFixed(5)).join(),
      minutely_15: "precipitation",
      past_minutely_15: String(PAST_STEPS),
      forecast_minutely_15: String(FORECAST_STEPS),
      timeformat: "unixtime",
      // A cell asked for at its centre answers as itself, on a coast too.
      cell_selection: "nearest",
      ...(this.options.apiKey && { apikey: this.options.apiKey }),
    }).toString();
    const answer = parse(await fetchText(url, this.options.timeoutMs ?? 10_000));
    if (answer.length !== places.length) {
      throw new WeatherError(`asked for ${places.length} places, got ${answer.length}`, true);
    }
    return answer.map(toPlaceWeather);
  }
}

async function fetchText(url: URL, timeoutMs: number): Promise<string> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    text = await response.text();
  } catch (error) {
    // The error's own message may hold the address, and with it the key.
    throw new WeatherError(`no answer: ${(error as Error).name}`, true);
  }
  if (status === 200) return text;
  const reason = /"reason":\s*"([^"]{0,200})"/.exec(text)?.[1] ?? "";
  throw new WeatherError(`answered ${status} ${reason}`.trim(), isPassing(status, reason));
}

function isPassing(status: number, reason: string): boolean {
  // The next tries will not outlast an hour's or a day's limit, and each counts against it.
  if (status === 429) return !/hourly|daily|monthly/i.test(reason);
  return status >= 500;
}

const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  minutely_15: z.object({
    time: z.array(z.number()).min(1),
    precipitation: z.array(z.number().nonnegative().nullable()),
  }).refine(
    ({ time, precipitation }) =>
      time.length === precipitation.length &&
      time.every((at, i) => i === 0 || (at - time[i - 1]!) * 1000 === STEP_MS),
    "times and values must match, 15 minutes apart",
  ),
});

/** One place comes as an object, several as an array. */
const Answer = z.union([z.array(Place), Place.transform((place) => [place])]);

function parse(text: string): z.infer<typeof Place>[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // A failure in mid-stream comes as 200 with an error's text inside the JSON.
    throw new WeatherError("answered with broken JSON", true);
  }
  const result = Answer.safeParse(json);
  if (!result.success) throw new WeatherError("answered in an unknown shape", true);
  return result.data;
}

function toPlaceWeather(place: z.infer<typeof Place>): PlaceWeather {
  const { latitude, longitude, minutely_15: { time, precipitation } } = place;
  const end = precipitation.findLastIndex((mm) => mm !== null) + 1;
  const mm = precipitation.slice(0, end);
  // A gap is not zero: a place without values keeps its state rather than get an all-clear.
  const isWhole = mm.length > 0 && mm.every((value) => value !== null);
  return {
    cell: { latitude, longitude },
    rain: isWhole ? { firstAt: time[0]! * 1000, mm } : undefined,
  };
}
