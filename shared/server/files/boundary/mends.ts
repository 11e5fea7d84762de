import type { Position } from "shared/geo/areas.ts";
import type { Mend } from "../placing.ts";

/** What was done to an area so that it can be a district's; to be looked at on a map, and agreed to. */
export interface BoundaryMend {
  kind: Mend["kind"] | "closed" | "untangled" | "large";
  words: string;
  /** Where to look. */
  at?: Position;
}
