// How fast requests were answered, as far as a meter's buckets tell.
import { BUCKETS, type RouteFigures } from "./request_meter.ts";

/**
 * The time, in milliseconds, within which this share (0 to 1) was answered, as far as buckets tell: a
 * straight line within one. Undefined of none; beyond the last end it is that end.
 */
export function quantileMs(figures: Pick<RouteFigures, "count" | "within">[], share: number) {
  const count = figures.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return undefined;
  const wanted = count * share;
  const within = BUCKETS.map((_, index) =>
    figures.reduce((sum, each) => sum + each.within[index]!, 0)
  );
  const at = within.findIndex((so) => so >= wanted);
  if (at < 0) return BUCKETS.at(-1)! * 1000;
  const [before, start] = at === 0 ? [0, 0] : [within[at - 1]!, BUCKETS[at - 1]!];
  const part = within[at] === before ? 1 : (wanted - before) / (within[at]! - before);
  return (start + part * (BUCKETS[at]! - start)) * 1000;
}
