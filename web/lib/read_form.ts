// The one way in which a page reads a form: bounded, and refused in words where it is none.
import { HttpError } from "fresh";
import { readBody } from "shared/request_body.ts";

/** Twenty times the longest form: photos and videos go to S3. */
const MAX_BYTES = 64 * 1024;

const URL_ENCODED = /^application\/x-www-form-urlencoded\b/i;
const MULTIPART = /^multipart\/form-data\b/i;

/** @throws HttpError 400, 413 or 415 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!URL_ENCODED.test(type) && !MULTIPART.test(type)) throw new HttpError(415);
  const body = await readBody(request, MAX_BYTES);
  if (body === "tooLarge") throw new HttpError(413);
  if (body === "notUtf8" || body === "brokenOff") throw new HttpError(400);
  try {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    if (URL_ENCODED.test(type) && hasBrokenText(form, new TextDecoder().decode(body))) {
      throw new HttpError(400);
    }
    return form;
  } catch (error) {
    // A boundary that is missing, or parts that do not keep to it.
    throw error instanceof HttpError ? error : new HttpError(400);
  }
}

/** "%FF" is no letter: it is read as U+FFFD, which nobody has sent. */
function hasBrokenText(form: FormData, sent: string): boolean {
  if (sent.includes("\uFFFD") || /%EF%BF%BD/i.test(sent)) return false;
  return [...form].some(([name, value]) => `${name}${value}`.includes("\uFFFD"));
}
