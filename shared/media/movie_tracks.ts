// A video's tracks, by its index (`moov`): pictures and sound stay; tracks that tell places (GoPro's
// `gpmd`, iPhones' `mebx`, a drone's subtitles) go, and so does all that is of no track.
import { type Box, boxesIn, ByteReader } from "./boxes.ts";
import { blank } from "./clean_boxes.ts";
import type { Extent } from "./extents.ts";
import { type DefaultSizes, defaultSizes } from "./fragments.ts";
import { isKnownCodec } from "./movie_boxes.ts";
import { samplesOf } from "./sample_tables.ts";

export interface Tracks {
  /** Numbers of those that stay. */
  kept: Set<number>;
  hasPicture: boolean;
  /** What the index itself tells of; pieces tell of more. */
  samples: Extent[];
  sizes: DefaultSizes;
}

/** Blanks the tracks that go. @throws RangeError where one that should stay cannot be read */
export function chooseTracks(bytes: Uint8Array, moov: Box): Tracks {
  const boxes = boxesIn(bytes, moov.start, moov.end);
  if (boxes.some(({ type }) => type === "cmov")) throw new RangeError("A compressed index");
  const tracks = boxes.filter(({ type }) => type === "trak").map((trak) => readTrack(bytes, trak));
  const isOfUse = ({ handler }: Track) => handler === "vide" || handler === "soun";
  const stay = tracks.filter((track) => isOfUse(track) && isKnown(track));
  for (const lost of tracks.filter((track) => isOfUse(track) && !isKnown(track))) {
    // Its frames or its sound may hold anything; another track has them in a form that is known.
    const isMissed = !stay.some(({ handler }) => handler === lost.handler);
    if (isMissed) throw new RangeError(`A track of ${lost.codecs.join(", ")}`);
  }
  const mvex = boxes.find(({ type }) => type === "mvex");
  const chosen = {
    kept: new Set(stay.map(({ id }) => id)),
    hasPicture: stay.some(({ handler }) => handler === "vide"),
    samples: stay.flatMap(({ stbl, handler }) => stbl ? samplesOf(bytes, stbl, handler) : []),
    sizes: mvex ? defaultSizes(bytes, mvex) : new Map(),
  };
  for (const track of tracks) if (!stay.includes(track)) blank(bytes, track.trak);
  return chosen;
}

interface Track {
  trak: Box;
  id: number;
  handler: string;
  codecs: string[];
  stbl: Box | undefined;
}

function isKnown({ handler, codecs }: Track): boolean {
  return codecs.length > 0 && codecs.every((codec) => isKnownCodec(handler, codec));
}

function readTrack(bytes: Uint8Array, trak: Box): Track {
  const find = (box: Box | undefined, type: string) =>
    box && boxesIn(bytes, box.start, box.end).find((inner) => inner.type === type);
  const tkhd = find(trak, "tkhd");
  const mdia = find(trak, "mdia");
  const hdlr = find(mdia, "hdlr");
  const stbl = find(find(mdia, "minf"), "stbl");
  const stsd = find(stbl, "stsd");
  return {
    trak,
    id: tkhd ? trackNumber(bytes, tkhd) : 0,
    handler: hdlr ? new ByteReader(bytes, hdlr.start + 8, hdlr.end).fourLetters() : "",
    codecs: stsd ? boxesIn(bytes, stsd.start + 8, stsd.end).map(({ type }) => type) : [],
    stbl,
  };
}

function trackNumber(bytes: Uint8Array, { start, end }: Box): number {
  const reader = new ByteReader(bytes, start, end);
  const isLong = reader.uint(1) === 1;
  reader.skip(3 + (isLong ? 16 : 8));
  return reader.uint(4);
}
