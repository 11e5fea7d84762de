// What a map shows, for whoever does not see it.
import type { MapData } from "shared/api/map.ts";
import type { Depth } from "shared/depths.ts";
import { nameOfWarning } from "shared/storms/products.ts";
import { directionOf, metresBetween, offsetOf, type Point } from "shared/geo/earth.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { distanceWords } from "./distances.ts";
import { rainIn } from "./rain.ts";
import { timesIn } from "./times.ts";
import { WORDS } from "./words.ts";

/** Newest first; more would not be listened to. */
const MOST_REPORTS = 5;
/** A mark is true to about 100 metres. */
const IN_MIDDLE_METRES = 100;

interface Seen extends Point {
  depth: Depth;
  happenedAt: string;
}

export function mapInWords(
  map: MapData,
  marks: Seen[],
  { language, now }: { language: Language; now: Date },
): { sentences: string[]; reports: string[] } {
  const { map: words, common, zip } = WORDS[language];
  const named = (event: string) => zip.official.events[event] ?? event;
  const distance = (metres: number) => distanceWords(metres, words.distances, LOCALES[language]);
  const most = Math.max(...map.rain.map(({ lastHourMm }) => lastHourMm));
  const reports = marks.slice(0, MOST_REPORTS).map((mark) => {
    const ago = timesIn(language).ago(mark.happenedAt, now);
    const metres = metresBetween(map.view, mark);
    if (metres < IN_MIDDLE_METRES) return words.reportInMiddle(common.depths[mark.depth], ago);
    const direction = words.directions[directionOf(offsetOf(map.view, mark))];
    return words.report(common.depths[mark.depth], distance(metres), direction, ago);
  });
  const more = marks.length - reports.length;
  return {
    sentences: [
      words.across(distance(map.view.metres)),
      ...map.warnings.map((warning) => words.warning(named(nameOfWarning(warning)))),
      ...(map.rain.length > 0
        ? [most > 0 ? words.rain(rainIn(language).amount(most)) : words.noRain]
        : []),
      ...(map.streets.length === 0 ? [words.noStreets] : []),
      marks.length > 0 ? words.reports(marks.length) : words.noReports,
    ],
    reports: more > 0 ? [...reports, words.moreReports(more)] : reports,
  };
}
