// A file of weather as text: unpacked, within bounds, and told plainly where it is none.
import { Mistake } from "../../tools/admin/mistake.ts";

const MOST_MB = 128;

/** What does not begin with text, and the way out. */
const NO_TEXT: [magic: number[], words: string][] = [
  [
    [0x47, 0x52, 0x49, 0x42],
    "is GRIB2, as MRMS and HRRR come. Read the value at your place from each of its files with a tool " +
    "for GRIB2 (wgrib2 has -lon), and write the millimetres of each 15 minutes into a storm file: docs/replay.md",
  ],
  [
    [0x50, 0x4b, 0x03, 0x04],
    "is a ZIP archive or a spreadsheet. Unpack it, or save the sheet as CSV, and give that",
  ],
  [
    [0x89, 0x48, 0x44, 0x46],
    "is netCDF or HDF5. Ask for the same data as CSV or JSON",
  ],
  [[0x43, 0x44, 0x46], "is netCDF. Ask for the same data as CSV or JSON"],
  [[0x42, 0x5a, 0x68], "is packed by bzip2. Unpack it (bunzip2), and give what comes out"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "is packed by xz. Unpack it (unxz), and give what comes out"],
  [[0x1f, 0x9d], "is packed by compress (.Z). Unpack it (gunzip), and give what comes out"],
  [[0x25, 0x50, 0x44, 0x46], "is a PDF, to read and not to replay. Take the data's CSV"],
];

/** @throws Mistake saying what to do */
export async function readText(path: string): Promise<string> {
  const bytes = await readBounded(path);
  const plain = starts(bytes, [0x1f, 0x8b]) ? await unpack(path, bytes) : bytes;
  for (const [magic, words] of NO_TEXT) {
    if (starts(plain, magic)) throw new Mistake(`${path} ${words}.`);
  }
  if (isTar(plain)) {
    throw new Mistake(
      `${path} is an archive of many stations. Unpack it (tar xf), and give the files of the ` +
        "stations nearest to the district.",
    );
  }
  const text = decode(plain);
  if (text.trim() === "") throw new Mistake(`${path} is empty: download it again.`);
  if (/^\s*</.test(text)) {
    throw new Mistake(
      `${path} is a web page, not data: what was asked for was not there. Open the address in a browser.`,
    );
  }
  return text;
}

async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size, isDirectory } = await Deno.stat(path);
    if (isDirectory) throw new Mistake(`${path} is a folder: name its files.`);
    if (size > MOST_MB * 1e6) throw tooLarge(path);
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    if (error instanceof Deno.errors.NotFound) throw new Mistake(`There is no file ${path}.`);
    throw new Mistake(`${path} cannot be read: ${(error as Error).message}`);
  }
}

async function unpack(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const plain = new Blob([bytes as BlobPart]).stream()
    .pipeThrough(new DecompressionStream("gzip"));
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of plain) {
      size += part.length;
      if (size > MOST_MB * 1e6) throw tooLarge(path);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${path} breaks off or is damaged: download it again.`);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function tooLarge(path: string): Mistake {
  return new Mistake(
    `${path} has more than ${MOST_MB} MB of text. Keep its first line and those of the year: ` +
      "(head -1 FILE; grep 2021- FILE) > SMALLER",
  );
}

/** A byte order mark says how it is written; without one it is UTF-8. */
function decode(bytes: Uint8Array): string {
  if (starts(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (starts(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

function isTar(bytes: Uint8Array): boolean {
  return starts(bytes.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72]);
}

function starts(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, n) => bytes[n] === byte);
}
