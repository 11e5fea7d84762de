// Covered photos, which a district's staff has sent in the place of others: looked through as every file is,
// before anybody outside the staff sees them, and taken away once they stand for no photo any more.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { newObjectKey, type Storage } from "shared/server/storage.ts";
import { storageFaultOf } from "shared/server/storage_errors.ts";
import { deleteObjectLater, keepObjects } from "shared/server/unwanted_objects.ts";
import { claimUncleanCovers, deleteOldCovers, markCoverLooked, type UncleanCover } from "./sql.ts";
import { bytesOf, lookThrough } from "./look_through.ts";

export { deleteOldCovers };

const log = getLogger(["worker", "cleaning"]);
const PER_ROUND = 20;
/** With a minute more between each two: most of a day. */
const MAX_TRIES = 50;
/** From a put to its row: seconds. */
const PUT_MS = 60 * 60_000;
const COVER_TYPE = "image/jpeg";

/** One round; returns how many were looked at. Any number of workers may clean at once. */
export async function cleanCovers(
  deps: { sql: Sql; storage: Storage },
  now: Date,
): Promise<number> {
  const covers = await claimUncleanCovers(deps.sql, { limit: PER_ROUND, maxTries: MAX_TRIES, now });
  for (const cover of covers) {
    try {
      await cleanCover(deps, cover, now);
    } catch (error) {
      const { code, reason } = storageFaultOf(error);
      log.warn("a covered photo could not be cleaned", { code, reason, coverId: cover.id });
    }
  }
  return covers.length;
}

async function cleanCover(
  { sql, storage }: { sql: Sql; storage: Storage },
  { id, objectKey: from }: UncleanCover,
  now: Date,
): Promise<void> {
  const sent = await storage.read(from);
  const looked = sent && await lookThrough(sent);
  if (!looked?.isClean || looked.contentType !== COVER_TYPE) {
    await markCoverLooked(sql, { id, from, now });
    return;
  }
  const { kept, sha256, isSame } = looked;
  const objectKey = isSame ? from : newObjectKey("kept");
  if (!isSame) {
    await deleteObjectLater(sql, objectKey, new Date(now.getTime() + PUT_MS));
    await storage.put(objectKey, await bytesOf(kept), COVER_TYPE);
  }
  await sql.begin(async (tx) => {
    const clean = { objectKey, sha256, sizeBytes: kept.size };
    if (!await markCoverLooked(tx, { id, from, now, clean }) || isSame) return;
    await keepObjects(tx, [objectKey]);
    await deleteObjectLater(tx, from, now);
  });
}
