import type { TemplateStatus } from "shared/report_statuses.ts";

/** Ends that whoever is there may know better of: their text says how to say so, in whoever's words it is. */
const STILL: ReadonlySet<TemplateStatus> = new Set(["water_gone", "passed_on", "nothing_found"]);

export function asksForStill(status: TemplateStatus): boolean {
  return STILL.has(status);
}
