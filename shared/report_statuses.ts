// What the district did about a report.

export const REPORT_STATUSES = [
  "new",
  "seen",
  "in_progress",
  "water_gone",
  "passed_on",
  "not_ours",
  "same_as",
  "nothing_found",
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What the district still has to do with; in the order in which a report goes through them. */
export const OPEN_STATUSES = ["new", "seen", "in_progress"] as const satisfies ReportStatus[];
type OpenStatus = (typeof OPEN_STATUSES)[number];
const OPEN: ReadonlySet<ReportStatus> = new Set(OPEN_STATUSES);

/**
 * What the district is done with, and how. None says that something was mended. `passed_on`: to the city's 311.
 * `same_as`: it is the water of another report.
 */
export type Ending = Exclude<ReportStatus, OpenStatus>;
export const ENDINGS = REPORT_STATUSES.filter((status) => !isOpen(status)) as Ending[];

/** What a person gives a report by name; `same_as` comes from merging it with another alone. */
export const GIVEN_STATUSES = [
  "new",
  "seen",
  "in_progress",
  "water_gone",
  "passed_on",
  "not_ours",
  "nothing_found",
] as const satisfies ReportStatus[];
export type GivenStatus = (typeof GIVEN_STATUSES)[number];

/** Those that a district may have words of its own for: of "new" nobody is told. */
export const TEMPLATE_STATUSES = [
  "seen",
  "in_progress",
  "water_gone",
  "passed_on",
  "not_ours",
  "nothing_found",
] as const satisfies Exclude<GivenStatus, "new">[];
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

/** Whose the water might be, where it is not the district's. `utility`: water or sewer. `state`: its road. */
export const OWNERS = ["city", "utility", "transit", "state", "owner"] as const;
export type Owner = (typeof OWNERS)[number];

/** What its sender may be told of: a status the district has given it, or whether the water is still there. */
export type ReportNews = Exclude<ReportStatus, "new"> | "water";

/** Whether the district still has to do with it; in statements `is_open(status)`. */
export function isOpen(status: ReportStatus): status is OpenStatus {
  return OPEN.has(status);
}
