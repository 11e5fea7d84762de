// Phones write into a video where it was taken: in `udta` and `meta` boxes of its `moov` box. They
// are made `free` boxes full of zeros, which players step over; nothing else in the file moves.
import { boxesIn, readHeader } from "./boxes.ts";

const LONGEST_HEADER_BYTES = 16;
/** An hour of video has an index of a few MB. */
const LARGEST_INDEX_BYTES = 50_000_000;
const METADATA = ["udta", "meta", "uuid"];

/** Reads the video's index alone. One that is no such file goes as it is: the server will say. */
export async function eraseMovieMetadata(file: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  try {
    for (let at = 0; at < file.size;) {
      const head = await bytesOf(file, at, at + LONGEST_HEADER_BYTES);
      const { type, end } = readHeader(head, 0, at, file.size);
      const isIndex = ["moov", ...METADATA].includes(type) && end - at <= LARGEST_INDEX_BYTES;
      parts.push(isIndex ? await erased(file.slice(at, end)) : file.slice(at, end));
      at = end;
    }
  } catch (error) {
    if (error instanceof RangeError) return file;
    throw error;
  }
  return new Blob(parts, { type: file.type });
}

async function erased(part: Blob): Promise<Blob> {
  const bytes = await bytesOf(part, 0, part.size);
  eraseIn(bytes, 0, bytes.length);
  return new Blob([bytes]);
}

function eraseIn(bytes: Uint8Array, from: number, to: number): void {
  for (const { type, at, start, end } of boxesIn(bytes, from, to)) {
    if (type === "moov" || type === "trak") eraseIn(bytes, start, end);
    if (!METADATA.includes(type)) continue;
    bytes.set(FREE, at + 4);
    bytes.fill(0, start, end);
  }
}

const FREE = new TextEncoder().encode("free");

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}
