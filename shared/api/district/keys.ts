// Keys by which programs use the API for a district.
import { z } from "zod";
import { KEY_SCOPES } from "../../key_scopes.ts";
import { Colleague } from "./acts.ts";
import { LinkName } from "./link_name.ts";

/** What uses it, and for what. */
export const NewKey = z.object({ name: LinkName, scope: z.enum(KEY_SCOPES) });
export type NewKey = z.output<typeof NewKey>;

/** Told this once: only its hash is kept. */
export const MadeKey = z.object({ key: z.string() });
export type MadeKey = z.infer<typeof MadeKey>;

export const DistrictKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scope: z.enum(KEY_SCOPES),
  /** Null: somebody who is no longer of the staff. */
  madeBy: Colleague.nullable(),
  madeAt: z.iso.datetime(),
  /** To about a minute; null: never yet. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** Null: it works. */
  revokedAt: z.iso.datetime().nullable(),
});
export type DistrictKey = z.infer<typeof DistrictKey>;

/** Those that work, the newest first; then those that were revoked lately. */
export const DistrictKeyList = z.object({ keys: z.array(DistrictKey) });
export type DistrictKeyList = z.infer<typeof DistrictKeyList>;
