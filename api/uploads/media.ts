// Photos and videos, from "uploaded, says the browser" to "part of a report".
import type { Media } from "shared/api/reports.ts";
import { MAX_PHOTOS, MAX_VIDEOS, type MediaKind } from "shared/media_rules.ts";
import { pathTo } from "shared/path_to.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import type { Storage } from "shared/server/storage.ts";
import { keepObjects } from "shared/server/unwanted_objects.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import type { Deps } from "../deps.ts";
import { copyUpload, inspectUpload, UPLOAD_OVER_SECONDS, type UploadTrouble } from "./arrived.ts";
import {
  claimMedia,
  coverOf,
  deleteUploads,
  findStoredMedia,
  type KeptMedia,
  listKinds,
  listOwnMedia,
  listStoredMedia,
  type MediaOf,
  type MediaRow,
  type StoredMedia,
  visibilityOf,
} from "./sql.ts";

export { coverOf, visibilityOf };
export type { StoredMedia };

/**
 * Looks at each file in storage, and copies it to where no permission reaches: its sender may put
 * another in its place for 15 minutes after the report was sent. Never inside a transaction: storage
 * may be slow. Those that are part of `reportId` already are left out, so that asking twice changes
 * nothing.
 *
 * @throws AppError when one is not its sender's, belongs to another report, never arrived, is too
 * large, or is not what it claims to be
 */
export async function checkMedia(
  deps: Deps,
  userId: string,
  mediaIds: string[],
  reportId?: string,
): Promise<KeptMedia[]> {
  const ids = [...new Set(mediaIds)];
  const rows = await listOwnMedia(deps.sql, userId, ids);
  const isUsable = (id: string) =>
    rows.some((row) => row.id === id && [null, reportId].includes(row.reportId));
  const unknown = ids.find((id) => !isUsable(id));
  if (unknown) throw new AppError("mediaNotFound", fieldOf(mediaIds, unknown));
  const added = rows.filter((row) => row.reportId === null);
  const orRefused = <T>({ id }: MediaRow, seen: T | UploadTrouble): T => {
    if (typeof seen === "string") throw new AppError(seen as UploadTrouble, fieldOf(mediaIds, id));
    return seen;
  };
  const seen = await Promise.all(
    added.map(async (row) => orRefused(row, await inspectUpload(deps.storage, row.objectKey))),
  );
  refuseTooMany(seen.map(({ kind }) => kind));
  return await Promise.all(
    added.map(async (row, i) => ({
      id: row.id,
      ...orRefused(row, await copyUpload(deps, row.objectKey, seen[i]!)),
    })),
  );
}

/**
 * Makes checked files part of a report, in the report's own transaction.
 *
 * @throws AppError when another report was faster, or when they are too many together
 */
export async function attachMedia(
  sql: Query,
  of: MediaOf,
  media: KeptMedia[],
  now: Date,
): Promise<void> {
  if (media.length === 0) return;
  const ids = media.map(({ id }) => id);
  await deleteUploads(sql, ids, UPLOAD_OVER_SECONDS);
  const claimed = await claimMedia(sql, of, media, now);
  await keepObjects(sql, media.map(({ objectKey }) => objectKey));
  await ringForFiles(sql);
  if (claimed < media.length) throw new AppError("mediaNotFound");
  refuseTooMany(await listKinds(sql, of.reportId, of.takenBy !== undefined));
}

/** Up to 5 photos, or 1 video. */
function refuseTooMany(kinds: MediaKind[]): void {
  const photos = kinds.filter((kind) => kind === "photo").length;
  const videos = kinds.length - photos;
  const isTooMany = photos > MAX_PHOTOS || videos > MAX_VIDEOS || (photos > 0 && videos > 0);
  if (isTooMany) throw new AppError("tooManyMedia");
}

/** Addresses work for some minutes: only for people who may see the report. */
export async function signMedia<M extends StoredMedia>(
  storage: Storage,
  media: M[],
): Promise<(Omit<M, "objectKey"> & { url: string })[]> {
  return await Promise.all(media.map(async ({ objectKey, ...rest }) => ({
    ...rest,
    url: await storage.signRead(objectKey, rest.contentType),
  })));
}

/** With addresses that their owner can open, each signed when it is: somebody may have thousands. */
export async function listMediaOf(
  { sql, publicUrl }: Deps,
  userId: string,
): Promise<(Media & { reportId: string | null })[]> {
  const stored = await listStoredMedia(sql, userId);
  return stored.map(({ objectKey: _, ...media }) => ({
    ...media,
    url: publicUrl + pathTo`/api/me/media/${media.id}`,
  }));
}

/** @throws AppError where it is not theirs, or was never part of a report */
export async function signOwnMedia(
  { sql, storage }: Deps,
  userId: string,
  id: string,
): Promise<string> {
  const media = await findStoredMedia(sql, userId, id);
  if (!media) throw new AppError("notFound");
  return await storage.signRead(media.objectKey, media.contentType);
}

function fieldOf(mediaIds: string[], id: string) {
  const addAgain: FieldWords = ({ fields }) => fields.addFileAgain;
  return { fields: { [`mediaIds.${mediaIds.indexOf(id)}`]: addAgain } };
}
