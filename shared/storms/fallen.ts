// Whether a storm came at all. Pure.
import type { Level } from "shared/levels.ts";
import { halfOf, type Thresholds } from "./thresholds.ts";

/** By the wettest 15 minutes that fell: half of what people were told of is near enough. */
export function didComeTrue(fellMm: number, level: Level, thresholds: Thresholds): boolean {
  return fellMm >= halfOf(level, thresholds);
}
