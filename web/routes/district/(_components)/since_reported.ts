import type { DistrictReportRow } from "shared/api/district.ts";

/** What residents have said of a report since it came in, for its district: "Confirmed by 2 others." */
export function sinceReported(
  { confirmations, waterAnswer }: Pick<DistrictReportRow, "confirmations" | "waterAnswer">,
): string[] {
  return [
    ...confirmations > 0
      ? [`Confirmed by ${confirmations} ${confirmations === 1 ? "other" : "others"}.`]
      : [],
    ...waterAnswer ? [waterAnswer === "gone" ? "The water is gone." : "Still flooded."] : [],
  ];
}
