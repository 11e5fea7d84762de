// PNG and WebP: of what programs write into them, nothing but the picture stays.
import assert from "node:assert/strict";
import { cleanFile } from "./clean_file.ts";

const PLACE = "+40.6770-074.0090/";
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const big = (size: number) => String.fromCharCode(0, 0, size >> 8, size & 255);
const little = (size: number) => [...big(size)].reverse().join("");
const png = (...chunks: string[]) => bytes(`\x89PNG\r\n\x1a\n${chunks.join("")}`);
const chunk = (type: string, content: string) => `${big(content.length)}${type}${content}sum.`;
const riff = (type: string, content: string) =>
  `${type}${little(content.length)}${content}${content.length % 2 ? "\0" : ""}`;
const webp = (...chunks: string[]) => {
  const all = chunks.join("");
  return bytes(`RIFF${little(4 + all.length)}WEBP${all}`);
};

const HEAD = chunk("IHDR", "\0\0\0\x01\0\0\0\x01\x08\0\0\0\0");
const PIXELS = chunk("IDAT", "PIXELS");
const END = chunk("IEND", "");
const EXTENDED = (flags: number) => riff("VP8X", `${String.fromCharCode(flags)}\0\0\0\0\0\0\0\0\0`);
const FRAME = riff("VP8L", "PIXELS!");

const CLEANED: [what: string, type: string, file: Uint8Array, clean: Uint8Array][] = [
  ...["eXIf", "tEXt", "zTXt", "iTXt", "tIME", "caNv", "gpSx", "sPLT", "vpAg"].map((
    type,
  ): [string, string, Uint8Array, Uint8Array] => [
    `a PNG's ${type}`,
    "image/png",
    png(HEAD, chunk(type, PLACE), PIXELS, chunk(type, PLACE), END),
    png(HEAD, PIXELS, END),
  ]),
  [
    "what is behind a PNG's end",
    "image/png",
    png(HEAD, PIXELS, END, PLACE),
    png(HEAD, PIXELS, END),
  ],
  [
    "a PNG's colors and animation stay",
    "image/png",
    png(HEAD, chunk("iCCP", "x"), chunk("acTL", "x"), PIXELS, chunk("fdAT", "x"), END),
    png(HEAD, chunk("iCCP", "x"), chunk("acTL", "x"), PIXELS, chunk("fdAT", "x"), END),
  ],
  ...["EXIF", "XMP ", "GPS ", "META"].map((type): [string, string, Uint8Array, Uint8Array] => [
    `a WebP's ${type}`,
    "image/webp",
    webp(EXTENDED(0x0c), FRAME, riff(type, PLACE)),
    webp(EXTENDED(0), FRAME),
  ]),
  [
    "what is behind a WebP's end",
    "image/webp",
    bytes(new TextDecoder("latin1").decode(webp(FRAME)) + PLACE),
    webp(FRAME),
  ],
  [
    "what is inside of a WebP's frame",
    "image/webp",
    webp(EXTENDED(2), riff("ANMF", `${"\0".repeat(16)}${FRAME}${riff("EXIF", PLACE)}`)),
    webp(EXTENDED(2), riff("ANMF", `${"\0".repeat(16)}${FRAME}`)),
  ],
];

for (const [what, type, file, expected] of CLEANED) {
  Deno.test(`cleaned: ${what}`, async () => {
    const clean = await cleanFile(new Blob([file as BlobPart]), type);
    assert.deepEqual(await clean!.bytes(), expected);
    const again = await cleanFile(clean!, type);
    assert.deepEqual(await again!.bytes(), expected, "what is clean stays as it is");
  });
}

const UNREADABLE: [what: string, type: string, file: Uint8Array][] = [
  ["a PNG that is cut off", "image/png", png(HEAD, PIXELS)],
  ["a PNG without a picture", "image/png", png(HEAD, END)],
  ["a PNG with a chunk that is too long", "image/png", png(HEAD, `${big(60_000)}IDATx`, END)],
  ["a WebP that is cut off", "image/webp", webp(FRAME).slice(0, -4)],
  ["a WebP without a picture", "image/webp", webp(EXTENDED(0))],
  ["a WebP whose chunk is too long", "image/webp", webp(`VP8L${little(60_000)}x`)],
  ["what is of no kind we know", "image/gif", bytes("GIF89a")],
];

for (const [what, type, file] of UNREADABLE) {
  Deno.test(`not guessed at: ${what}`, async () => {
    assert.equal(await cleanFile(new Blob([file as BlobPart]), type), undefined);
  });
}
