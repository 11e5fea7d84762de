// The addresses of a district's screens on walls.
import { z } from "zod";
import { LinkName } from "./link_name.ts";

/** Where the screen hangs. */
export const NewWallLink = z.object({ name: LinkName });
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
