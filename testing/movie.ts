// Small videos that play, with a place in all the spots where cameras have been seen to write one.
import { box, type Bytes, fullBox, text, uint } from "./boxes.ts";

interface Film {
  /** VP9, 64 × 64. */
  frames: Uint8Array[];
  /** Written wherever a camera would. */
  place: string;
}

const SIDE = 64;
const TICKS = 1000;
const FRAME_TICKS = 100;
const PICTURE = 1;
const [GPMD, TEXT, MEBX] = [2, 3, 4];

/** As phones, GoPros, dash cameras and drones write them: the index, then all samples. */
export function movie({ frames, place }: Film): Uint8Array<ArrayBuffer> {
  const spot = text(place);
  const make = (dataAt: number) => {
    const data: Bytes = [...spot]; // before the first sample, of no track
    const tracks = new Map<number, [offset: number, size: number][]>();
    const put = (track: number, sample: Bytes) => {
      tracks.set(track, [...tracks.get(track) ?? [], [dataAt + data.length, sample.length]]);
      for (const byte of sample) data.push(byte);
    };
    for (const frame of frames) {
      put(PICTURE, [...frame]);
      put(GPMD, [...text("DEVC"), ...spot]);
      put(TEXT, [...uint(spot.length, 2), ...spot]);
      put(MEBX, box("\0\0\0\x01", spot));
      data.push(...text("freeGPS "), ...spot);
    }
    const index = (track: number) => tables(tracks.get(track) ?? [], spot);
    const head = [
      ...box("ftyp", text("isom"), uint(512, 4), text("isomiso2mp41")),
      ...box("gps ", spot),
      ...box(
        "moov",
        mvhd(frames.length),
        pictureTrack(frames.length, index(PICTURE), spot),
        otherTrack(GPMD, "meta", box("gpmd", uint(1, 8)), index(GPMD)),
        otherTrack(TEXT, "text", box("tx3g", uint(1, 8), spot), index(TEXT)),
        otherTrack(MEBX, "meta", box("mebx", uint(1, 8), box("keys", spot)), index(MEBX)),
        ...spots(spot),
      ),
      ...box("free", spot),
      ...box("skip", spot),
    ];
    const tail = [
      ...spots(spot).flat(),
      ...text("SEFT behind the last box "),
      ...spot,
    ];
    return { head, file: [...head, ...box("mdat", data), ...tail] };
  };
  return new Uint8Array(make(make(0).head.length + 8).file);
}

/** As browsers and streams write them: each frame in a piece of its own, with an index of its own. */
export function fragmentedMovie({ frames, place }: Film): Uint8Array<ArrayBuffer> {
  const spot = text(place);
  const file = [
    ...box("ftyp", text("iso5"), uint(512, 4), text("iso5iso6mp41")),
    ...box(
      "moov",
      mvhd(0),
      pictureTrack(0, tables([]), spot),
      otherTrack(GPMD, "meta", box("gpmd", uint(1, 8)), tables([])),
      box("mvex", trex(PICTURE), trex(GPMD), box("udta", spot)),
      box("meta", spot),
    ),
  ];
  frames.forEach((frame, i) => {
    const traf = (track: number, size: number, offset: number, ...more: Bytes[]) =>
      box(
        "traf",
        fullBox("tfhd", 0x20000, uint(track, 4)),
        fullBox("tfdt", 1 << 24, uint(i * FRAME_TICKS, 8)),
        fullBox("trun", 0x301, uint(1, 4), uint(offset, 4), uint(FRAME_TICKS, 4), uint(size, 4)),
        ...more,
      );
    const make = (length: number) =>
      box(
        "moof",
        fullBox("mfhd", 0, uint(i + 1, 4)),
        traf(PICTURE, frame.length, length + 8, box("udta", spot), box("uuid", spot)),
        traf(GPMD, spot.length, length + 8 + frame.length),
        box("udta", spot),
      );
    const moof = make(make(0).length);
    for (const part of [box("emsg", spot), moof, box("mdat", [...frame, ...spot, ...spot])]) {
      for (const byte of part) file.push(byte);
    }
  });
  return new Uint8Array([...file, ...spot]);
}

/** An index without pictures: as a voice recorder writes it. */
export function soundAlone(): Uint8Array<ArrayBuffer> {
  const entry = box("mp4a", uint(1, 8), uint(0, 20));
  const head = box("ftyp", text("mp42"), uint(0, 4), text("isommp42"));
  const moov = box("moov", mvhd(1), otherTrack(1, "soun", entry, tables([])));
  return new Uint8Array([...head, ...moov, ...box("mdat", text("SOUND"))]);
}

