// Photos and videos that came by text. Twilio keeps them until the worker has taken them over (see
// worker/takeover/): then they are like any other.
import {
  knownType,
  MAX_PHOTOS,
  MAX_VIDEOS,
  MEDIA_TYPES,
  type MediaKind,
} from "shared/media_rules.ts";
import type { Query } from "shared/server/database.ts";
import { newObjectKey } from "shared/server/storage.ts";
import { attachWaitingMedia, insertTextedMedia, listKinds, listWaitingMedia } from "./sql.ts";

export interface TextedMedia {
  /** The carrier's address of it. */
  url: string;
  contentType: string;
}

/** Cards, sounds, layouts; pictures that no page should show. All else is what its bytes will say. */
const SURELY_NEITHER =
  /^((text|audio|font|message|model|multipart)\/|application\/(?!octet-stream)|image\/(gif|svg|bmp|tif|avif))/;

/** Writes down what can be a photo or video; returns how many that were. Twice changes nothing. */
export async function keepTextedMedia(
  sql: Query,
  userId: string,
  media: TextedMedia[],
  now: Date,
): Promise<number> {
  const rows = media.flatMap(({ url, contentType: claimed }) => {
    const name = claimed.trim().toLowerCase();
    if (SURELY_NEITHER.test(name)) return [];
    // A guess until the worker has its bytes (see worker/takeover/).
    const contentType = knownType(name) ?? (name.startsWith("video/") ? "video/mp4" : "image/jpeg");
    const kind = MEDIA_TYPES[contentType]!;
    return [{ url, kind, contentType, objectKey: newObjectKey("kept") }];
  });
  for (const row of rows) await insertTextedMedia(sql, { userId, ...row, now });
  return rows.length;
}

/**
 * Gives a report the texted media of its owner that wait for one, as far as it has room: up to 5
 * photos, or 1 video.
 */
export async function attachTextedMedia(
  sql: Query,
  { userId, reportId, since }: { userId: string; reportId: string; since: Date },
): Promise<{ added: number; left: number }> {
  const kinds = await listKinds(sql, reportId, false);
  const waiting = await listWaitingMedia(sql, userId, since);
  const fitting = waiting.filter(({ kind }) => {
    const fits = hasRoom(kinds, kind);
    if (fits) kinds.push(kind);
    return fits;
  });
  await attachWaitingMedia(sql, reportId, fitting.map(({ id }) => id));
  return { added: fitting.length, left: waiting.length - fitting.length };
}

function hasRoom(kinds: MediaKind[], kind: MediaKind): boolean {
  const photos = kinds.filter((k) => k === "photo").length;
  const videos = kinds.length - photos;
  return kind === "photo"
    ? videos === 0 && photos < MAX_PHOTOS
    : photos === 0 && videos < MAX_VIDEOS;
}
