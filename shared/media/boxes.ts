// The boxes that HEIC photos and MP4 videos are made of (ISO/IEC 14496-12): size, four letters,
// content, which may be boxes again.

export interface Box {
  type: string;
  /** Where its size and four letters begin. */
  at: number;
  /** Its content. */
  start: number;
  end: number;
}

/** @throws RangeError where the bytes are no boxes */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const box = readHeader(bytes, at, at, to);
    if (box.end > to) throw new RangeError(`A box of ${box.end - at} bytes in ${to - at}`);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/**
 * The box whose header is at `offset` in `bytes`, in positions of the file: there it begins at `at`,
 * and what holds it ends at `to`.
 */
export function readHeader(bytes: Uint8Array, offset: number, at: number, to: number): Box {
  const reader = new ByteReader(bytes, offset, bytes.length);
  const size = reader.uint(4);
  const type = reader.fourLetters();
  // 1: the size comes after, in 8 bytes. 0: to the end.
  const length = size === 1 ? reader.uint(8) : size === 0 ? to - at : size;
  const head = reader.at - offset;
  if (length < head) throw new RangeError(`A box of ${length} bytes`);
  return { type, at, start: at + head, end: at + length };
}

/** Reads on from `at`, and never past `end`. */
export class ByteReader {
  constructor(readonly bytes: Uint8Array, public at: number, readonly end: number) {}

  /** Big-endian, of 0 to 8 bytes. */
  uint(size: number): number {
    let value = 0;
    for (const byte of this.#take(size)) value = value * 256 + byte;
    return value;
  }

  fourLetters(): string {
    return String.fromCharCode(...this.#take(4));
  }

  skip(size: number): void {
    this.#take(size);
  }

  #take(size: number): Uint8Array {
    if (this.at + size > this.end) throw new RangeError("The file ends too early");
    return this.bytes.subarray(this.at, this.at += size);
  }
}
