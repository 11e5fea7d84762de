import assert from "node:assert/strict";
import { withoutJpegMetadata } from "./jpeg_metadata.ts";

const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
const segment = (marker: number, ...content: number[][]) => {
  const bytes = content.flat();
  return [0xff, marker, bytes.length + 2 >> 8, bytes.length + 2 & 255, ...bytes];
};
const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const JFIF = segment(0xe0, text("JFIF\0picture"));
const ICC = segment(0xe2, text("ICC_PROFILE\0colors"));
const TABLE = segment(0xdb, text("table"));
const SCAN = [...segment(0xda, text("scan")), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4];

/** Little-endian, as most phones write it. */
const exif = (orientation: number) =>
  segment(
    0xe1,
    text("Exif\0\0II"),
    [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
    text("40.677 N"),
  );
const clean = (...parts: number[][]) => withoutJpegMetadata(new Uint8Array(parts.flat()));

Deno.test("a JPEG keeps its picture and its colors, and nothing that names place or camera", () => {
  const file = clean(
    [...START, ...JFIF, ...exif(1), ...segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0"))],
    [...segment(0xe2, text("MPF\0")), ...ICC, ...segment(0xed, text("Photoshop 3.0\0"))],
    [...segment(0xfe, text("a comment")), ...TABLE, ...SCAN, ...TABLE, ...SCAN, ...END],
    text("and a video, with its place"),
  );
  const kept = [...START, ...JFIF, ...ICC, ...TABLE, ...SCAN, ...TABLE, ...SCAN, ...END];
  assert.deepEqual([...file!], kept);
});

Deno.test("a JPEG that lies on its side keeps how to turn it, in an EXIF of that alone", () => {
  const once = clean(START, exif(6), TABLE, SCAN, END)!;
  const words = String.fromCharCode(...once);
  assert.ok(words.includes("Exif\0\0MM") && !words.includes("40.677"));
  assert.equal(once.length, [...START, ...TABLE, ...SCAN, ...END].length + 36);
  assert.deepEqual(withoutJpegMetadata(once), once, "it is read back as it was written");
  assert.deepEqual([...clean(START, exif(9), SCAN, END)!], [...START, ...SCAN, ...END]);
});

Deno.test("a JPEG that was cut off is kept as far as it goes; what is none is refused", () => {
  assert.deepEqual([...clean(START, exif(1), SCAN)!], [...START, ...SCAN, ...END]);
  assert.equal(clean(START, TABLE), undefined, "no picture");
  assert.equal(clean(START, [0xff, 0xe1, 0x40, 0]), undefined);
  assert.equal(clean(START, text("no segment")), undefined);
  assert.equal(clean(text("not a photo")), undefined);
  assert.equal(clean([]), undefined);
});

Deno.test("bytes that a camera left between two segments hide none of them", () => {
  const file = clean(
    START,
    JFIF,
    [0, 7, 0xff, 0],
    exif(1),
    [0xff, 0xff],
    TABLE,
    [0xff, 0x01],
    SCAN,
    END,
  );
  assert.deepEqual([...file!], [...START, ...JFIF, ...TABLE, ...SCAN, ...END]);
});
