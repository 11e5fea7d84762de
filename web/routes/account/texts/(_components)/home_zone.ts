import type { Me } from "shared/api/people.ts";

/** For times that are about no place: the clock of the first one followed, else of the East. */
export function homeZone(me: Me | undefined): string {
  return me?.places[0]?.timeZone ?? "America/New_York";
}
