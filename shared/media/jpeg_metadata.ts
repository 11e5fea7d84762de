// Takes out of a JPEG what its camera wrote into it, where it cannot be drawn anew: segments go as a
// whole, the picture's own bytes stay as they are (ITU T.81, annex B).
import { ByteReader } from "./boxes.ts";
import { joinBytes } from "./join_bytes.ts";

const START = 0xffd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const EXIF = "Exif\0\0";
const ORIENTATION = 0x0112;
const UPRIGHT = 1;

/** Only how the picture is to be turned is kept of its EXIF. Undefined: this is no JPEG. */
export function withoutJpegMetadata(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    const reader = new ByteReader(file, 0, file.length);
    if (reader.uint(2) !== START) return undefined;
    const kept: Uint8Array[] = [];
    let orientation = UPRIGHT;
    let hasPicture = false;
    while (reader.at < file.length) {
      const marker = readMarker(reader);
      const from = reader.at - 2;
      if (isAlone(marker)) continue;
      if (marker === END) break; // phones append more pictures, and videos, with places of their own
      const content = file.subarray(reader.at + 2, reader.at + reader.uint(2));
      reader.skip(content.length);
      if (marker === 0xe1) orientation = orientationOf(content) ?? orientation;
      if (marker === SCAN) reader.at = endOfScan(file, reader.at);
      hasPicture ||= marker === SCAN;
      if (isOfPicture(marker, content)) kept.push(file.subarray(from, reader.at));
    }
    if (!hasPicture) return undefined;
    const turned = orientation === UPRIGHT ? [] : orientationSegment(orientation);
    return joinBytes([[0xff, 0xd8], turned, ...kept, [0xff, END]]);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Some cameras leave a few bytes before it; any number of 0xff may stand there. */
function readMarker(reader: ByteReader): number {
  for (let before = 0;;) {
    const byte = reader.uint(1);
    if (before === 0xff && byte !== 0 && byte !== 0xff) return byte;
    before = byte;
  }
}

/** Without a content. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || marker >= 0xd0 && marker <= 0xd7;
}

/** All but comments and programs' own segments; of those JFIF, color profiles and Adobe's color. */
function isOfPicture(marker: number, content: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const named = (name: string) => startsWith(content, name);
  return marker === 0xe0 && named("JFIF\0") || marker === 0xe2 && named("ICC_PROFILE\0") ||
    marker === 0xee && named("Adobe");
}

/** In a scan, 0xff is followed by 0 or by one of the eight restart markers. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = from; at + 1 < file.length; at++) {
    const next = file[at + 1]!;
    if (file[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length; // cut off: what there is of it can still be seen
}

function orientationOf(content: Uint8Array): number | undefined {
  if (!startsWith(content, EXIF) || content.length < EXIF.length + 8) return undefined;
  const tiff = content.subarray(EXIF.length);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const isLittle = view.getUint8(0) === 0x49;
  try {
    const directory = view.getUint32(4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + 12 * i;
      if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** EXIF of this one tag, big-endian. */
function orientationSegment(orientation: number): number[] {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1];
  const content = [...new TextEncoder().encode(EXIF), ...tiff, 0, orientation, 0, 0, 0, 0, 0, 0];
  return [0xff, 0xe1, 0, content.length + 2, ...content];
}

function startsWith(bytes: Uint8Array, name: string): boolean {
  return [...name].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}
