// A file's text, in whatever of Unicode's forms it was saved; what is no text is named.
import { Fault, ROOT } from "./spot.ts";

const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** What people have at hand in place of GeoJSON, by how it begins. */
const OTHERS: [bytes: number[], what: string][] = [
  // Before UTF-16's mark, which begins alike.
  [[0xff, 0xfe, 0x00, 0x00], "UTF-32 text"],
  [[0x00, 0x00, 0xfe, 0xff], "UTF-32 text"],
  [[0x1f, 0x8b], "a compressed file"],
  [[0x50, 0x4b], "a zip archive (a zipped Shapefile, a KMZ or a spreadsheet)"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture"],
  [[0xff, 0xd8, 0xff], "a picture"],
  [[0x00, 0x00, 0x27, 0x0a], "a bare Shapefile"],
  [[0x3c], "XML, such as KML or a web page"],
];

/** @throws Fault */
export function textOf(bytes: Uint8Array): string {
  const begins = (start: number[]) => start.every((byte, i) => bytes[i] === byte);
  const [, what] = OTHERS.find(([start]) => begins(start)) ?? [];
  if (what) throw new Fault(ROOT, `it is ${what}: export it as GeoJSON (WGS 84, UTF-8) first`);
  const encoding = MARKS.find(([mark]) => begins(mark))?.[1] ?? unmarked(bytes);
  let text: string;
  try {
    // The decoder leaves a byte-order mark out.
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Fault(ROOT, notUnicode(bytes, encoding));
  }
  if (text.trim() === "") throw new Fault(ROOT, "it is empty");
  if (text.trimStart().startsWith("<")) {
    throw new Fault(ROOT, "it is XML, such as KML or a web page: export it as GeoJSON first");
  }
  return text;
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
