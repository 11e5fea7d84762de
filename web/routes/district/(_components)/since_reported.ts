import type { DistrictReportRow } from "shared/api/district.ts";
import { district } from "@/words/en/district.ts";

const { reports: words } = district;

/** What residents have said of a report since it came in, for its district: "Confirmed by 2 others." */
export function sinceReported(
  { confirmations, waterAnswer }: Pick<DistrictReportRow, "confirmations" | "waterAnswer">,
): string[] {
  return [
    ...confirmations > 0 ? [words.confirmedBy(confirmations)] : [],
    ...waterAnswer ? [words.water[waterAnswer]] : [],
  ];
}
