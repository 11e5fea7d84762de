// What the tide was when a text of it was decided, a sentence each.
import type { Language } from "shared/languages.ts";
import type { ToldTide } from "shared/tides/facts.ts";
import { heightIn } from "@/words/tide_heights.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";

export function tideReasons(
  facts: ToldTide,
  { language, now, timeZone }: { language: Language; now: Date; timeZone: string },
): string[] {
  const { levels, why } = WORDS[language].tide;
  const height = (metres: number) => heightIn(language, metres);
  const when = (at: string) => timesIn(language).dayAndTime(at, now, timeZone);
  const { station, level, minorMetres, crossedMetres, peak, predictedMetres, residualMetres } =
    facts;
  const crossed = why.crossed(station.name, levels[level], height(crossedMetres ?? minorMetres));
  if (!peak) return [crossed, ...facts.highest ? [why.cleared(height(facts.highest.metres))] : []];
  return [
    crossed,
    why.peak(when(peak.at), height(peak.metres)),
    predictedMetres != null && residualMetres != null
      ? why.residual(height(predictedMetres), height(Math.abs(residualMetres)), residualMetres >= 0)
      : why.predictedOnly,
  ];
}
