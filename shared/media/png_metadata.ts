// Takes out of a PNG what is not its picture: chunks are kept by a list, as they are (PNG, third edition, 11).
import { ByteReader } from "./boxes.ts";
import { joinBytes } from "./join_bytes.ts";

const SIGNATURE_BYTES = 8;
/** The picture, its colors, its animation; not eXIf, tIME, texts and what programs keep for themselves. */
const KEPT = [
  ..."IHDR PLTE IDAT IEND tRNS bKGD sBIT pHYs".split(" "),
  ..."cHRM gAMA iCCP sRGB cICP mDCV cLLI".split(" "),
  ..."acTL fcTL fdAT".split(" "),
];

/** Undefined: this is no PNG that can be read to its end. What is behind that is left out. */
export function withoutPngMetadata(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    const reader = new ByteReader(file, SIGNATURE_BYTES, file.length);
    const kept = [file.subarray(0, SIGNATURE_BYTES)];
    let hasPicture = false;
    for (;;) {
      const from = reader.at;
      const length = reader.uint(4);
      const type = reader.fourLetters();
      reader.skip(length + 4); // its check sum too
      if (KEPT.includes(type)) kept.push(file.subarray(from, reader.at));
      hasPicture ||= type === "IDAT";
      if (type === "IEND") return hasPicture ? joinBytes(kept) : undefined;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
