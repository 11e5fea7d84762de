import type { DistrictKey } from "../api/district/keys.ts";
import type { ListLink } from "../api/district/list_links.ts";

export const SHOWN_KEY = "floodline_key_Zm9yLWEtY2l0eSdzLXdvcmstb3JkZXJz";

export function districtKey(changes: Partial<DistrictKey> = {}): DistrictKey {
  return {
    id: "0199f000-0000-7000-8000-0000000000e2",
    name: "City's work orders <east>",
    scope: "write",
    madeBy: { id: "0199f000-0000-7000-8000-0000000000a1", name: "Ana Díaz", ending: "0100" },
    madeAt: "2026-11-20T15:00:00Z",
    lastUsedAt: "2026-11-22T17:59:30Z",
    revokedAt: null,
    ...changes,
  };
}

export function listLink(changes: Partial<ListLink> = {}): ListLink {
  return {
    id: "0199f000-0000-7000-8000-0000000000e3",
    name: "The city's drain map <east>",
    filter: "status=open&depth=knee,waist",
    madeBy: { id: "0199f000-0000-7000-8000-0000000000a1", name: "Ana Díaz", ending: "0100" },
    madeAt: "2026-11-20T15:00:00Z",
    lastUsedAt: "2026-11-22T17:59:30Z",
    ...changes,
  };
}
