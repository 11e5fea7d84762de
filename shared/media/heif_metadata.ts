// HEIC photos keep EXIF and XMP as items of their container (ISO/IEC 23008-12), and phones put a short
// video, with a place of its own, beside the photo or behind it. Where a browser cannot redraw such a
// photo, all that is not its pictures is overwritten with zeros in its place: nothing moves.
import { type Box, boxesIn, ByteReader, readHeader } from "./boxes.ts";
import { asTheyAre, blank, cleanBoxes, type KeptBoxes } from "./clean_boxes.ts";
import { type Extent, joinExtents } from "./extents.ts";

/** Items that are pictures, or say how pictures are put together. A JPEG among them has its own EXIF. */
const PICTURES = "hvc1 hev1 lhv1 avc1 av01 j2k1 grid iovl iden tmap".split(" ");

const KEPT: KeptBoxes = {
  hdlr: true,
  dinf: true,
  pitm: true,
  iinf: true,
  iloc: true,
  iref: true,
  idat: true,
  grpl: true,
  iprp: {
    ipma: true,
    ipco: asTheyAre(
      "ispe hvcC lhvC avcC av1C jpgC j2kH colr pixi irot imir clap pasp auxC lsel a1op a1lx",
      "oinf tols rloc cclv clli mdcv amve ndwt",
    ),
  },
};

/** Changes `file` itself; false: it is not a HEIF file that can be read to the end. */
export function eraseHeifMetadata(file: Uint8Array): boolean {
  try {
    const boxes = outlineOf(file);
    const meta = find(boxes, "meta");
    // A FullBox: version and flags come before its content.
    const parts = boxesIn(file, meta.start + 4, meta.end);
    const pictures = pictureItems(file, find(parts, "iinf"));
    const primary = parts.find(({ type }) => type === "pitm");
    if (primary && !pictures.has(primaryItem(file, primary))) return false;
    const idat = parts.find(({ type }) => type === "idat");
    const extents = [...extentsOf(file, find(parts, "iloc"), idat)]
      .filter(({ item }) => pictures.has(item));
    // No length: all of the file.
    if (extents.some(({ start, end }) => end <= start)) return false;
    const isInside = ({ start, end }: Extent) =>
      [...boxes, idat].some((box) =>
        box && ["mdat", "idat"].includes(box.type) && start >= box.start && end <= box.end
      );
    if (!extents.every(isInside)) return false;
    const kept = joinExtents(extents);
    for (const box of boxes) {
      if (box.type === "mdat") keepOnly(file, box, kept);
      else if (!["ftyp", "meta"].includes(box.type)) blank(file, box);
    }
    if (idat) keepOnly(file, idat, kept);
    file.fill(0, boxes.at(-1)!.end);
    cleanBoxes(file, meta.start + 4, meta.end, KEPT);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Up to where the bytes are boxes no more: phones put notes of their own there. */
function outlineOf(file: Uint8Array): Box[] {
  const boxes: Box[] = [];
  try {
    for (let at = 0; at + 8 <= file.length; at = boxes.at(-1)!.end) {
      const box = readHeader(file, at, at, file.length);
      if (box.end > file.length) break;
      boxes.push(box);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return boxes;
}

function keepOnly(file: Uint8Array, box: Box, kept: Extent[]): void {
  let at = box.start;
  for (const { start, end } of kept) {
    if (end <= at || start >= box.end) continue;
    if (start > at) file.fill(0, at, start);
    at = Math.min(end, box.end);
  }
  file.fill(0, at, box.end);
}

function find(boxes: Box[], type: string): Box {
  const box = boxes.find((box) => box.type === type);
  if (!box) throw new RangeError(`No ${type}`);
  return box;
}

function primaryItem(file: Uint8Array, { start, end }: Box): number {
  const reader = new ByteReader(file, start, end);
  const version = reader.uint(1);
  reader.skip(3);
  return reader.uint(version === 0 ? 2 : 4);
}

function pictureItems(file: Uint8Array, iinf: Box): Set<number> {
  const reader = new ByteReader(file, iinf.start, iinf.end);
  const version = reader.uint(1);
  reader.skip(3);
  reader.uint(version === 0 ? 2 : 4); // how many
  const ids = new Set<number>();
  for (const entry of boxesIn(file, reader.at, iinf.end)) {
    const infe = new ByteReader(file, entry.start, entry.end);
    const entryVersion = infe.uint(1);
    if (entry.type !== "infe" || entryVersion < 2) continue;
    infe.skip(3);
    const id = infe.uint(entryVersion === 2 ? 2 : 4);
    infe.skip(2); // protection
    if (PICTURES.includes(infe.fourLetters())) ids.add(id);
  }
  return ids;
}

/** Where in the file each item's bytes are. */
function* extentsOf(
  file: Uint8Array,
  iloc: Box,
  idat: Box | undefined,
): Iterable<Extent & { item: number }> {
  const reader = new ByteReader(file, iloc.start, iloc.end);
  const version = reader.uint(1);
  reader.skip(3);
  const sizes = reader.uint(2);
  const [offsetSize, lengthSize] = [sizes >> 12 & 15, sizes >> 8 & 15];
  const [baseSize, indexSize] = [sizes >> 4 & 15, version === 0 ? 0 : sizes & 15];
  const idSize = version === 2 ? 4 : 2;
  const count = reader.uint(idSize);
  for (let i = 0; i < count; i++) {
    const item = reader.uint(idSize);
    // 0: counted from the file's start, 1: from idat's. 2, from another item: what is put together.
    const method = version === 0 ? 0 : reader.uint(2) & 15;
    reader.skip(2); // another file's: never, in photos
    const base = reader.uint(baseSize) + (method === 1 ? idat?.start ?? NaN : 0);
    const extents = reader.uint(2);
    for (let j = 0; j < extents; j++) {
      reader.skip(indexSize);
      const start = base + reader.uint(offsetSize);
      const length = reader.uint(lengthSize);
      if (method === 2 || Number.isNaN(start)) continue;
      yield { item, start, end: start + length };
    }
  }
}
