// The thresholds that a district had at a moment, from those of now and what was changed since. Pure.
import { LEVELS } from "shared/levels.ts";
import { mostCareful, type Thresholds } from "shared/storms/thresholds.ts";
import type { AfterDistrict } from "./sql.ts";

export function thresholdsThen(
  { name, levels, changes }: Pick<AfterDistrict, "name" | "levels" | "changes">,
  at: Date,
): Thresholds {
  const since = changes.filter(({ changedAt }) => Date.parse(changedAt) > at.getTime());
  const then = since.at(-1)?.before.levels ?? levels;
  const own = LEVELS.flatMap((level) => then[level] ? [[level, then[level]]] : []);
  return mostCareful([{ name, levels: Object.fromEntries(own), leadMinutes: null }]);
}
