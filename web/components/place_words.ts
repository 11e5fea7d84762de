import type { Report } from "shared/api/reports.ts";
import type { Words } from "@/words/words.ts";

/** "Brooklyn, NY 11231 (Red Hook)" */
export function placeWords(report: Report, words: Pick<Words, "ownReport">): string {
  const place = placeAlone(report, words);
  return report.district ? words.ownReport.ofDistrict(place, report.district.name) : place;
}

/** "Brooklyn, NY 11231", "ZIP code 11231" */
export function placeAlone(
  { zip, city, state }: Pick<Report, "zip" | "city" | "state">,
  { ownReport }: Pick<Words, "ownReport">,
): string {
  return city && state ? ownReport.place(city, state, zip) : ownReport.placeOfZip(zip);
}
