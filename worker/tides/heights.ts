// What a gauge measured and what is predicted, as the data API answers it; and which of it is of use.
import { z } from "zod";
import { TIDE_STEP_MS, type TideSeries } from "shared/tides/series.ts";

/** A wave that one look caught: six minutes before and after the water was elsewhere. */
const SPIKE_METRES = 0.3;
/** No tide and no storm was ever higher or lower anywhere; fill values are. */
const MOST_METRES = 20;
/** A gauge that tells one and the same height for so long is stuck: even at high water it moves. */
const STUCK_STEPS = 10;

const Row = z.object({
  /** "2026-11-27 18:06", GMT as asked. */
  t: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
  /** "" where there is none. */
  v: z.string(),
  /** Four flags; the second: it did not move, the third: it moved too fast. */
  f: z.string().optional(),
});

const Observations = z.object({
  metadata: z.object({ id: z.coerce.string() }),
  data: z.array(z.unknown()),
});

/**
 * What was measured. Left out is each height that is none, that the service itself marks as stuck or as too fast, that
 * stands alone, or is of a time to come. A height beyond what the service expected counts: that is a flood.
 *
 * @throws where it is the answer for another station, or none
 */
export function readHeights(
  answer: unknown,
  { stationId, until }: { stationId: string; until: Date },
): TideSeries {
  const { data, success } = Observations.safeParse(answer);
  if (!success) throw new Error("NOAA's heights cannot be read");
  if (data.metadata.id !== stationId) {
    throw new Error(`NOAA answered for station ${data.metadata.id}`);
  }
  const newest = until.getTime() + TIDE_STEP_MS;
  const series = seriesOf(data.data.flatMap((row) => {
    const height = readRow(row);
    return height && height.at <= newest ? [height] : [];
  }));
  return { ...series, metres: withoutStuck(withoutSpikes(series.metres)) };
}

/** @throws where there is none */
export function readPredictions(answer: unknown): TideSeries {
  const { data, success } = z.object({ predictions: z.array(z.unknown()) }).safeParse(answer);
  if (!success) throw new Error("NOAA's predictions cannot be read");
  const series = seriesOf(data.predictions.flatMap((row) => readRow(row) ?? []));
  if (series.metres.length === 0) throw new Error("NOAA predicts nothing");
  return series;
}

function readRow(row: unknown): { at: number; metres: number } | undefined {
  const { data } = Row.safeParse(row);
  if (!data) return undefined;
  const metres = data.v.trim() === "" ? NaN : Number(data.v);
  if (!Number.isFinite(metres) || Math.abs(metres) > MOST_METRES) return undefined;
  const [, isFlat, isTooFast] = (data.f ?? "").split(",").map((flag) => flag.trim() === "1");
  if (isFlat || isTooFast) return undefined;
  const at = Date.parse(data.t.replace(" ", "T") + "Z");
  return Number.isNaN(at) || at % TIDE_STEP_MS !== 0 ? undefined : { at, metres };
}

/** In whatever order they came, and however often. */
function seriesOf(heights: { at: number; metres: number }[]): TideSeries {
  if (heights.length === 0) return { firstAt: 0, metres: [] };
  const times = heights.map(({ at }) => at);
  const firstAt = times.reduce((a, b) => Math.min(a, b));
  const steps = (times.reduce((a, b) => Math.max(a, b)) - firstAt) / TIDE_STEP_MS;
  if (steps > MOST_STEPS) throw new Error("NOAA's heights are of more days than were asked for");
  const metres: (number | null)[] = Array(steps + 1).fill(null);
  for (const { at, metres: height } of heights) metres[(at - firstAt) / TIDE_STEP_MS] = height;
  return { firstAt, metres };
}

/** A week: asked for are two days and a half. */
const MOST_STEPS = 7 * 240;

function withoutSpikes(metres: (number | null)[]): (number | null)[] {
  const kept = [...metres];
  for (const [n, height] of metres.entries()) {
    // What was left out itself is no measure of the next.
    const before = kept[n - 1] ?? kept[n - 2];
    const after = metres[n + 1];
    if (height === null || before == null) continue;
    const isOff = (other: number) => Math.abs(height - other) > SPIKE_METRES;
    // The newest one is believed once it is followed by another.
    if (isOff(before) && (after == null || isOff(after))) kept[n] = null;
  }
  return kept;
}

function withoutStuck(metres: (number | null)[]): (number | null)[] {
  const kept = [...metres];
  for (let from = 0, n = 1; n <= metres.length; n++) {
    if (n < metres.length && metres[n] === metres[from]) continue;
    if (metres[from] !== null && n - from >= STUCK_STEPS) kept.fill(null, from, n);
    from = n;
  }
  return kept;
}
