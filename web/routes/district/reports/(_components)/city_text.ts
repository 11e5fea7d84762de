import type { DistrictReport } from "shared/api/district.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { work } from "@/words/en/district/work.ts";

const { cityText: words } = work;

/** All that the city's 311 asks for, to be pasted into its form or read to it; nothing of who sent it. */
export function cityText(report: DistrictReport): string {
  const { depth, location, zip, city, happenedAt, timeZone, confirmations, note, district } =
    report;
  return [
    words.title(WORDS.en.common.depths[depth]),
    ...location ? [words.at(location.latitude.toFixed(5), location.longitude.toFixed(5))] : [],
    words.zip(city ? `${zip} ${city}` : zip),
    words.seen(timesIn("en").dateAndTime(happenedAt, timeZone)),
    ...confirmations > 0 ? [words.others(confirmations)] : [],
    ...note ? [words.note(note)] : [],
    ...district ? [words.from(district.name)] : [],
  ].join("\n");
}
