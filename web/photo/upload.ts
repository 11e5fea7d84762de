// Sends a prepared photo or video from the browser straight to storage; our servers see its size,
// type and SHA-256 only.
import type { ErrorBody } from "shared/errors.ts";
import type { NewUpload, Upload } from "shared/api/reports.ts";
import { ask } from "@/lib/ask.ts";
import type { PreparedFile } from "./picked_media.ts";

/** `offline`: the line is dead or broke. `busy`: our side or storage cannot just now. */
export type UploadReason =
  | "offline"
  | "busy"
  | "signedOut"
  | "refused"
  | "permissionExpired"
  | "cancelled";

/** Its message, where there is one, is the server's, for the person at the screen. */
export class UploadError extends Error {
  constructor(readonly reason: UploadReason, message = "") {
    super(message);
  }
}

interface UploadOptions {
  signal?: AbortSignal;
  /** From 0 to 1. */
  onProgress?(part: number): void;
}

const PAUSE_MS = 2_000;
const SILENCE_MS = 30_000;

/**
 * Stores a file and returns its media id. A line that broke, and a permission that ran out while
 * the file waited, are tried once more.
 *
 * @throws UploadError
 */
export async function uploadPrepared(
  file: PreparedFile,
  options: UploadOptions = {},
): Promise<string> {
  try {
    return await uploadOnce(file, options);
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return await uploadOnce(file, options);
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof UploadError && navigator.onLine !== false &&
    ["offline", "permissionExpired"].includes(error.reason);
}

async function uploadOnce(file: PreparedFile, options: UploadOptions): Promise<string> {
  if (options.signal?.aborted) throw new UploadError("cancelled");
  const { mediaId, ...permission } = await askToUpload(file, options.signal);
  await storeFile(permission, file, options);
  return mediaId;
}

/** @throws UploadError */
export async function storeFile(
  { url, fields }: Pick<Upload, "url" | "fields">,
  file: PreparedFile,
  options: UploadOptions = {},
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new File([file.blob], "file", { type: file.contentType }));
  const status = await postFile(url, form, options);
  const reason = reasonOf(status);
  if (reason) throw new UploadError(reason);
}

async function askToUpload(file: PreparedFile, signal?: AbortSignal): Promise<Upload> {
  const { contentType, sha256, takenAt, mayTellPlace, blob } = file;
  const asked: NewUpload = { contentType, sizeBytes: blob.size, sha256, takenAt, mayTellPlace };
  const answer = await ask(fetch, "/api/uploads", {
    method: "POST",
    headers: { "content-type": "application/json", ...inReadersLanguage() },
    body: JSON.stringify(asked),
    timeoutMs: SILENCE_MS,
    signal,
  });
  if (!answer) throw new UploadError(signal?.aborted ? "cancelled" : "offline");
  const { status, body } = answer;
  const isOk = status < 300;
  if (isOk && body) return body as Upload;
  const { message, fields } = (body as ErrorBody | undefined)?.error ?? {};
  if (status === 401) throw new UploadError("signedOut");
  const reason = status >= 500 || isOk ? "busy" : "refused";
  throw new UploadError(reason, Object.values(fields ?? {})[0] ?? message);
}

/** The page's language, which may have been chosen over the browser's. */
function inReadersLanguage(): Record<string, string> {
  const language = globalThis.document?.documentElement.lang;
  return language ? { "accept-language": language } : {};
}

const NOT_THE_FILES = [301, 307, 404, 405];

/** What storage's answer means; undefined: it is stored. */
function reasonOf(status: number): UploadReason | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 403) return "permissionExpired";
  // No such bucket, another region, a store that takes no forms: nothing that is wrong with the file.
  if (NOT_THE_FILES.includes(status)) return "busy";
  return status >= 500 || status === 429 ? "busy" : "refused";
}

/** XMLHttpRequest tells how much has been sent; a service worker has only fetch. */
function postFile(url: string, form: FormData, options: UploadOptions): Promise<number> {
  return typeof XMLHttpRequest === "undefined"
    ? postByFetch(url, form, options)
    : postWithProgress(url, form, options);
}

async function postByFetch(url: string, body: FormData, { signal }: UploadOptions) {
  const asked = fetch(url, { method: "POST", body, signal });
  const response = await asked.catch(() => undefined);
  if (!response) throw new UploadError(signal?.aborted ? "cancelled" : "offline");
  return response.status;
}

/** Gives up when nothing has moved for a while: on one bar of signal a request can hang for good. */
function postWithProgress(url: string, form: FormData, options: UploadOptions): Promise<number> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence = setTimeout(() => request.abort(), SILENCE_MS);
    const end = (settle: () => void) => {
      clearTimeout(silence);
      settle();
    };
    const fail = () =>
      end(() => reject(new UploadError(signal?.aborted ? "cancelled" : "offline")));
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
      if (lengthComputable) onProgress?.(loaded / total);
    };
    request.onload = () => end(() => resolve(request.status));
    request.onerror = request.onabort = fail;
    signal?.addEventListener("abort", () => request.abort());
    request.open("POST", url);
    request.send(form);
  });
}
