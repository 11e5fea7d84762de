// What of a video's index is needed to play it (ISO/IEC 14496-12 and -15, Apple's QuickTime File
// Format). Cameras write places into `udta`, `meta`, `uuid`, `gps ` and boxes of their own, at every
// depth: so all is left out that does not stand here.
import { type Box, boxesIn, ByteReader } from "./boxes.ts";
import { asTheyAre, cleanBoxes, type Keep, type KeptBoxes } from "./clean_boxes.ts";

const SAMPLE_TABLES: KeptBoxes = {
  stts: table(8),
  ctts: table(8),
  cslg: fixed(24, 44),
  stss: table(4),
  stps: table(4),
  stsh: table(8),
  stsc: table(12),
  stsz: sizes,
  stz2: compactSizes,
  stco: table(4),
  co64: table(8),
  stsd: cleanDescriptions,
};

const TRACK: KeptBoxes = {
  tkhd: fixed(84, 96),
  edts: { elst: table(12, 20) },
  tapt: { clef: fixed(12), prof: fixed(12), enof: fixed(12) },
  mdia: {
    mdhd: fixed(24, 36),
    hdlr: forgetName,
    minf: {
      vmhd: fixed(12),
      smhd: fixed(8),
      hdlr: forgetName,
      dinf: { dref: forgetAddresses },
      stbl: SAMPLE_TABLES,
    },
  },
};

export const MOVIE: KeptBoxes = {
  mvhd: fixed(100, 112),
  trak: TRACK,
  mvex: { mehd: fixed(8, 12), trex: fixed(24) },
};

export const FRAGMENT: KeptBoxes = {
  mfhd: fixed(8),
  traf: { tfhd: true, tfdt: fixed(8, 12), trun: true },
};

/** Where in the file the pieces are: `mfra`. */
export const FRAGMENT_INDEX: KeptBoxes = { tfra: true, mfro: fixed(8) };

/** How its frames are coded, their color and shape. */
const PICTURE: KeptBoxes = {
  ...asTheyAre("avcC hvcC lhvC dvcC dvvC dvwC av1C vpcC esds d263 bitr colr SmDm CoLL amve cclv"),
  btrt: plain(12),
  pasp: plain(8),
  clap: plain(32),
  fiel: plain(2),
  gama: plain(4),
  mdcv: plain(24),
  clli: plain(4),
};

const SOUND: KeptBoxes = {
  ...asTheyAre(
    "esds chan btrt damr dac3 dec3 dac4 dOps alac dfLa pcmC chnl srat dawp devc dqcp dsmv dapa",
  ),
  wave: asTheyAre("frma mp4a esds enda alac samr \0\0\0\0"),
};

/** Frames in forms that are known to be frames. Motion JPEG is none of them: each has an EXIF. */
const PICTURE_CODECS = words(
  "avc1 avc2 avc3 avc4 hvc1 hev1 hvc2 hev2 av01 vp08 vp09 mp4v s263 h263 H263",
  "dvh1 dvhe dva1 dvav dav1 apch apcn apcs apco ap4h ap4x",
);
const SOUND_CODECS = words(
  "mp4a samr sawb alac sowt twos lpcm in24 in32 fl32 fl64 ulaw alaw ac-3 ec-3 ac-4 Opus fLaC",
  ".mp3 ipcm fpcm ima4 apac sevc sqcp ssmv MAC3 MAC6 QDM2",
);

/** Whether a track's samples are pictures or sound, in a form that holds nothing else. */
export function isKnownCodec(handler: string, codec: string): boolean {
  return (handler === "vide" ? PICTURE_CODECS : SOUND_CODECS).includes(codec);
}

const PICTURE_HEAD = 78;
const COMPRESSOR = { from: 42, to: 74 };
const SOUND_HEAD = 28;
/** QuickTime's versions 1 and 2 of a sound's description are longer. */
const MORE_OF_SOUND = [0, 16, 36];

function cleanDescriptions(bytes: Uint8Array, stsd: Box): void {
  const isQuickTime = bytes[stsd.start] === 0;
  let at = stsd.start + 8;
  for (const entry of boxesIn(bytes, stsd.start + 8, stsd.end)) {
    const isPicture = PICTURE_CODECS.includes(entry.type);
    if (isPicture) {
      bytes.fill(0, entry.start + COMPRESSOR.from, entry.start + COMPRESSOR.to);
      cleanBoxes(bytes, entry.start + PICTURE_HEAD, entry.end, PICTURE);
    } else {
      const version = new ByteReader(bytes, entry.start + 8, entry.end).uint(2);
      const more = isQuickTime ? MORE_OF_SOUND[version] ?? 0 : 0;
      cleanBoxes(bytes, entry.start + SOUND_HEAD + more, entry.end, SOUND);
    }
    at = entry.end;
  }
  bytes.fill(0, at, stsd.end);
}

/** A box of so many bytes, by its version, and nothing behind them. */
function fixed(...byVersion: number[]): Keep {
  return (bytes, { start, end }) => {
    const length = byVersion[bytes[start]!] ?? end - start;
    bytes.fill(0, Math.min(start + length, end), end);
  };
}

/** The same of a box without a version. */
function plain(length: number): Keep {
  return (bytes, { start, end }) => void bytes.fill(0, Math.min(start + length, end), end);
}

/** A box of so many entries as it says, by its version, and nothing behind them. */
function table(...byVersion: number[]): Keep {
  return (bytes, { start, end }) => {
    const count = new ByteReader(bytes, start + 4, end).uint(4);
    const entryBytes = byVersion[bytes[start]!] ?? byVersion[0]!;
    bytes.fill(0, Math.min(start + 8 + count * entryBytes, end), end);
  };
}

/** All of one size, or each with its own. */
function sizes(bytes: Uint8Array, { start, end }: Box): void {
  const reader = new ByteReader(bytes, start + 4, end);
  const entryBytes = reader.uint(4) === 0 ? 4 : 0;
  bytes.fill(0, Math.min(start + 12 + reader.uint(4) * entryBytes, end), end);
}

/** Each of 4, 8 or 16 bits. */
function compactSizes(bytes: Uint8Array, { start, end }: Box): void {
  const reader = new ByteReader(bytes, start + 7, end);
  const bits = reader.uint(1);
  bytes.fill(0, Math.min(start + 12 + Math.ceil(reader.uint(4) * bits / 8), end), end);
}

const HANDLER_HEAD = 24;

/** "Core Media Video", or whatever a camera thinks fit. */
function forgetName(bytes: Uint8Array, { start, end }: Box): void {
  bytes.fill(0, Math.min(start + HANDLER_HEAD, end), end);
}

/** Where the samples are: here. QuickTime also names the file and its disk. */
function forgetAddresses(bytes: Uint8Array, dref: Box): void {
  let at = dref.start + 8;
  for (const { start, end } of boxesIn(bytes, at, dref.end)) {
    bytes.fill(0, Math.min(start + 4, end), at = end);
  }
  bytes.fill(0, at, dref.end);
}

function words(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(" "));
}
