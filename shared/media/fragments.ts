// Where samples lie in a video that is cut into pieces, each with a small index of its own, `moof`
// (ISO/IEC 14496-12, 8.8): as browsers record it, and as streams are saved.
import { type Box, boxesIn, ByteReader } from "./boxes.ts";
import type { Extent } from "./extents.ts";

/** By track. */
export type DefaultSizes = Map<number, number>;

/** Of `trex` boxes: how large a sample is where a piece does not say. */
export function defaultSizes(bytes: Uint8Array, mvex: Box): DefaultSizes {
  const sizes: DefaultSizes = new Map();
  for (const { type, start, end } of boxesIn(bytes, mvex.start, mvex.end)) {
    if (type !== "trex") continue;
    const reader = new ByteReader(bytes, start + 4, end);
    const track = reader.uint(4);
    reader.skip(8);
    sizes.set(track, reader.uint(4));
  }
  return sizes;
}

interface Piece {
  track: number;
  /** The `traf` box it is told in. */
  traf: Box;
  samples: Extent[];
}

/** `at`: where in the file `bytes`, a whole `moof` box, begins. */
export function piecesOf(bytes: Uint8Array, at: number, sizes: DefaultSizes): Piece[] {
  const [moof] = boxesIn(bytes, 0, bytes.length);
  const pieces: Piece[] = [];
  let behind = at; // the samples told so far
  for (const traf of boxesIn(bytes, moof!.start, moof!.end)) {
    if (traf.type !== "traf") continue;
    const boxes = boxesIn(bytes, traf.start, traf.end);
    const tfhd = boxes.find(({ type }) => type === "tfhd");
    if (!tfhd) throw new RangeError("A piece of no track");
    const head = readHead(bytes, tfhd);
    const base = head.base ?? (head.isByMoof ? at : behind);
    const sizeOf = head.size ?? sizes.get(head.track) ?? 0;
    const samples: Extent[] = [];
    let next = base;
    for (const trun of boxes.filter(({ type }) => type === "trun")) {
      const run = readRun(bytes, trun, sizeOf);
      const start = run.offset === undefined ? next : base + run.offset;
      next = start + run.length;
      samples.push({ start, end: next });
    }
    behind = next;
    pieces.push({ track: head.track, traf, samples });
  }
  return pieces;
}

const HAS = { base: 1, description: 2, duration: 8, size: 16, byMoof: 0x20000 };

function readHead(bytes: Uint8Array, { start, end }: Box) {
  const reader = new ByteReader(bytes, start + 1, end);
  const flags = reader.uint(3);
  const track = reader.uint(4);
  const base = flags & HAS.base ? reader.uint(8) : undefined;
  if (flags & HAS.description) reader.skip(4);
  if (flags & HAS.duration) reader.skip(4);
  const size = flags & HAS.size ? reader.uint(4) : undefined;
  return { track, base, size, isByMoof: (flags & HAS.byMoof) !== 0 };
}

const RUN_HAS = {
  offset: 1,
  firstFlags: 4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  time: 0x800,
};

function readRun(bytes: Uint8Array, { start, end }: Box, sizeOf: number) {
  const reader = new ByteReader(bytes, start + 1, end);
  const flags = reader.uint(3);
  const count = reader.uint(4);
  // Signed: samples may come before their index.
  const offset = flags & RUN_HAS.offset ? reader.uint(4) | 0 : undefined;
  if (flags & RUN_HAS.firstFlags) reader.skip(4);
  if (!(flags & RUN_HAS.size)) return { offset, length: count * sizeOf };
  const before = flags & RUN_HAS.duration ? 4 : 0;
  const after = (flags & RUN_HAS.flags ? 4 : 0) + (flags & RUN_HAS.time ? 4 : 0);
  let length = 0;
  for (let i = 0; i < count; i++) {
    reader.skip(before);
    length += reader.uint(4);
    reader.skip(after);
  }
  return { offset, length };
}
