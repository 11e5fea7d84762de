// Takes out of boxes all that is not known to be needed: what is kept is listed, what is not becomes a
// `free` box full of zeros, which players step over. Nothing moves, so every offset stays true.
import { type Box, boxesIn } from "./boxes.ts";

/** `true`: as it is. A list: a box of boxes. A function: one that is looked into more closely. */
export type Keep = true | KeptBoxes | ((bytes: Uint8Array, box: Box) => void);

export interface KeptBoxes {
  [type: string]: Keep;
}

/** @throws RangeError where the bytes are no boxes */
export function cleanBoxes(bytes: Uint8Array, from: number, to: number, kept: KeptBoxes): void {
  let at = from;
  for (const box of boxesIn(bytes, from, to)) {
    at = box.end;
    const keep = Object.hasOwn(kept, box.type) ? kept[box.type]! : undefined;
    if (keep === undefined) blank(bytes, box);
    else if (typeof keep === "function") keep(bytes, box);
    else if (keep !== true) cleanBoxes(bytes, box.start, box.end, keep);
  }
  bytes.fill(0, at, to); // too little for a box: QuickTime ends its lists by four zeros
}

export function blank(bytes: Uint8Array, { at, start, end }: Box): void {
  bytes.set(FREE, at + 4);
  bytes.fill(0, start, end);
}

/** Of types with spaces between: "avcC hvcC". */
export function asTheyAre(...lists: string[]): KeptBoxes {
  return Object.fromEntries(lists.flatMap((list) => list.split(" ")).map((type) => [type, true]));
}

export const FREE = new TextEncoder().encode("free");
