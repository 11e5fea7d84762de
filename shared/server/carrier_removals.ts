// Photos of texts that the carrier shall delete: there they have no use any more, and every copy can leak.
import type { Query } from "./database.ts";

/** In the transaction in which they become ours, or go. The worker asks until the carrier has none. */
export async function removeAtCarrierLater(
  sql: Query,
  sourceUrl: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into carrier_removals (source_url, next_at) values (${sourceUrl}, ${now})
    on conflict do nothing`;
}
