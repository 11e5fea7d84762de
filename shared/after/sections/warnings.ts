import type { AfterReport } from "../../api/district/after.ts";
import { TIDE_LEVEL_NAMES } from "../../words/en_names.ts";
import type { AfterSection } from "../document.ts";
import { type AfterFormats, waterHeight } from "../formats.ts";

export function warningsSection(
  { warnings }: AfterReport,
  { time }: AfterFormats,
): AfterSection {
  const section = { id: "warnings", title: "Official warnings" };
  if (warnings.length === 0) {
    return { ...section, words: ["The National Weather Service warned of no flood here."] };
  }
  return {
    ...section,
    words: [],
    tables: [{
      caption: "Flood warnings, advisories and watches of the National Weather Service",
      columns: [{ name: "What" }, { name: "Issued" }, { name: "Until" }, { name: "ZIP codes" }],
      rows: warnings.map(({ event, issuedAt, endsAt, zips }) => [
        event,
        time(issuedAt),
        endsAt ? time(endsAt) : "further notice",
        zips.join(", "),
      ]),
    }],
  };
}

/** Undefined where no tide was told. */
export function tidesSection(
  { tides }: AfterReport,
  { time }: AfterFormats,
): AfterSection | undefined {
  if (tides.length === 0) return undefined;
  return {
    id: "tide",
    title: "The tide",
    words: [],
    tables: [{
      caption: "High water at NOAA’s tide gauges, above mean lower low water",
      columns: [
        { name: "Gauge" },
        { name: "Level" },
        { name: "Highest", isNumber: true },
        { name: "When" },
        { name: "Flood level", isNumber: true },
      ],
      rows: tides.map(({ station, level, crest, minorMetres }) => [
        station,
        TIDE_LEVEL_NAMES[level],
        crest ? waterHeight(crest.metres) : "–",
        crest ? time(crest.at) : "–",
        waterHeight(minorMetres),
      ]),
    }],
  };
}
