// The addresses of photos that Open311 tells: they work without a key for whoever was told one, as long as the photo
// is to be seen. By what stands in the address it is this picture: once parts are covered, another has another.
import { createHmac, timingSafeEqual } from "node:crypto";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { V2 } from "./discovery.ts";
import { findPhoto } from "./sql.ts";

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})\.jpg$/;

export function addressOfPhoto(
  { publicUrl, keys }: Pick<Deps, "publicUrl" | "keys">,
  photo: { id: string; objectKey: string },
): string {
  const mark = markOf(keys.photos, photo).toString("base64url");
  return `${publicUrl}${V2}/photos/${photo.id}.${mark}.jpg`;
}

/**
 * Where it lies, for some minutes.
 *
 * @throws AppError 404 for what is not, not any more, or was never told
 */
export async function findAddressOfPhoto(
  { sql, storage, keys }: Deps,
  file: string,
): Promise<string> {
  const [, id, mark] = FILE.exec(file) ?? [];
  const found = id && await findPhoto(sql, id);
  if (!found || !isTold(keys, { id, objectKey: found.objectKey }, mark!)) {
    throw new AppError("notFound");
  }
  return await storage.signRead(found.objectKey, found.contentType);
}

function isTold(
  { photos, accepted }: Deps["keys"],
  photo: { id: string; objectKey: string },
  mark: string,
): boolean {
  const given = Uint8Array.fromBase64(mark, { alphabet: "base64url" });
  return [photos, accepted?.photos].some((key) =>
    key !== undefined && timingSafeEqual(markOf(key, photo), given)
  );
}

function markOf(key: Uint8Array, { id, objectKey }: { id: string; objectKey: string }) {
  return createHmac("sha256", key).update(`${id} ${objectKey}`).digest();
}
