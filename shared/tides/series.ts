// Heights of the water at a station, one every six minutes, in metres above mean lower low water.

export const TIDE_STEP_MS = 6 * 60_000;

export interface TideSeries {
  /** Epoch milliseconds, on the grid of six minutes. */
  firstAt: number;
  /** Null: not known. */
  metres: (number | null)[];
}

export const NO_TIDE: TideSeries = { firstAt: 0, metres: [] };

export interface Height {
  at: number;
  metres: number;
}

export function heightAt(series: TideSeries, at: number): number | null {
  const n = (at - series.firstAt) / TIDE_STEP_MS;
  return Number.isInteger(n) ? series.metres[n] ?? null : null;
}

/** What is known from `from` to `to`, both counted in, oldest first. */
export function heightsBetween(
  { firstAt, metres }: TideSeries,
  from: number,
  to: number,
): Height[] {
  const first = Math.max(0, Math.ceil((from - firstAt) / TIDE_STEP_MS));
  const last = Math.min(metres.length - 1, Math.floor((to - firstAt) / TIDE_STEP_MS));
  const heights: Height[] = [];
  for (let n = first; n <= last; n++) {
    const known = metres[n];
    if (known != null) heights.push({ at: firstAt + n * TIDE_STEP_MS, metres: known });
  }
  return heights;
}

/** The highest, the earliest of those that are as high. */
export function highest(heights: Height[]): Height | undefined {
  let top: Height | undefined;
  for (const height of heights) if (!top || height.metres > top.metres) top = height;
  return top;
}
