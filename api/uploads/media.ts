// Photos and videos, from "uploaded, says the browser" to "part of a report".
import type { Media } from "shared/api/reports.ts";
import {
  MAX_BYTES,
  MAX_PHOTOS,
  MAX_VIDEOS,
  MEDIA_TYPES,
  type MediaKind,
} from "shared/media_rules.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { sniffMediaType } from "shared/media_type.ts";
import type { Storage } from "shared/server/storage.ts";
import { storageAdvice, storageFaultOf } from "shared/server/storage_errors.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import type { Deps } from "../deps.ts";
import {
  type CheckedMedia,
  claimMedia,
  listKinds,
  listOwnMedia,
  listStoredMedia,
  type MediaRow,
  type StoredMedia,
} from "./sql.ts";

export type { CheckedMedia, StoredMedia };

const log = getLogger(["api", "uploads"]);

/**
 * Looks at each file in storage. Never inside a transaction: storage may be slow. Those that are
 * part of `reportId` already are left out, so that asking twice changes nothing.
 *
 * @throws AppError when one is not its sender's, belongs to another report, never arrived, is too
 * large, or is not what it claims to be
 */
export async function checkMedia(
  { sql, storage }: Deps,
  userId: string,
  mediaIds: string[],
  reportId?: string,
): Promise<CheckedMedia[]> {
  const ids = [...new Set(mediaIds)];
  const rows = await listOwnMedia(sql, userId, ids);
  const isUsable = (id: string) =>
    rows.some((row) => row.id === id && [null, reportId].includes(row.reportId));
  const unknown = ids.find((id) => !isUsable(id));
  if (unknown) throw new AppError("mediaNotFound", named(mediaIds, unknown));
  const added = rows.filter((row) => row.reportId === null);
  const media = await Promise.all(added.map(async (row) => {
    const stored = await lookAt(storage, row);
    if (typeof stored === "string") throw new AppError(stored, named(mediaIds, row.id));
    return { id: row.id, ...stored };
  }));
  refuseTooMany(media.map(({ kind }) => kind));
  return media;
}

type Trouble = "mediaNotUploaded" | "mediaTooLarge" | "mediaNotReadable";

async function lookAt(
  storage: Storage,
  row: MediaRow,
): Promise<Omit<CheckedMedia, "id"> | Trouble> {
  const object = await findObject(storage, row.objectKey);
  if (!object) return "mediaNotUploaded";
  // What it was announced as was a claim: by a plain form, which knows nothing of its file.
  const contentType = sniffMediaType(object.head);
  if (!contentType) return "mediaNotReadable";
  const kind = MEDIA_TYPES[contentType]!;
  if (object.sizeBytes > MAX_BYTES[kind]) return "mediaTooLarge";
  const sha256 = object.sha256 ?? await computeSha256(storage, row.objectKey, contentType);
  return { kind, contentType, sizeBytes: object.sizeBytes, sha256 };
}

/** Of a plain form's file, which no script has hashed. Without its hash, a photo is a photo still. */
async function computeSha256(
  storage: Storage,
  key: string,
  contentType: string,
): Promise<string | null> {
  try {
    return await storage.computeSha256(key, contentType) ?? null;
  } catch (error) {
    log.warn("storage does not say a file's SHA-256", { ...storageFaultOf(error) });
    return null;
  }
}

async function findObject(storage: Storage, key: string) {
  try {
    return await storage.findObject(key);
  } catch (error) {
    const { code, reason } = storageFaultOf(error);
    log.error("storage refuses", { code, reason, advice: storageAdvice(code) });
    throw new AppError("storageUnavailable");
  }
}

/**
 * Makes checked files part of a report, in the report's own transaction.
 *
 * @throws AppError when another report was faster, or when they are too many together
 */
export async function attachMedia(
  sql: Query,
  reportId: string,
  media: CheckedMedia[],
  now: Date,
): Promise<void> {
  if (media.length === 0) return;
  const claimed = await claimMedia(sql, reportId, media, now);
  if (claimed < media.length) throw new AppError("mediaNotFound");
  refuseTooMany(await listKinds(sql, reportId));
}

/** Up to 5 photos, or 1 video. */
function refuseTooMany(kinds: MediaKind[]): void {
  const photos = kinds.filter((kind) => kind === "photo").length;
  const videos = kinds.length - photos;
  const isTooMany = photos > MAX_PHOTOS || videos > MAX_VIDEOS || (photos > 0 && videos > 0);
  if (isTooMany) throw new AppError("tooManyMedia");
}

/** Addresses work for some minutes: only for people who may see the report. */
export async function signMedia(storage: Storage, media: StoredMedia[]): Promise<Media[]> {
  return await Promise.all(media.map(async ({ objectKey, ...rest }) => ({
    ...rest,
    url: await storage.signRead(objectKey, rest.contentType),
  })));
}

export async function listMediaOf(
  { sql, storage }: Deps,
  userId: string,
): Promise<(Media & { reportId: string | null })[]> {
  const stored = await listStoredMedia(sql, userId);
  return await Promise.all(stored.map(async ({ reportId, ...media }) => {
    const [signed] = await signMedia(storage, [media]);
    return { ...signed!, reportId };
  }));
}

function named(mediaIds: string[], id: string) {
  const addAgain: FieldWords = ({ fields }) => fields.addFileAgain;
  return { fields: { [`mediaIds.${mediaIds.indexOf(id)}`]: addAgain } };
}
