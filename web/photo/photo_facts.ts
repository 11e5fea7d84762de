// What the camera wrote into a photo about when and where. It stays on the phone: it is suggested
// to the photo's owner, and only what they say yes to is sent.
import { plausibleTakenAt } from "shared/taken_at.ts";
import type { PhotoFacts } from "./picked_media.ts";

/** Loaded with the first photo; a photo that says nothing, or a reader that does not load: {}. */
export async function readPhotoFacts(file: Blob): Promise<PhotoFacts> {
  try {
    const { parse } = await import("exifr/dist/lite.esm.mjs");
    const exif = await parse(file, { reviveValues: false });
    return { takenAt: takenAtOf(exif ?? {}, new Date()), location: locationOf(exif ?? {}) };
  } catch {
    return {};
  }
}

/** As exifr reads them. */
interface Exif {
  /** "2026:11:22 14:10:05", by the camera's clock. */
  DateTimeOriginal?: string;
  /** "-05:00"; older cameras do not say. */
  OffsetTimeOriginal?: string;
  latitude?: number;
  longitude?: number;
}

/**
 * Without an offset, the clock is taken for the one of this phone. A date that cannot be true (the
 * year 0000, a February 31) is none.
 */
export function takenAtOf(
  { DateTimeOriginal, OffsetTimeOriginal }: Exif,
  now: Date,
): string | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(DateTimeOriginal));
  if (!match) return undefined;
  const [, year, month, day, time] = match;
  if (new Date(`${year}-${month}-${day}T00:00Z`).getUTCDate() !== Number(day)) return undefined;
  const offset = /^[+-]\d\d:\d\d/.exec(String(OffsetTimeOriginal))?.[0] ?? "";
  return plausibleTakenAt(`${year}-${month}-${day}T${time}${offset}`, now)?.toISOString();
}

/** Cameras that did not find themselves write 0, 0. */
export function locationOf({ latitude, longitude }: Exif): PhotoFacts["location"] {
  if (latitude === undefined || longitude === undefined) return undefined;
  // Also where one is no number.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude };
}
