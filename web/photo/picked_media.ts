// A photo or video that somebody has picked for a report, from the camera to storage.
import type { MediaKind } from "shared/media_rules.ts";
import type { Location } from "shared/api/reports.ts";

/**
 * `asked`: it goes up once its owner says yes to what may be hidden in it. `waiting`: ready, but there
 * is no connection. `failed`: `error` says why.
 */
type MediaState =
  | "preparing"
  | "asked"
  | "queued"
  | "uploading"
  | "waiting"
  | "stored"
  | "failed";

export interface PickedMedia {
  key: string;
  name: string;
  kind: MediaKind;
  state: MediaState;
  /** Once it is stored. */
  mediaId?: string;
  /** For the person at the screen. */
  error?: string;
  /** Of the upload, from 0 to 1. */
  progress: number;
  /** These are in the browser alone. */
  prepared?: PreparedFile;
  /** What is asked about: no part of the report until its owner says yes. */
  asked?: PreparedFile;
  /** A blob: URL, to be revoked with the item. */
  preview?: string;
}

/** The bytes that go up, without what the camera wrote into them. */
export interface PreparedFile {
  blob: Blob;
  contentType: string;
  /** Of the bytes, in base64; none where the page is not served over HTTPS. */
  sha256?: string;
  /** ISO time, by the photo's own word. */
  takenAt?: string;
  /** It goes up only once its owner has said yes to that. */
  mayTellPlace?: boolean;
}

/** What the camera wrote into the photo: suggested to its owner, never used unasked. */
export interface PhotoFacts {
  takenAt?: string;
  location?: Location;
}

export type FileRefusal = "type" | "empty" | "photoTooLarge" | "videoTooLarge" | "unreadable";

/** A file that cannot go up, however often it is tried. */
export class FileRefused extends Error {
  constructor(readonly reason: FileRefusal) {
    super(reason);
  }
}
