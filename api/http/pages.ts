import type { PageQuery } from "shared/server/pages.ts";
import { z } from "zod";

/** Lists come a page at a time: `before` is the `next` of the page before. */
export const pageQuery = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
}) satisfies z.ZodType<PageQuery>;
