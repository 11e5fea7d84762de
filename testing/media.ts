// Files as browsers send them to storage.
import type { HttpClient } from "./http_client.ts";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** In the form of real files, so that they can be cleaned, and are clean; what they show is nothing. */
export const JPEG = bytes(
  "\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" +
    "\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0".padEnd(
      178,
      "x",
    ) +
    "\xff\xd9",
);
export const PNG = bytes(
  "\x89PNG\r\n\x1a\n" + "\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0sum1" +
    "\0\0\0\x8fIDAT".padEnd(8 + 143, "x") + "sum2" + "\0\0\0\0IENDsum3",
);
/** The first bytes of a real one: not enough to be cleaned. */
export const MP4 = bytes("\0\0\0\x18ftypmp42\0\0\0\0mp42isom".padEnd(200, "x"));
export const TEXT = bytes("This is not a photo, whatever its name says.".padEnd(200, "."));

/** Asks for permission, then posts the file to storage as a form does. Returns the media's id. */
export async function upload(
  person: HttpClient,
  file: Uint8Array<ArrayBuffer> = JPEG,
  contentType = "image/jpeg",
): Promise<string> {
  const { body } = await person.post("/api/uploads", { contentType, sizeBytes: file.length });
  const stored = await postFile(body, file);
  if (!stored.ok) throw new Error(`storage said ${stored.status}: ${await stored.text()}`);
  await stored.body?.cancel();
  return body.mediaId;
}

export async function postFile(
  { url, fields }: { url: string; fields: Record<string, string> },
  file: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([file]), "photo.jpg");
  return await fetch(url, { method: "POST", body: form, redirect: "manual" });
}
