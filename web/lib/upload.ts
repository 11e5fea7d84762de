// Sends a photo or video from the browser straight to storage; our servers see its size and type only.
import type { ErrorBody } from "shared/api/errors.ts";
import type { Upload } from "shared/api/reports.ts";
import { MAX_BYTES, MEDIA_TYPES, type MediaKind } from "shared/media_rules.ts";

/** Its message is for the person at the screen. */
export class UploadError extends Error {
  constructor(message: string, readonly signedOut = false) {
    super(message);
  }
}

export interface UploadOptions {
  /** From 0 to 1. */
  onProgress(part: number): void;
  signal: AbortSignal;
}

/**
 * Stores a file and returns its media id.
 *
 * @throws UploadError
 */
export async function uploadFile(file: File, options: UploadOptions): Promise<string> {
  const contentType = contentTypeOf(file);
  const { mediaId, url, fields } = await askToUpload(contentType, file.size, options.signal);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new File([file], file.name, { type: contentType }));
  await postWithProgress(url, form, options);
  return mediaId;
}

/** What is wrong with a file before a byte of it is sent; undefined: nothing. */
export function refusal(file: File): string | undefined {
  const kind = kindOf(file);
  if (!kind) return "Send photos as JPEG, PNG, WebP or HEIC, videos as MP4 or MOV.";
  if (file.size === 0) return "This file is empty.";
  const limit = MAX_BYTES[kind];
  if (file.size > limit) return `Too large: a ${kind} can be up to ${limit / 1_000_000} MB.`;
}

export function kindOf(file: File): MediaKind | undefined {
  return MEDIA_TYPES[contentTypeOf(file)];
}

/** Some systems give no type for what phones make. */
const BY_EXTENSION: Record<string, string> = {
  heic: "image/heic",
  heif: "image/heif",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  mov: "video/quicktime",
};

function contentTypeOf(file: File): string {
  return file.type || BY_EXTENSION[file.name.split(".").at(-1)!.toLowerCase()] || "";
}

async function askToUpload(
  contentType: string,
  sizeBytes: number,
  signal: AbortSignal,
): Promise<Upload> {
  let response: Response;
  try {
    response = await fetch("/api/uploads", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ contentType, sizeBytes }),
      signal,
    });
  } catch {
    throw new UploadError("No connection. Try again.");
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Upload;
  const { message, fields } = (body as ErrorBody | null)?.error ?? {};
  const words = Object.values(fields ?? {})[0] ?? message ?? "It did not work. Try again.";
  throw new UploadError(words, response.status === 401);
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function postWithProgress(url: string, form: FormData, options: UploadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new UploadError("The connection broke. Try again."));
    request.upload.onprogress = (e) => {
      if (e.lengthComputable) options.onProgress(e.loaded / e.total);
    };
    request.onload = () => request.status < 300 ? resolve() : fail();
    request.onerror = request.onabort = fail;
    options.signal.addEventListener("abort", () => request.abort());
    request.open("POST", url);
    request.send(form);
  });
}
