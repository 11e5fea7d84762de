// Where a track's samples (frames, pieces of sound) lie in the file, by its `stbl` box
// (ISO/IEC 14496-12, 8.6 to 8.7).
import { type Box, boxesIn, ByteReader } from "./boxes.ts";
import type { Extent } from "./extents.ts";

/** Chunk by chunk. @throws RangeError where the tables do not fit together */
export function samplesOf(bytes: Uint8Array, stbl: Box, handler: string): Extent[] {
  const boxes = boxesIn(bytes, stbl.start, stbl.end);
  const find = (...types: string[]) => boxes.find(({ type }) => types.includes(type));
  const offsets = chunkOffsets(bytes, find("stco", "co64"));
  const perChunk = samplesPerChunk(bytes, find("stsc"));
  const stsd = find("stsd");
  const least = handler === "soun" && stsd ? soundFrame(bytes, stsd) : undefined;
  const sizes = sampleSizes(bytes, find("stsz", "stz2"), least);
  return offsets.map((start, chunk) => ({ start, end: start + sizes(perChunk(chunk)) }));
}

function chunkOffsets(bytes: Uint8Array, box: Box | undefined): number[] {
  if (!box) return [];
  const reader = tableOf(bytes, box);
  const size = box.type === "co64" ? 8 : 4;
  return Array.from({ length: countOf(reader, size) }, () => reader.uint(size));
}

/** How many samples the next chunk has, asked in their order. */
function samplesPerChunk(bytes: Uint8Array, box: Box | undefined): (chunk: number) => number {
  if (!box) return () => 0;
  const reader = tableOf(bytes, box);
  const runs = Array.from({ length: countOf(reader, 12) }, () => {
    const run = { first: reader.uint(4) - 1, samples: reader.uint(4) };
    reader.skip(4);
    return run;
  });
  let at = 0;
  return (chunk) => {
    while (at + 1 < runs.length && runs[at + 1]!.first <= chunk) at++;
    return runs[at]?.samples ?? 0;
  };
}

/** How many bytes the next so many samples have together. */
function sampleSizes(
  bytes: Uint8Array,
  box: Box | undefined,
  sound: SoundFrame | undefined,
): (samples: number) => number {
  if (!box) return () => 0;
  const reader = tableOf(bytes, box);
  const field = reader.uint(4);
  if (box.type === "stsz" && field > 0) return (samples) => constant(samples, field, sound);
  let left = reader.uint(4);
  const bits = box.type === "stz2" ? field & 255 : 32;
  if (![4, 8, 16, 32].includes(bits)) throw new RangeError(`Sample sizes of ${bits} bits`);
  let half: number | undefined; // of a byte with two sizes
  const next = () => {
    if (bits !== 4) return reader.uint(bits / 8);
    if (half !== undefined) {
      const size = half;
      half = undefined;
      return size;
    }
    const byte = reader.uint(1);
    half = byte & 15;
    return byte >> 4;
  };
  return (samples) => {
    let sum = 0;
    for (let i = 0; i < samples && left > 0; i++, left--) sum += next();
    return sum;
  };
}

interface SoundFrame {
  /** So many samples, of all channels, … */
  samples: number;
  /** … are so many bytes. */
  bytes: number;
}

/** QuickTime's tables often say 1 for the size of plain sound: its description knows better. */
function constant(samples: number, size: number, sound: SoundFrame | undefined): number {
  const bySound = sound ? Math.ceil(samples / sound.samples) * sound.bytes : 0;
  return Math.max(samples * size, size === 1 ? bySound : 0);
}

function soundFrame(bytes: Uint8Array, stsd: Box): SoundFrame | undefined {
  const [entry] = boxesIn(bytes, stsd.start + 8, stsd.end);
  if (!entry) return undefined;
  const reader = new ByteReader(bytes, entry.start + 8, entry.end);
  const version = reader.uint(2);
  reader.skip(6);
  const [channels, bits] = [reader.uint(2), reader.uint(2)];
  if (version === 1 && bytes[stsd.start] === 0) {
    reader.skip(8);
    const samples = reader.uint(4);
    reader.skip(4);
    return { samples: samples || 1, bytes: reader.uint(4) };
  }
  if (version !== 2) return { samples: 1, bytes: channels * Math.ceil(bits / 8) };
  reader.skip(8 + 4 + 8);
  const many = reader.uint(4);
  reader.skip(4);
  const sampleBits = reader.uint(4);
  reader.skip(4);
  const packet = reader.uint(4);
  return { samples: reader.uint(4) || 1, bytes: packet || many * Math.ceil(sampleBits / 8) };
}

/** Behind version and flags. */
function tableOf(bytes: Uint8Array, { start, end }: Box): ByteReader {
  return new ByteReader(bytes, start + 4, end);
}

/** Of entries of a size: a count that cannot be is not believed. */
function countOf(reader: ByteReader, entryBytes: number): number {
  const count = reader.uint(4);
  if (count * entryBytes > reader.end - reader.at) throw new RangeError(`A table of ${count}`);
  return count;
}
