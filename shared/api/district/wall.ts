// The addresses of a district's screens on walls.
import { z } from "zod";
import { MAX_FILTER_NAME } from "../../limits.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";

/** Where the screen hangs. */
export const NewWallLink = z.object({
  name: freeText(MAX_FILTER_NAME, "filterName").min(1, "filterName" satisfies IssueKey)
    .refine((name) => !/[\p{Cc}\u2028\u2029]/u.test(name), "oneLine" satisfies IssueKey),
});
export type NewWallLink = z.output<typeof NewWallLink>;

/** What stands in its address is told this once: only its hash is kept. */
export const MadeWallLink = z.object({ token: z.string() });
export type MadeWallLink = z.infer<typeof MadeWallLink>;

export const WallLink = z.object({
  id: z.uuid(),
  name: z.string(),
  madeAt: z.iso.datetime(),
  /** When a screen last asked, to about a minute; null: none has. */
  lastSeenAt: z.iso.datetime().nullable(),
});
export type WallLink = z.infer<typeof WallLink>;

/** Those that work, the newest first. */
export const WallLinkList = z.object({ links: z.array(WallLink) });
export type WallLinkList = z.infer<typeof WallLinkList>;
