import assert from "node:assert/strict";
import { MEDIA_TYPES } from "../media_rules.ts";
import { sniffMediaType } from "./media_type.ts";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

const HEADS: [what: string, head: string, type: string | undefined][] = [
  ["a JPEG from a camera", "\xff\xd8\xff\xe1\x00\x18Exif\0\0II*\0", "image/jpeg"],
  ["a PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"],
  ["a WebP", "RIFF\x24\0\0\0WEBPVP8 ", "image/webp"],
  ["an iPhone's photo", "\0\0\0\x24ftypheic\0\0\0\0", "image/heic"],
  ["an iPhone's video", "\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"],
  ["an Android phone's video", "\0\0\0\x18ftypmp42\0\0\0\0", "video/mp4"],
  ["a QuickTime file of 1999", "\0\0\x10\0moov\0\0\0\x6cmvhd", "video/quicktime"],
  ["a text named .jpg", "This is not a photo.", undefined],
  ["a WAV, which is RIFF too", "RIFF\x24\0\0\0WAVEfmt ", undefined],
  ["an AVIF, which is not allowed", "\0\0\0\x20ftypavif\0\0\0\0", undefined],
  ["a page", "<!doctype html><script>alert(1)</script>", undefined],
  ["nothing", "", undefined],
];

for (const [what, head, type] of HEADS) {
  Deno.test(`${what} is ${type ?? "no photo or video"}`, () => {
    assert.equal(sniffMediaType(bytes(head)), type);
    if (type) assert.ok(type in MEDIA_TYPES);
  });
}
