import type { AfterReport } from "../../api/district/after.ts";
import { LEVEL_NAMES } from "../../levels.ts";
import { pathTo } from "../../path_to.ts";
import { DEPTH_NAMES } from "../../words/en_names.ts";
import type { AfterPicture, AfterSection } from "../document.ts";
import { type AfterFormats, minutesInWords, rainAmount } from "../formats.ts";
import { nameOfPlace } from "../place_words.ts";

/** Undefined where there is none to stand beside. */
export function earlierSection(
  { earlier, audience, from, until }: AfterReport,
  { date }: AfterFormats,
): AfterSection | undefined {
  const isOwn = ({ startedAt }: { startedAt: string }) => startedAt >= from && startedAt <= until;
  if (earlier.length === 0 || earlier.length === 1 && isOwn(earlier[0]!)) return undefined;
  return {
    id: "earlier",
    title: "Against earlier storms",
    words: [],
    tables: [{
      caption: "Storms, the newest first; each with its reports and answers as they stand now",
      columns: [
        { name: "Began" },
        { name: "Worst" },
        { name: "Wettest 15 minutes", isNumber: true },
        { name: "Rain in all", isNumber: true },
        { name: "Reports", isNumber: true },
        { name: "Deepest" },
        { name: "Half answered within", isNumber: true },
        { name: "Texts on phones", isNumber: true },
        { name: "Last phone", isNumber: true },
      ],
      rows: earlier.map((storm) => {
        const began = date(storm.startedAt) + (isOwn(storm) ? " (this report)" : "");
        return [
          audience === "staff"
            ? { text: began, href: pathTo`/district/after?storm=${storm.id}` }
            : began,
          LEVEL_NAMES[storm.level],
          rainAmount(storm.wettestQuarterMm),
          rainAmount(storm.totalMm),
          String(storm.reports),
          storm.deepest ? DEPTH_NAMES[storm.deepest] : "–",
          minutesOr(storm.medianMinutesToAnswer),
          String(storm.delivered),
          minutesOr(storm.minutesToLastPhone),
        ];
      }),
    }],
  };
}

function minutesOr(minutes: number | null): string {
  return minutes === null ? "–" : minutesInWords(minutes);
}

/** Undefined where none was chosen. */
export function picturesSection(
  { pictures }: AfterReport,
  { time }: AfterFormats,
): AfterSection | undefined {
  if (pictures.length === 0) return undefined;
  return {
    id: "photos",
    title: "Photos",
    words: ["Faces and plates are covered."],
    pictures: pictures.map((picture): AfterPicture => ({
      id: picture.id,
      url: picture.url,
      caption: `${nameOfPlace(picture)}, ${time(picture.happenedAt)}: ` +
        DEPTH_NAMES[picture.depth].toLowerCase(),
    })),
  };
}
