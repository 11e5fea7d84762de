// Whether heights can be what they are taken for: metres above mean lower low water, of this gauge.
import { heightAt, heightsBetween, type TideSeries } from "shared/tides/series.ts";

/** What has passed does not change: of heights heard twice most are the same to a hand's breadth. */
const SAME_METRES = 0.15;
/** Sandy stood 2.9 metres over the tide at the Battery, Katrina 8 on the open coast of Mississippi. */
const MOST_SURGE_METRES = 6;
/** One metre is 3.28 feet: water in feet goes up and down by that much more than was predicted. */
const FEWEST = 20;

/**
 * Why the heights just heard are not believed; undefined where they are. `before`: those of the same gauge that
 * were heard last.
 */
export function findOddity(
  { observed, predicted, before }: {
    observed: TideSeries;
    predicted: TideSeries;
    before: TideSeries;
  },
): string | undefined {
  const heights = heightsBetween(observed, -Infinity, Infinity);
  const changes = heights.flatMap(({ at, metres }) => {
    const then = heightAt(before, at);
    return then === null ? [] : [Math.abs(metres - then)];
  });
  if (changes.length >= FEWEST && medianOf(changes) > SAME_METRES) {
    return "its past has changed: another datum, or feet";
  }
  const pairs = heights.flatMap(({ at, metres }) => {
    const tide = heightAt(predicted, at);
    return tide === null ? [] : [{ metres, tide }];
  });
  if (pairs.length < FEWEST) return undefined;
  if (Math.abs(medianOf(pairs.map(({ metres, tide }) => metres - tide))) > MOST_SURGE_METRES) {
    return "it is metres off the predicted tide: another datum";
  }
  return isInFeet(pairs) ? "it moves three times as much as predicted: feet" : undefined;
}

/** By how much the water moves with the tide: twice to five times as much is no wind. */
function isInFeet(pairs: { metres: number; tide: number }[]): boolean {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [meanMetres, meanTide] = [
    mean(pairs.map(({ metres }) => metres)),
    mean(pairs.map(({ tide }) => tide)),
  ];
  const moves = pairs.reduce((sum, { tide }) => sum + (tide - meanTide) ** 2, 0);
  if (moves / pairs.length < 0.01) return false;
  const slope = pairs.reduce(
    (sum, { metres, tide }) => sum + (metres - meanMetres) * (tide - meanTide),
    0,
  ) / moves;
  return slope > 2.3 && slope < 5;
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
