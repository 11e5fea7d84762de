// What a district's key is for: two words (docs/decisions/0058).
import type { StaffRole } from "./staff_roles.ts";

/** Writing takes reading in: whatever is changed is answered. */
export const KEY_SCOPES = ["read", "write"] as const;
export type KeyScope = typeof KEY_SCOPES[number];

/** Where keys are let in at all, one may do what somebody in this role may: never run the district. */
export const ROLE_OF_KEY: Record<KeyScope, StaffRole> = { read: "viewer", write: "crew" };
