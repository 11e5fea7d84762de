// A file that a browser has sent to storage: looked at, and copied to where no permission reaches.
import { MAX_BYTES, MEDIA_TYPES, type MediaKind } from "shared/media_rules.ts";
import { sniffMediaType } from "shared/media_type.ts";
import { AppError } from "shared/server/app_error.ts";
import { getLogger } from "shared/server/log.ts";
import {
  newObjectKey,
  ObjectChanged,
  type Storage,
  UPLOAD_SECONDS,
} from "shared/server/storage.ts";
import { storageAdvice, storageFaultOf } from "shared/server/storage_errors.ts";
import { deleteObjectLater } from "shared/server/unwanted_objects.ts";
import type { Deps } from "../deps.ts";

const log = getLogger(["api", "uploads"]);

/** An upload that began just before its permission ended may end some minutes after it. */
export const UPLOAD_OVER_SECONDS = UPLOAD_SECONDS + 10 * 60;

export type UploadTrouble = "mediaNotUploaded" | "mediaTooLarge" | "mediaNotReadable";

/** What its bytes say, whatever its sender said. */
interface SeenUpload {
  kind: MediaKind;
  contentType: string;
  sizeBytes: number;
  /** In hex; null: storage could not say. */
  sha256: string | null;
  etag: string;
}

type KeptUpload = Omit<SeenUpload, "etag"> & { objectKey: string };

/** @throws AppError storageUnavailable */
export async function inspectUpload(
  storage: Storage,
  objectKey: string,
): Promise<SeenUpload | UploadTrouble> {
  const object = await orUnavailable(() => storage.findObject(objectKey));
  if (!object) return "mediaNotUploaded";
  // What it was announced as was a claim: by a plain form, which knows nothing of its file.
  const contentType = sniffMediaType(object.head);
  if (!contentType) return "mediaNotReadable";
  const kind = MEDIA_TYPES[contentType]!;
  const { sizeBytes, sha256 = null, etag } = object;
  if (sizeBytes > MAX_BYTES[kind]) return "mediaTooLarge";
  return { kind, contentType, sizeBytes, sha256, etag };
}

/**
 * The copy is of the bytes that were looked at, or there is none. Its hash is storage's own word: of the
 * copy, else of the upload, which it has held to that hash. Null: a plain form's file, in a store that
 * hashes no copies; the worker will (see worker/cleaning/). Whoever names the copy says so with
 * `keepObjects`; else it is deleted within the hour.
 *
 * @throws AppError storageUnavailable
 */
export async function copyUpload(
  { sql, storage, now }: Pick<Deps, "sql" | "storage" | "now">,
  from: string,
  { etag, ...seen }: SeenUpload,
): Promise<KeptUpload | UploadTrouble> {
  const objectKey = newObjectKey("kept");
  await deleteObjectLater(sql, objectKey, new Date(now().getTime() + COPY_MS));
  try {
    const { contentType } = seen;
    const copied = await orUnavailable(() => storage.copy(from, objectKey, { etag, contentType }));
    return { ...seen, sha256: copied ?? seen.sha256, objectKey };
  } catch (error) {
    if (error instanceof ObjectChanged) return "mediaNotUploaded";
    throw error;
  }
}

/** From a copy to its report: seconds. Where no report comes of it, nobody needs the copy. */
const COPY_MS = 60 * 60_000;

async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ObjectChanged) throw error;
    const { code, reason } = storageFaultOf(error);
    log.error("storage refuses", { code, reason, advice: storageAdvice(code) });
    throw new AppError("storageUnavailable");
  }
}
