// How many requests a program has answered since its start, by route and outcome, and how fast: in its own
// memory, a handful of numbers each. Bounded, whatever strangers ask for: a route is a pattern of ours, a
// method one of nine, an outcome one of five.

/** Seconds: the upper ends of the buckets. The last one has no end. */
export const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

interface Answered {
  method: string;
  /** The router's pattern, "/api/reports/:id"; never an address. */
  route: string;
  status: number;
  ms: number;
}

export interface RouteFigures {
  method: string;
  route: string;
  /** "2xx" */
  outcome: string;
  count: number;
  seconds: number;
  /** How many took at most so long, by BUCKETS. */
  within: number[];
}

export class RequestMeter {
  readonly #routes = new Map<string, RouteFigures>();

  count({ method, route, status, ms }: Answered): void {
    const known = METHODS.includes(method) ? method : "other";
    const outcome = `${Math.floor(status / 100)}xx`;
    const key = `${known} ${route} ${outcome}`;
    let figures = this.#routes.get(key);
    if (!figures) {
      const within = BUCKETS.map(() => 0);
      figures = { method: known, route, outcome, count: 0, seconds: 0, within };
      this.#routes.set(key, figures);
    }
    const seconds = ms / 1000;
    figures.count++;
    figures.seconds += seconds;
    BUCKETS.forEach((end, index) => {
      if (seconds <= end) figures.within[index]!++;
    });
  }

  /** In no order. */
  list(): RouteFigures[] {
    return [...this.#routes.values()];
  }
}
