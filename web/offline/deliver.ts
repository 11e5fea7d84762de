// One try to send a report: its files to storage, then the form to the address that the page without
// script posts it to.
import { ask, type JsonAnswer } from "@/lib/ask.ts";
import type { PreparedFile } from "@/photo/picked_media.ts";
import { UploadError } from "@/photo/upload.ts";
import type { Refusal, SendAnswer } from "./outcome.ts";
import type { WaitingReport } from "./waiting_report.ts";

const POST_TIMEOUT_MS = 30_000;

/** Reaches FloodLine and the storage of files. */
export interface Connection {
  fetch: typeof fetch;
  /** @throws UploadError */
  upload(file: PreparedFile): Promise<string>;
}

/**
 * What goes wrong on our side is thrown: to call that a dead line would have it tried for ever.
 *
 * @param onStored told after each file, so that the next try does not upload it again
 */
export async function deliver(
  report: Pick<WaitingReport, "fields" | "files">,
  connection: Connection,
  onStored: (files: WaitingReport["files"]) => Promise<void> = async () => {},
): Promise<SendAnswer> {
  const files = [...report.files];
  for (const [index, file] of files.entries()) {
    if (file.mediaId || !file.prepared) continue;
    try {
      files[index] = { ...file, mediaId: await connection.upload(file.prepared) };
    } catch (error) {
      return answerOf(error);
    }
    await onStored(files);
  }
  return await post(report.fields, files, connection);
}

/** Of an upload that did not come through. @throws what is our own fault */
export function answerOf(error: unknown): SendAnswer {
  if (!(error instanceof UploadError)) throw error;
  const { reason, message } = error;
  if (reason === "signedOut") {
    return { kind: "refused", status: 401, error: { code: "notSignedIn", message } };
  }
  if (reason === "refused") {
    return { kind: "refused", status: 422, error: { code: "invalidInput", message } };
  }
  return { kind: "noAnswer" };
}

async function post(
  fields: WaitingReport["fields"],
  files: WaitingReport["files"],
  connection: Connection,
): Promise<SendAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { mediaId } of files) if (mediaId) form.append("mediaIds", mediaId);
  const answer = await ask(connection.fetch, "/report", {
    method: "POST",
    headers: { accept: "application/json" },
    body: form,
    timeoutMs: POST_TIMEOUT_MS,
  });
  return answer ? read(answer) : { kind: "noAnswer" };
}

/** A hotspot's own page, which answers in our place, is no answer. */
function read({ status, body }: JsonAnswer): SendAnswer {
  const { location, error } = (body ?? {}) as Partial<{ location: string; error: Refusal }>;
  if (status < 300 && location) return { kind: "sent", location };
  if (status >= 400 && error) return { kind: "refused", status, error };
  return { kind: "noAnswer" };
}
