import type { Location } from "shared/api/reports.ts";

/** Where a report is from, as somebody has picked it on the form. */
export interface PickedLocation extends Location {
  /** None where it came back from the server, or from the map. */
  from?: "phone" | "photo";
  accuracyMetres?: number;
}