/** What phones and cameras put into a box of the index. */
function spots(spot: Bytes): Bytes[] {
  return [
    box("udta", box("Xxyz", spot), box("loci", spot)),
    box("meta", fullBox("hdlr", 0, uint(0, 4), text("mdta")), box("ilst", spot)),
    box("uuid", uint(7, 16), spot),
    box("gps ", spot),
    box("free", spot),
    box("skip", spot),
    box("wide", spot),
    box("mpvd", spot),
    box("abcd", spot),
  ];
}

function pictureTrack(frames: number, index: Bytes, spot: Bytes): Bytes {
  const duration = frames * FRAME_TICKS;
  const vpcC = fullBox("vpcC", 1 << 24, [0, 10, 0x82, 2, 2, 2], uint(0, 2));
  const entry = box(
    "vp09",
    uint(1, 8),
    uint(0, 16),
    uint(SIDE, 2),
    uint(SIDE, 2),
    uint(0x480000, 4),
    uint(0x480000, 4),
    uint(0, 4),
    uint(1, 2),
    [...uint(spot.length, 1), ...spot, ...Array(31).fill(0)].slice(0, 32),
    uint(0x18, 2),
    uint(0xffff, 2),
    vpcC,
    box("pasp", uint(1, 4), uint(1, 4), spot),
    box("xtra", spot),
  );
  return box(
    "trak",
    tkhd(PICTURE, duration, SIDE),
    box("tapt", fullBox("clef", 0, uint(0, 8), spot)),
    box(
      "edts",
      fullBox("elst", 0, uint(1, 4), uint(duration, 4), uint(0, 4), uint(1 << 16, 4), spot),
    ),
    box("tref", spot),
    box(
      "mdia",
      mdhd(duration),
      hdlr("vide", spot),
      box(
        "minf",
        fullBox("vmhd", 1, uint(0, 8), spot),
        dinf(),
        box(
          "stbl",
          fullBox("stsd", 0, uint(1, 4), entry),
          index,
          fullBox("sdtp", 0, spot),
          ...spots(spot),
        ),
        ...spots(spot),
      ),
      ...spots(spot),
    ),
    ...spots(spot),
  );
}

function otherTrack(id: number, handler: string, entry: Bytes, index: Bytes): Bytes {
  return box(
    "trak",
    tkhd(id, 0, 0),
    box(
      "mdia",
      mdhd(0),
      hdlr(handler, text("another")),
      box(
        "minf",
        fullBox("nmhd", 0),
        dinf(),
        box("stbl", fullBox("stsd", 0, uint(1, 4), entry), index),
      ),
    ),
  );
}

/** Each sample a chunk of its own. */
function tables(samples: [offset: number, size: number][], spot: Bytes = []): Bytes {
  const count = uint(samples.length, 4);
  const any = samples.length > 0;
  return [
    ...fullBox(
      "stts",
      0,
      uint(any ? 1 : 0, 4),
      any ? [...count, ...uint(FRAME_TICKS, 4)] : [],
      spot,
    ),
    ...fullBox(
      "stsc",
      0,
      uint(any ? 1 : 0, 4),
      any ? [1, 1, 1].flatMap((n) => uint(n, 4)) : [],
      spot,
    ),
    ...fullBox("stsz", 0, uint(0, 4), count, samples.flatMap(([, size]) => uint(size, 4)), spot),
    ...fullBox("stco", 0, count, samples.flatMap(([offset]) => uint(offset, 4)), spot),
    ...(any ? fullBox("stss", 0, uint(1, 4), uint(1, 4)) : []),
  ];
}

const MATRIX = [1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30].flatMap((n) => uint(n, 4));

function mvhd(frames: number): Bytes {
  return fullBox(
    "mvhd",
    0,
    uint(0, 8),
    uint(TICKS, 4),
    uint(frames * FRAME_TICKS, 4),
    uint(1 << 16, 4),
    uint(0x100, 2),
    uint(0, 10),
    MATRIX,
    uint(0, 24),
    uint(9, 4),
  );
}

function tkhd(id: number, duration: number, side: number): Bytes {
  return fullBox(
    "tkhd",
    7,
    uint(0, 8),
    uint(id, 4),
    uint(0, 4),
    uint(duration, 4),
    uint(0, 16),
    MATRIX,
    uint(side << 16, 4),
    uint(side << 16, 4),
  );
}

function mdhd(duration: number): Bytes {
  return fullBox(
    "mdhd",
    0,
    uint(0, 8),
    uint(TICKS, 4),
    uint(duration, 4),
    uint(0x55c4, 2),
    uint(0, 2),
  );
}

function hdlr(handler: string, name: Bytes): Bytes {
  return fullBox("hdlr", 0, uint(0, 4), text(handler), uint(0, 12), name, [0]);
}

function dinf(): Bytes {
  return box("dinf", fullBox("dref", 0, uint(1, 4), fullBox("url ", 1)));
}

function trex(track: number): Bytes {
  return fullBox("trex", 0, uint(track, 4), uint(1, 4), uint(0, 12));
}
