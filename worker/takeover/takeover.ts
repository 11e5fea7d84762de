// Takes texted photos and videos over from the carrier into storage. The one exception to "bytes never
// pass through our servers": the carrier hands them to nobody but us, there is no way to have them sent
// on to S3. It is the worker that carries them, bounded in size, so that no request waits for it.
import pMap from "p-map";
import { MAX_BYTES, MEDIA_TYPES } from "shared/media_rules.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { cleanFile } from "shared/media/clean_file.ts";
import { sniffMediaType } from "shared/media_type.ts";
import { removeAtCarrierLater } from "shared/server/carrier_removals.ts";
import type { Storage } from "shared/server/storage.ts";
import { storageFaultOf } from "shared/server/storage_errors.ts";
import type { Carrier } from "shared/server/twilio.ts";
import { CarrierMedia } from "./carrier_media.ts";
import { removeAtCarrier } from "./removals.ts";
import { claimTexted, dropTexted, markReady, type MediaAtCarrier } from "./sql.ts";

const log = getLogger(["worker", "takeover"]);
const PER_ROUND = 20;
const AT_ONCE = 2;
/** With a minute more between each two: most of an hour. */
const MAX_TRIES = 9;
/** The carrier takes no more than 5 MB, so this is only against surprises. */
const MOST_BYTES = MAX_BYTES.photo;

interface Takeover {
  ready: number;
  /** Nothing that we can show. */
  dropped: number;
  failed: number;
}

/** One round. Any number of workers may take over at once. */
export async function takeOver(
  { sql, storage, carrier }: { sql: Sql; storage: Storage; carrier: Carrier },
  now: Date,
): Promise<Takeover> {
  const source = new CarrierMedia(carrier.options);
  const taken = await claimTexted(sql, { limit: PER_ROUND, maxTries: MAX_TRIES, now });
  const round: Takeover = { ready: 0, dropped: 0, failed: 0 };
  await pMap(taken, async (media) => {
    try {
      round[await takeOne({ sql, storage, source }, media, now)]++;
    } catch (error) {
      round.failed++;
      const { code, reason } = storageFaultOf(error);
      log.warn("a texted photo could not be taken over", { code, reason, mediaId: media.id });
    }
  }, { concurrency: AT_ONCE });
  if (taken.length > 0) log.info("took over texted photos", { ...round });
  await removeAtCarrier({ sql, source }, now);
  return round;
}

/** Crashed anywhere before `markReady`, it is done again from the start: the same key, the same bytes. */
async function takeOne(
  { sql, storage, source }: { sql: Sql; storage: Storage; source: CarrierMedia },
  { id, sourceUrl, objectKey }: MediaAtCarrier,
  now: Date,
): Promise<"ready" | "dropped"> {
  const fetched = await source.fetch(sourceUrl, MOST_BYTES);
  const sent = fetched.result === "fetched" ? fetched.bytes : undefined;
  const contentType = sent && sniffMediaType(sent);
  if (!sent || !contentType) {
    await sql.begin(async (tx) => {
      await dropTexted(tx, id);
      await removeAtCarrierLater(tx, sourceUrl, now);
    });
    return "dropped";
  }
  const cleaned = await cleanFile(new Blob([sent]), contentType);
  const bytes = cleaned ? new Uint8Array(await cleaned.arrayBuffer()) : sent;
  const sha256 = await storage.put(objectKey, bytes, contentType);
  const isKept = await sql.begin(async (tx) => {
    const kind = MEDIA_TYPES[contentType]!;
    const sizeBytes = bytes.length;
    const isShown = cleaned !== undefined;
    const file = { id, kind, contentType, sizeBytes, sha256, isShown, now };
    const isKept = await markReady(tx, file);
    await removeAtCarrierLater(tx, sourceUrl, now);
    return isKept;
  });
  if (!isKept) await storage.remove([objectKey]);
  return isKept ? "ready" : "dropped";
}
