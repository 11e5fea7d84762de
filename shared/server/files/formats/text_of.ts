// A file's text, in whatever of Unicode's forms it was saved; what is no text is named.
import { Fault, ROOT } from "../geojson/spot.ts";

const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** @throws Fault where it is no text, or in none of Unicode's forms */
export function textOf(bytes: Uint8Array): string {
  return decode(bytes, () => {
    throw new Fault(ROOT, notUnicode(bytes, encodingOf(bytes)));
  });
}

/** A table's: Excel writes Windows-1252 where it is not asked for Unicode. */
export function tableTextOf(bytes: Uint8Array): string {
  return decode(bytes, () => new TextDecoder("windows-1252").decode(bytes));
}

function decode(bytes: Uint8Array, otherwise: () => string): string {
  let text: string;
  try {
    // The decoder leaves a byte-order mark out.
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    text = otherwise();
  }
  if (text.trim() === "") throw new Fault(ROOT, "it is empty");
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const begins = (start: number[]) => start.every((byte, i) => bytes[i] === byte);
  return MARKS.find(([mark]) => begins(mark))?.[1] ?? unmarked(bytes);
}

/** JSON begins with a sign of one byte: a zero beside it is half of a UTF-16 one. */
function unmarked([first, second]: Uint8Array): string {
  if (first !== 0 && second === 0) return "utf-16le";
  return first === 0 && second !== 0 ? "utf-16be" : "utf-8";
}

function notUnicode(bytes: Uint8Array, encoding: string): string {
  if (encoding !== "utf-8") {
    return "it begins as UTF-16 but goes on as something else: save as UTF-8";
  }
  // Latin-1 has a letter for every byte: where the first one is that UTF-8 does not know is told.
  const at = firstBad(bytes);
  const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
  return `line ${line} has a letter that is not UTF-8, as files saved as Latin-1 or Windows-1252 ` +
    "do: save it as UTF-8";
}

/** The first byte that ends what can be read. */
function firstBad(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
