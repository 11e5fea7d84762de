// A picture of 0 × 0 pixels is none. Its size is read where its kind writes it; where that is not
// among the first bytes, the picture has the benefit of the doubt.

export function hasNoPixels(head: Uint8Array, type: string): boolean {
  const size = SIZES[type]?.(new DataView(head.buffer, head.byteOffset, head.length));
  return size !== undefined && (size[0] === 0 || size[1] === 0);
}

type Size = [width: number, height: number];

const SIZES: Record<string, (head: DataView) => Size | undefined> = {
  "image/png": (head) =>
    head.byteLength >= 24 ? [head.getUint32(16), head.getUint32(20)] : undefined,
  "image/jpeg": jpegSize,
  "image/webp": webpSize,
  "image/heic": heifSize,
  "image/heif": heifSize,
};

/** In its frame header, SOF (ITU T.81, B.2.2), which comes after all that is about the picture. */
function jpegSize(head: DataView): Size | undefined {
  for (let at = 2; at + 9 <= head.byteLength;) {
    if (head.getUint8(at) !== 0xff) return undefined;
    const marker = head.getUint8(at + 1);
    if (marker === 0xff) at++;
    else if (isFrame(marker)) return [head.getUint16(at + 7), head.getUint16(at + 5)];
    else at += 2 + head.getUint16(at + 2);
  }
  return undefined;
}

/** C0 to CF, without the tables and the arithmetic coding that share these numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Only the oldest of its three forms can say 0: the others count from 1. */
function webpSize(head: DataView): Size | undefined {
  const isLossy = head.byteLength >= 30 && head.getUint32(12) === 0x56503820; // "VP8 "
  if (!isLossy) return undefined;
  return [head.getUint16(26, true) & 0x3fff, head.getUint16(28, true) & 0x3fff];
}

const ISPE = 0x69737065;

/** The largest of its pictures: thumbnails and tiles have `ispe` boxes too (ISO/IEC 23008-12). */
function heifSize(head: DataView): Size | undefined {
  let largest: Size | undefined;
  for (let at = 4; at + 16 <= head.byteLength; at++) {
    if (head.getUint32(at) !== ISPE || head.getUint32(at - 4) !== 20) continue;
    const size: Size = [head.getUint32(at + 8), head.getUint32(at + 12)];
    if (!largest || size[0] * size[1] > largest[0] * largest[1]) largest = size;
  }
  return largest;
}
