import pMap from "p-map";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { CarrierMedia } from "./carrier_media.ts";
import { claimRemovals, forgetRemoval } from "./sql.ts";

const log = getLogger(["worker", "takeover"]);
const PER_ROUND = 50;
const AT_ONCE = 2;

/** Has the carrier delete what it need not keep. Asked twice, it says the second time that it has none. */
export async function removeAtCarrier(
  { sql, source }: { sql: Sql; source: CarrierMedia },
  now: Date,
): Promise<void> {
  const addresses = await claimRemovals(sql, { limit: PER_ROUND, now });
  await pMap(addresses, async (address) => {
    try {
      await source.remove(address);
      await forgetRemoval(sql, address);
    } catch (error) {
      log.warn("the carrier keeps a photo", { reason: (error as Error).message });
    }
  }, { concurrency: AT_ONCE });
}
