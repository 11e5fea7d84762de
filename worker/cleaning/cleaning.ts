// Looks through each file of a report for what it says of place and camera, before anybody but its sender
// sees it: a page's own script has cleaned what it sent, but plain forms and other programs have not, and
// nothing tells which it was. The bytes are here in any case, so their hash is worked out anew.
import { MEDIA_TYPES } from "shared/media_rules.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { newObjectKey, READ_SECONDS, type Storage } from "shared/server/storage.ts";
import { storageFaultOf } from "shared/server/storage_errors.ts";
import { deleteObjectLater, keepObjects } from "shared/server/unwanted_objects.ts";
import type { ClaimedMedia } from "../media/claim.ts";
import { bytesOf, lookThrough } from "./look_through.ts";
import { claimUnclean, dropFile, markLooked } from "./sql.ts";

const log = getLogger(["worker", "cleaning"]);
/** One after the other: a video has 100 MB, and is in memory twice. */
const PER_ROUND = 20;
/** With a minute more between each two: most of a day. */
const MAX_TRIES = 50;
/** From a put to its row: seconds. */
const PUT_MS = 60 * 60_000;
/** Keys of an earlier release have their sender's id in them: what is clean already gets a new one too. */
const RANDOM_KEY = /^media\/kept\//;

interface Cleaning {
  looked: number;
  clean: number;
  uncleanable: number;
  /** Storage has lost it. */
  dropped: number;
  failed: number;
}

/** One round. Any number of workers may clean at once. */
export async function clean(
  deps: { sql: Sql; storage: Storage },
  now: Date,
): Promise<Cleaning> {
  const files = await claimUnclean(deps.sql, { limit: PER_ROUND, maxTries: MAX_TRIES, now });
  const round: Cleaning = { looked: files.length, clean: 0, uncleanable: 0, dropped: 0, failed: 0 };
  for (const file of files) {
    try {
      round[await cleanOne(deps, file, now)]++;
    } catch (error) {
      round.failed++;
      const { code, reason } = storageFaultOf(error);
      log.warn("a file could not be cleaned", { code, reason, mediaId: file.id });
    }
  }
  if (files.length > 0) log.info("cleaned files", { ...round });
  return round;
}

/** Crashed anywhere before the row is changed, it is done again from the start, under another new key. */
async function cleanOne(
  { sql, storage }: { sql: Sql; storage: Storage },
  file: ClaimedMedia,
  now: Date,
): Promise<"clean" | "uncleanable" | "dropped"> {
  const { id, objectKey: from } = file;
  const sent = await storage.read(from);
  if (!sent) return await drop(sql, file, now);
  const { kept, contentType: sniffed, sha256, isClean, ...seen } = await lookThrough(sent);
  const contentType = sniffed ?? file.contentType;
  const isShown = isClean || sniffed !== undefined && file.mayTellPlace;
  const isSame = seen.isSame && RANDOM_KEY.test(from);
  const objectKey = isSame ? from : newObjectKey("kept");
  if (!isSame) {
    await deleteObjectLater(sql, objectKey, new Date(now.getTime() + PUT_MS));
    await storage.put(objectKey, await bytesOf(kept), contentType);
  }
  const kind = MEDIA_TYPES[contentType]!;
  const looked = { id, from, objectKey, kind, contentType, sizeBytes: kept.size, sha256 };
  await sql.begin(async (tx) => {
    if (!await markLooked(tx, { ...looked, isShown, now })) return;
    if (!isSame) {
      await keepObjects(tx, [objectKey]);
      await deleteObjectLater(tx, from, unseenAfter(now));
    }
  });
  return isShown ? "clean" : "uncleanable";
}

async function drop(sql: Sql, file: ClaimedMedia, now: Date): Promise<"dropped"> {
  await sql.begin(async (tx) => {
    if (await dropFile(tx, file)) await deleteObjectLater(tx, file.objectKey, now);
  });
  return "dropped";
}

/** Its sender may look at a page with an address of the old one. */
function unseenAfter(now: Date): Date {
  return new Date(now.getTime() + READ_SECONDS * 1000);
}
