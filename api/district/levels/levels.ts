import type { DistrictLevels } from "shared/api/district.ts";
import { type Level, LEVEL_NAMES, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { AppError } from "shared/server/app_error.ts";

/**
 * A worse level needs more rain, whoever set it: a district's own thresholds stand beside
 * FloodLine's where it has set none.
 *
 * @throws AppError invalidInput, with what to do at each field
 */
export function refuseUnsound({ levels }: Pick<DistrictLevels, "levels">): void {
  const fields: Record<string, string> = {};
  for (const level of LEVELS) {
    const own = levels[level];
    if (own?.mmPerHour != null && own.mmPerHour < own.mmPer15Min) {
      fields[`levels.${level}.mmPerHour`] =
        `An hour has its wettest 15 minutes in it: enter ${own.mmPer15Min} mm or more, or leave it empty.`;
    }
  }
  for (const column of ["mmPer15Min", "mmPerHour"] as const) {
    let lower: { level: Level; mm: number } | undefined;
    for (const level of LEVELS) {
      const mm = (levels[level] ?? THRESHOLDS[level])[column];
      if (mm === null || mm === Infinity) continue;
      if (lower && mm <= lower.mm) {
        // The mistake is said where it can be mended.
        const [at, words] = levels[level]
          ? [level, `more than ${lower.mm} mm, the amount of ${nameOf(lower.level)}`]
          : [lower.level, `less than ${mm} mm, the amount of ${nameOf(level)}`];
        fields[`levels.${at}.${column}`] ??= `Enter ${words}.`;
      }
      lower = { level, mm };
    }
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalidInput", { fields });
}

function nameOf(level: Level): string {
  return `“${LEVEL_NAMES[level]}”`;
}
