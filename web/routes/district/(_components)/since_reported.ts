import type { DistrictReportRow } from "shared/api/district.ts";
import { district } from "@/words/en/district.ts";
import { work } from "@/words/en/district/work.ts";

const { reports: words } = district;

/** What residents have said of a report since it came in, for its district: "Confirmed by 2 others." */
export function sinceReported(
  { confirmations, waterAnswer, isReopened }: Pick<
    DistrictReportRow,
    "confirmations" | "waterAnswer" | "isReopened"
  >,
): string[] {
  return [
    ...isReopened ? [`${work.afterEnd}.`] : [],
    ...confirmations > 0 ? [words.confirmedBy(confirmations)] : [],
    ...waterAnswer ? [words.water[waterAnswer]] : [],
  ];
}
