// Asks again what another try may mend, and only that: within the limits, and within the time.
import pRetry from "p-retry";
import type { Ask } from "./ask.ts";
import type { PlaceWeather } from "./answer.ts";
import type { OpenMeteo } from "./open_meteo.ts";
import { WeatherError } from "./weather_error.ts";

const RETRIES = 4;
/** Of a piece of a question that was of no use: what breaks off or fails may have met an overload. */
const RETRIES_OF_PIECE = 2;
/**
 * For all questions of a sweep together, but for the waiting for the free host's next minute. The
 * whole country takes seconds; storms are asked for first.
 */
const WITHIN_MS = 3 * 60_000;

export interface Asking {
  openMeteo: OpenMeteo;
  clock: () => Date;
  /** From 0 to 1: spreads the tries of several workers. */
  random: () => number;
  backOffMs?: number;
  withinMs?: number;
  /** Asked before each request: false where the limits allow no more today. */
  mayAsk?: (places: number) => Promise<boolean>;
}

export class Patience {
  /** Sent, the repeated ones included. */
  requests = 0;
  #until: number;

  constructor(private readonly asking: Asking) {
    this.#until = asking.clock().getTime() + (asking.withinMs ?? WITHIN_MS);
  }

  /**
   * Fewer than were asked for where the answer broke off.
   *
   * @throws WeatherError
   */
  async ask(
    piece: Ask[],
    { isPiece = false } = {},
  ): Promise<PlaceWeather[] | "refused" | "failed"> {
    const { random, backOffMs = 500 } = this.asking;
    let broken: PlaceWeather[] | undefined;
    try {
      return await pRetry(async () => {
        const places = await this.#askOnce(piece);
        if (places.length > 0 || piece.length > 1) return places;
        broken = places;
        throw new WeatherError("the answer breaks off", "passing");
      }, {
        retries: isPiece || piece.length === 1 ? RETRIES_OF_PIECE : RETRIES,
        factor: 3,
        minTimeout: backOffMs * (1 + random()),
        maxRetryTime: Math.max(0, this.#left()),
        shouldRetry: ({ error }) =>
          error instanceof WeatherError && (error.kind === "passing" || error.kind === "failed"),
      });
    } catch (error) {
      if (!(error instanceof WeatherError)) throw error;
      if (error.kind === "refused" || error.kind === "failed") return error.kind;
      if (broken) return broken;
      throw error;
    }
  }

  async #askOnce(piece: Ask[]): Promise<PlaceWeather[]> {
    const { openMeteo, mayAsk = () => Promise.resolve(true) } = this.asking;
    if (this.#left() <= 0) throw new WeatherError("the sweep's time is over", "final");
    const before = this.#left();
    if (!await mayAsk(piece.length)) throw new WeatherError("the calls are spent", "final");
    // The wait for the free host's next minute is nobody's fault.
    this.#until += before - this.#left();
    this.requests++;
    return await openMeteo.ask(piece, { withinMs: this.#left() });
  }

  #left(): number {
    return this.#until - this.asking.clock().getTime();
  }
}
