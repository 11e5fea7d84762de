// What somebody must know of a ZIP code now: the Weather Service's word before all else, then what the
// rain says (shared/storms/outlook.ts). Put into words by state_words.ts.
import type { OfficialWarning } from "shared/api/warnings.ts";
import type { LevelsInForce, Reading, ZipWeather } from "shared/api/zips.ts";
import { type Level, LEVELS, type Threshold } from "shared/levels.ts";
import type { Doubt } from "shared/storms/forecast_age.ts";
import { findInForce, type Outlook, outlookOf, type Peak } from "shared/storms/outlook.ts";
import { type Rain, rainOfSums } from "shared/storms/rain.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";

export type ZipOutlook =
  | { kind: "official"; warning: OfficialWarning; doubt?: Doubt; peak?: Peak }
  | Outlook;

export function outlookOfZip(page: ZipWeather, now: Date): ZipOutlook {
  const thresholds = thresholdsOf(page.thresholds);
  const outlook = outlookOf({ ...page, rain: rainOf(page.readings), thresholds }, now);
  const warning = findInForce(page.officialWarnings.list, thresholds, now);
  if (!warning) return outlook;
  return { kind: "official", warning, doubt: outlook.doubt, peak: outlook.peak };
}

/** What nobody knows of in between is null. */
export function rainOf(readings: Reading[]): Rain {
  return rainOfSums(readings.map(({ at, mm }) => ({ at: Date.parse(at), mm })));
}

export function thresholdsOf({ levels, leadMinutes, of, softer }: LevelsInForce): Thresholds {
  const inForce = LEVELS.map((level) => {
    const { mmPer15Min, mmPerHour } = levels[level];
    return [level, { mmPer15Min, mmPerHour: mmPerHour ?? Infinity }] as const;
  });
  return {
    levels: Object.fromEntries(inForce) as Record<Level, Threshold>,
    leadMinutes,
    ...of && { of },
    ...softer && { softer },
  };
}
