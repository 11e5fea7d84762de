// Addresses at which a district's list is read without an account.
import { z } from "zod";
import { Colleague } from "./acts.ts";
import { LinkName } from "./link_name.ts";

/** Of which reports: as the list's own address has it after its question mark. */
export const NewListLink = z.object({ name: LinkName, filter: z.string().max(1000) });
export type NewListLink = z.output<typeof NewListLink>;

/** What stands in its address is told this once: only its hash is kept. */
export const MadeListLink = z.object({ token: z.string() });
export type MadeListLink = z.infer<typeof MadeListLink>;

export const ListLink = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: z.string(),
  /** Null: somebody who is no longer of the staff. */
  madeBy: Colleague.nullable(),
  madeAt: z.iso.datetime(),
  /** To about a minute; null: never yet. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ListLink = z.infer<typeof ListLink>;

/** Those that work, the newest first. */
export const ListLinkList = z.object({ links: z.array(ListLink) });
export type ListLinkList = z.infer<typeof ListLinkList>;
