// Cameras write into a video where it was taken: into boxes of its index, tracks beside picture and
// sound, between the samples, behind the end. So nothing is kept but what plays: the boxes known to be
// needed, and the bytes that are some kept track's samples. All else becomes zeros; nothing moves.
//
// Not looked at: what is inside the samples, the coded frames and sound themselves.
import { type Box, readHeader } from "./boxes.ts";
import { blank, cleanBoxes, FREE } from "./clean_boxes.ts";
import { type Extent, joinExtents } from "./extents.ts";
import { piecesOf } from "./fragments.ts";
import { FRAGMENT, FRAGMENT_INDEX, MOVIE } from "./movie_boxes.ts";
import { chooseTracks, type Tracks } from "./movie_tracks.ts";

const LONGEST_HEADER_BYTES = 16;
/** An hour of video has an index of a few MB. */
const LARGEST_INDEX_BYTES = 50_000_000;
const MOST_BOXES = 20_000;

/** What the file is, and where its pieces begin. */
const KEPT_WHOLE = ["ftyp", "sidx"];

export type CleanedMovie =
  | { result: "clean"; blob: Blob }
  /** Sound alone. */
  | { result: "noPicture" }
  /** It cannot be read well enough to know what is in it. */
  | { result: "unknown" };

/** Reads the video's index alone; the rest goes from the old blob to the new one unread. */
export async function cleanMovie(file: Blob): Promise<CleanedMovie> {
  try {
    const boxes = await outlineOf(file);
    const indexes = boxes.filter(({ type }) => type === "moov");
    if (indexes.length !== 1) return { result: "unknown" };
    const index = await bytesOf(file, indexes[0]!.at, indexes[0]!.end);
    const moov = readHeader(index, 0, 0, index.length);
    const tracks = chooseTracks(index, moov);
    if (!tracks.hasPicture) return { result: "noPicture" };
    cleanBoxes(index, moov.start, moov.end, MOVIE);
    const pieces = await cleanPieces(file, boxes, tracks);
    const samples = inside(boxes, [...tracks.samples, ...pieces.samples], file.size);
    if (samples.length === 0) return { result: "unknown" };
    const parts = boxes.flatMap((box): BlobPart[] => {
      if (box === indexes[0]) return [index];
      const piece = pieces.cleaned.get(box);
      if (piece) return [piece];
      const isFirst = boxes.find(({ type }) => type === box.type) === box;
      if (isFirst && KEPT_WHOLE.includes(box.type)) return [file.slice(box.at, box.end)];
      if (box.type === "mdat") {
        return [file.slice(box.at, box.start), ...onlySamples(file, box, samples)];
      }
      return [...freeHeader(file, box), ...zeros(box.end - box.start)];
    });
    return { result: "clean", blob: new Blob(parts, { type: file.type }) };
  } catch (error) {
    if (error instanceof RangeError) return { result: "unknown" };
    throw error;
  }
}

/** Up to where the bytes are boxes no more: what is behind that is left out. */
async function outlineOf(file: Blob): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= file.size;) {
    const head = await bytesOf(file, at, at + LONGEST_HEADER_BYTES);
    const box = tryHeader(head, at, file.size);
    if (!box) break;
    // A camera that lost its battery has not written all that it announced.
    if (box.end > file.size && box.type !== "mdat") break;
    boxes.push({ ...box, end: Math.min(box.end, file.size) });
    if (boxes.length > MOST_BOXES) throw new RangeError("Too many boxes");
    at = box.end;
  }
  const indexBytes = boxes.filter(({ type }) => type === "moov" || type === "moof")
    .reduce((sum, { at, end }) => sum + end - at, 0);
  if (indexBytes > LARGEST_INDEX_BYTES) throw new RangeError("Too large an index");
  return boxes;
}

function tryHeader(head: Uint8Array, at: number, to: number): Box | undefined {
  try {
    return readHeader(head, 0, at, to);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function cleanPieces(file: Blob, boxes: Box[], { kept, sizes }: Tracks) {
  const cleaned = new Map<Box, Uint8Array<ArrayBuffer>>();
  const samples: Extent[] = [];
  for (const box of boxes) {
    if (box.type !== "moof" && box.type !== "mfra") continue;
    const bytes = await bytesOf(file, box.at, box.end);
    cleaned.set(box, bytes);
    const start = box.start - box.at;
    if (box.type === "mfra") {
      cleanBoxes(bytes, start, bytes.length, FRAGMENT_INDEX);
      continue;
    }
    for (const piece of piecesOf(bytes, box.at, sizes)) {
      if (kept.has(piece.track)) samples.push(...piece.samples);
      else blank(bytes, piece.traf);
    }
    cleanBoxes(bytes, start, bytes.length, FRAGMENT);
  }
  return { cleaned, samples };
}

/** @throws RangeError where samples are said to be outside of the boxes for them */
function inside(boxes: Box[], samples: Extent[], size: number): Extent[] {
  const data = boxes.filter(({ type }) => type === "mdat");
  const there = samples.filter(({ start, end }) => end > start && start < size)
    .map(({ start, end }) => ({ start, end: Math.min(end, size) }));
  const isInside = ({ start, end }: Extent) =>
    data.some((box) => start >= box.start && end <= box.end);
  if (!there.every(isInside)) throw new RangeError("Samples outside of mdat");
  return joinExtents(there);
}

function onlySamples(file: Blob, mdat: Box, samples: Extent[]): BlobPart[] {
  const parts: BlobPart[] = [];
  let at = mdat.start;
  for (const { start, end } of samples) {
    if (start < mdat.start || end > mdat.end) continue;
    parts.push(...zeros(start - at), file.slice(start, end));
    at = end;
  }
  return [...parts, ...zeros(mdat.end - at)];
}

function freeHeader(file: Blob, { at, start }: Box): BlobPart[] {
  return [file.slice(at, at + 4), FREE, file.slice(at + 8, start)];
}

const ZEROS = new Uint8Array(1 << 16);

function zeros(count: number): BlobPart[] {
  const whole = Math.floor(count / ZEROS.length);
  const rest = count % ZEROS.length;
  return [...Array<BlobPart>(whole).fill(ZEROS), ...rest > 0 ? [ZEROS.subarray(0, rest)] : []];
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}
