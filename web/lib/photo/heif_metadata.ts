// HEIC photos keep EXIF and XMP as items of their container (ISO/IEC 23008-12). Where a browser
// cannot redraw such a photo, the bytes of those items are overwritten with zeros in their place:
// nothing else in the file moves.
import { type Box, boxesIn, Reader } from "./boxes.ts";

/** Changes `file` itself; false: it is not a HEIF file that can be read to the end. */
export function eraseHeifMetadata(file: Uint8Array): boolean {
  try {
    const meta = find(boxesIn(file, 0, file.length), "meta");
    // A FullBox: version and flags come before its content.
    const parts = boxesIn(file, meta.start + 4, meta.end);
    const metadata = metadataItems(file, find(parts, "iinf"));
    const idat = parts.find(({ type }) => type === "idat");
    const located = new Set<number>();
    for (const { item, start, end } of extentsOf(file, find(parts, "iloc"), idat)) {
      if (!metadata.has(item)) continue;
      if (end > file.length || end < start) return false;
      file.fill(0, start, end);
      located.add(item);
    }
    return located.size === metadata.size;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function find(boxes: Box[], type: string): Box {
  const box = boxes.find((box) => box.type === type);
  if (!box) throw new RangeError(`No ${type}`);
  return box;
}

/** Ids of the items that are EXIF, or XMP (the one kind of "mime" item that photos have). */
function metadataItems(file: Uint8Array, iinf: Box): Set<number> {
  const reader = new Reader(file, iinf.start, iinf.end);
  const version = reader.uint(1);
  reader.skip(3);
  reader.uint(version === 0 ? 2 : 4); // how many
  const ids = new Set<number>();
  for (const entry of boxesIn(file, reader.at, iinf.end)) {
    const infe = new Reader(file, entry.start, entry.end);
    const entryVersion = infe.uint(1);
    if (entry.type !== "infe" || entryVersion < 2) continue;
    infe.skip(3);
    const id = infe.uint(entryVersion === 2 ? 2 : 4);
    infe.skip(2); // protection
    if (["Exif", "mime"].includes(infe.fourLetters())) ids.add(id);
  }
  return ids;
}

interface Extent {
  item: number;
  start: number;
  end: number;
}

/** Where in the file each item's bytes are. */
function* extentsOf(file: Uint8Array, iloc: Box, idat: Box | undefined): Iterable<Extent> {
  const reader = new Reader(file, iloc.start, iloc.end);
  const version = reader.uint(1);
  reader.skip(3);
  const sizes = reader.uint(2);
  const [offsetSize, lengthSize] = [sizes >> 12 & 15, sizes >> 8 & 15];
  const [baseSize, indexSize] = [sizes >> 4 & 15, version === 0 ? 0 : sizes & 15];
  const idSize = version === 2 ? 4 : 2;
  const count = reader.uint(idSize);
  for (let i = 0; i < count; i++) {
    const item = reader.uint(idSize);
    // 0: counted from the file's start, 1: from idat's. 2, from another item, is not for metadata.
    const method = version === 0 ? 0 : reader.uint(2) & 15;
    reader.skip(2); // another file's: never, in photos
    const base = reader.uint(baseSize) + (method === 1 ? idat?.start ?? NaN : 0);
    const extents = reader.uint(2);
    for (let j = 0; j < extents; j++) {
      reader.skip(indexSize);
      const start = base + reader.uint(offsetSize);
      const length = reader.uint(lengthSize);
      // No length: all the file.
      if (method === 2 || Number.isNaN(start) || length === 0) continue;
      yield { item, start, end: start + length };
    }
  }
}
