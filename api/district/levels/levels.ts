import type { DistrictLevels } from "shared/api/district.ts";
import { type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { AppError } from "shared/server/app_error.ts";
import { BOUNDS } from "shared/storms/thresholds.ts";
import type { FieldWords } from "shared/words/refusals.ts";

export { getLevels } from "./sql.ts";

/**
 * A worse level needs more rain, whoever set it: a district's own thresholds stand beside
 * FloodLine's where it has set none.
 *
 * @throws AppError invalidInput, with what to do at each field
 */
export function refuseUnsound({ levels }: Pick<DistrictLevels, "levels">): void {
  const fields: Record<string, FieldWords> = {};
  for (const level of LEVELS) {
    const own = levels[level];
    if (!own) continue;
    const { most } = BOUNDS[level].mmPerHour;
    if (own.mmPerHour === null) {
      // Rain that is as much all the time and never more: an hour has four quarters of it.
      if (own.mmPer15Min * 4 > most) {
        fields[`levels.${level}.mmPerHour`] = ({ fields }) => fields.mmHourNeeded(most);
      }
    } else if (own.mmPerHour < own.mmPer15Min) {
      fields[`levels.${level}.mmPerHour`] = ({ fields }) => fields.mmOfHour(own.mmPer15Min);
    }
  }
  for (const column of ["mmPer15Min", "mmPerHour"] as const) {
    let lower: { level: Level; mm: number } | undefined;
    for (const level of LEVELS) {
      const mm = (levels[level] ?? THRESHOLDS[level])[column];
      if (mm === null || mm === Infinity) continue;
      if (lower && mm <= lower.mm) {
        // The mistake is said where it can be mended.
        const below = lower;
        const [at, words]: [Level, FieldWords] = levels[level]
          ? [level, ({ fields }) => fields.mmAboveLevel(below.mm, below.level)]
          : [below.level, ({ fields }) => fields.mmBelowLevel(mm, level)];
        fields[`levels.${at}.${column}`] ??= words;
      }
      lower = { level, mm };
    }
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalidInput", { fields });
}
