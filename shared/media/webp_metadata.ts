// Takes out of a WebP what is not its picture: chunks are kept by a list (RFC 9649, 2).
import { ByteReader } from "./boxes.ts";
import { joinBytes } from "./join_bytes.ts";

const HEAD_BYTES = 12;
const PICTURE = ["VP8 ", "VP8L", "ALPH"];
const KEPT = [...PICTURE, "VP8X", "ICCP", "ANIM", "ANMF"];
const FRAME_HEAD_BYTES = 16;
/** In VP8X: that EXIF and XMP follow. */
const METADATA_FLAGS = 0x08 | 0x04;

/** Undefined: this is no WebP that can be read to its end. What is behind that is left out. */
export function withoutWebpMetadata(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    const end = 8 + littleUint(file, 4);
    if (end > file.length) return undefined;
    const chunks = keptChunks(file.subarray(0, end), HEAD_BYTES, KEPT);
    if (!chunks.some(({ type }) => type !== "VP8X" && type !== "ICCP")) return undefined;
    return joinBytes([
      ...[file.subarray(0, 4), sizeOf(4 + total(chunks)), file.subarray(8, HEAD_BYTES)],
      ...chunks.flatMap(({ bytes }) => bytes),
    ]);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Chunk {
  type: string;
  bytes: Uint8Array[];
}

/** @throws RangeError where they go on beyond their end */
function keptChunks(bytes: Uint8Array, from: number, kept: string[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = from; at + 8 <= bytes.length;) {
    const type = new ByteReader(bytes, at, bytes.length).fourLetters();
    const start = at + 8;
    const end = start + littleUint(bytes, at + 4);
    if (end > bytes.length) throw new RangeError(`A chunk of ${end - start} bytes`);
    if (kept.includes(type)) chunks.push(cleaned(type, bytes.subarray(start, end)));
    at = end + end % 2;
  }
  return chunks;
}

function cleaned(type: string, content: Uint8Array): Chunk {
  if (type === "VP8X") {
    const head = content.slice();
    head[0]! &= ~METADATA_FLAGS;
    return chunkOf(type, [head]);
  }
  if (type !== "ANMF") return chunkOf(type, [content]);
  const parts = keptChunks(content, FRAME_HEAD_BYTES, PICTURE);
  return chunkOf(type, [
    content.subarray(0, FRAME_HEAD_BYTES),
    ...parts.flatMap(({ bytes }) => bytes),
  ]);
}

function chunkOf(type: string, content: Uint8Array[]): Chunk {
  const length = content.reduce((sum, { length }) => sum + length, 0);
  const padding = new Uint8Array(length % 2);
  return { type, bytes: [new TextEncoder().encode(type), sizeOf(length), ...content, padding] };
}

function total(chunks: Chunk[]): number {
  return chunks.flatMap(({ bytes }) => bytes).reduce((sum, { length }) => sum + length, 0);
}

function littleUint(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);
}

function sizeOf(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}
