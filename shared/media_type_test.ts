import assert from "node:assert/strict";
import { MEDIA_TYPES } from "./media_rules.ts";
import { sniffMediaType } from "./media_type.ts";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const uint32 = (value: number) =>
  String.fromCharCode(value >>> 24, value >> 16 & 255, value >> 8 & 255, value & 255);
/** A file's first box, as long as it says, and what comes next. */
const ftyp = (major: string, ...others: string[]) =>
  `${uint32(16 + 4 * others.length)}ftyp${major}\0\0\x02\0${others.join("")}\0\0\0\x08free`;
const ispe = (width: number, height: number) =>
  `\0\0\0\x14ispe\0\0\0\0${uint32(width)}${uint32(height)}`;
const png = (width: number, height: number) =>
  `\x89PNG\r\n\x1a\n\0\0\0\rIHDR${uint32(width)}${uint32(height)}\x08\x06`;
/** SOI, a camera's words, the frame. */
const jpeg = (width: number, height: number) =>
  `\xff\xd8\xff\xe1\0\x0aExif\0\0II\xff\xc0\0\x11\x08` + uint32(height).slice(2) +
  uint32(width).slice(2) +
  "\x03\x01\x22\0";

const HEADS: [what: string, head: string, type: string | undefined][] = [
  ["a JPEG from a camera", "\xff\xd8\xff\xe1\x00\x18Exif\0\0II*\0", "image/jpeg"],
  ["a JPEG with its size", jpeg(4032, 3024), "image/jpeg"],
  ["a PNG", png(1170, 2532), "image/png"],
  ["a WebP", "RIFF\x24\0\0\0WEBPVP8 ", "image/webp"],
  ["an iPhone's photo", ftyp("heic", "mif1", "heic") + ispe(0, 0) + ispe(512, 512), "image/heic"],
  ["a burst of an iPhone", ftyp("hevc", "msf1", "hevc", "iso8"), "image/heic"],
  ["a HEIC of unknown brand", ftyp("abcd", "mif1", "heic"), "image/heif"],
  ["an iPhone's video", ftyp("qt  ", "qt  "), "video/quicktime"],
  ["an Android phone's video", ftyp("mp42", "isom", "mp42"), "video/mp4"],
  ["a video for the web", ftyp("iso7", "isom"), "video/mp4"],
  ["a Sony camera's", ftyp("XAVC", "mp42", "iso2"), "video/mp4"],
  ["a stream that was saved", ftyp("dash", "iso6"), "video/mp4"],
  ["an MP4 of MPEG-4 video", ftyp("mp4v"), "video/mp4"],
  ["a phone's of 2006", ftyp("3gp5", "3gp4"), "video/mp4"],
  ["a CDMA phone's", ftyp("3g2a"), "video/mp4"],
  ["iTunes'", ftyp("M4V ", "mp42"), "video/mp4"],
  ["a brand nobody knows, that is MP4 too", ftyp("wxyz", "zyxw", "mp42"), "video/mp4"],
  ["a brand nobody knows, that is QuickTime too", ftyp("wxyz", "qt  "), "video/quicktime"],
  ["a QuickTime file of 1999", "\0\0\x10\0moov\0\0\0\x6cmvhd", "video/quicktime"],
  ["a large file's opener", "\0\0\0\x01mdat\0\0\0\0\x05\0\0\0", "video/quicktime"],
  ["a video cut into pieces", "\0\0\0\x18styp" + "msdh\0\0\0\0msdhmsix", "video/quicktime"],
  ["a text named .jpg", "This is not a photo.", undefined],
  ["words with such letters in them", "I'm free, moov over.", undefined],
  ["a WAV, which is RIFF too", "RIFF\x24\0\0\0WAVEfmt ", undefined],
  ["an AVIF, which is not allowed", ftyp("avif", "mif1", "miaf"), undefined],
  ["an AVIF that calls itself a HEIF", ftyp("mif1", "avif", "miaf"), undefined],
  ["music", ftyp("M4A ", "mp42", "isom"), undefined],
  ["a camera's raw photo", ftyp("crx ", "isom"), undefined],
  ["brands nobody knows", ftyp("wxyz", "zyxw"), undefined],
  ["a brand that comes after the box", ftyp("wxyz") + "mp42", undefined],
  ["a brand called like a thing of the language", ftyp("toSt", "ring"), undefined],
  ["a WebM", "\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81webm", undefined],
  ["a GIF", "GIF89a\x01\0\x01\0\0\0\0\0\0\0", undefined],
  ["a page", "<!doctype html><script>alert(1)</script>", undefined],
  ["a PNG of 0 × 0 pixels", png(0, 0), undefined],
  ["a JPEG of 0 × 0 pixels", jpeg(0, 0), undefined],
  ["a JPEG without width", jpeg(0, 3024), undefined],
  ["a HEIC of 0 × 0 pixels", ftyp("heic", "mif1") + ispe(0, 0), undefined],
  ["a WebP of 0 × 0 pixels", "RIFF\x24\0\0\0WEBPVP8 \x10\0\0\0xxx\x9d\x01\x2a\0\0\0\0", undefined],
  ["nothing", "", undefined],
];

for (const [what, head, type] of HEADS) {
  Deno.test(`${what} is ${type ?? "no photo or video"}`, () => {
    assert.equal(sniffMediaType(bytes(head)), type);
    if (type) assert.ok(type in MEDIA_TYPES);
  });
}
