// What the Weather Service says.
import type { OfficialWarning } from "../api/warnings.ts";

/** Since a quarter of an hour, for nearly three hours more. */
export function officialWarning(changes: Partial<OfficialWarning> = {}): OfficialWarning {
  return {
    id: "urn:1",
    event: "Flash Flood Warning",
    threat: null,
    headline: null,
    sender: "NWS New York NY",
    onsetAt: "2026-11-22T17:45:00Z",
    endsAt: "2026-11-22T20:45:00Z",
    ...changes,
  };
}
