// After-storm reports as files: one at a time, in a process beside, again where a worker died over one.
import { describeAfterReport } from "shared/after/describe.ts";
import { AfterReport } from "shared/api/district/after.ts";
import { AFTER_FILES_KEPT_DAYS } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { getLogger } from "shared/server/log.ts";
import { newObjectKey, type Storage } from "shared/server/storage.ts";
import { deleteObjectLater, keepObjects } from "shared/server/unwanted_objects.ts";
import { typesetBeside } from "./beside.ts";
import {
  claimFile,
  deleteOldFiles,
  giveBack,
  listPhotoKeys,
  type OrderedFile,
  settleFailed,
  settleMade,
} from "./sql.ts";

const log = getLogger(["worker", "after"]);
const MAX_TRIES = 3;
const DAY_MS = 24 * 3600_000;
const HOUR_MS = 3600_000;

interface AfterParts {
  sql: Sql;
  storage: Storage;
  clock: () => Date;
  denoDir?: string;
}

/** All that are ordered, one after the other, and then what is old goes. Returns how many were made. */
export async function makeAfterFiles(parts: AfterParts, signal: AbortSignal): Promise<number> {
  const { sql, clock } = parts;
  let made = 0;
  while (!signal.aborted) {
    const order = await sql.begin(async (tx) => {
      await lock(tx, "afterFiles");
      return await claimFile(tx, { maxTries: MAX_TRIES, now: clock() });
    });
    if (!order) break;
    made += Number(await tryOne(parts, order, signal));
  }
  for (const file of await settleFailed(sql, { maxTries: MAX_TRIES, now: clock() })) {
    log.error("a report could not be made a file", { file });
  }
  await deleteOldFiles(sql, new Date(clock().getTime() - AFTER_FILES_KEPT_DAYS * DAY_MS));
  return made;
}

async function tryOne(
  parts: AfterParts,
  order: OrderedFile,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return await makeOne(parts, order, signal);
  } catch (error) {
    log.warn("a report was not made a file", { file: order.id, tries: order.tries, error });
    await giveBack(parts.sql, order.id);
    return false;
  }
}

/** Ended anywhere before the last step, it is made again: what was stored by then is on the list of the unwanted. */
async function makeOne(
  { sql, storage, clock, denoDir }: AfterParts,
  { id, bidId, orderedAt, report: stored }: OrderedFile,
  signal: AbortSignal,
): Promise<boolean> {
  const report = AfterReport.parse(stored);
  const photos = new Map<string, Uint8Array>();
  for (
    const { id, objectKey } of await listPhotoKeys(
      sql,
      bidId,
      report.pictures.map(({ id }) => id),
    )
  ) {
    const photo = await storage.read(objectKey);
    if (photo) photos.set(id, new Uint8Array(await photo.arrayBuffer()));
  }
  const { reading, archive } = await typesetBeside({
    document: describeAfterReport(report),
    district: report.district.name,
    orderedAt,
    photos,
  }, { denoDir, signal });
  const files = [reading, archive].map((bytes) => ({ key: newObjectKey("kept"), bytes }));
  for (const { key, bytes } of files) {
    await deleteObjectLater(sql, key, new Date(clock().getTime() + HOUR_MS));
    await storage.put(key, bytes, "application/pdf");
  }
  const [asReading, asArchive] = files.map(({ key, bytes }) => ({ key, bytes: bytes.length }));
  const isMade = await sql.begin(async (tx) => {
    if (!await settleMade(tx, { id, reading: asReading!, archive: asArchive! }, clock())) {
      return false;
    }
    await keepObjects(tx, files.map(({ key }) => key));
    return true;
  });
  if (isMade) log.info("a report was made a file", { file: id, bytes: reading.length });
  return isMade;
}
