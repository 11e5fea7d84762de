// What a file is, by its first bytes: its name and its declared type are only claims.

/** As ISO base media files (MP4, MOV, HEIC) name themselves in bytes 8 to 11. */
const BRANDS: Record<string, string> = {
  "qt  ": "video/quicktime",
  heic: "image/heic",
  heix: "image/heic",
  heim: "image/heic",
  heis: "image/heic",
  mif1: "image/heif",
  msf1: "image/heif",
  isom: "video/mp4",
  iso2: "video/mp4",
  iso4: "video/mp4",
  iso5: "video/mp4",
  iso6: "video/mp4",
  mp41: "video/mp4",
  mp42: "video/mp4",
  avc1: "video/mp4",
  "M4V ": "video/mp4",
  MSNV: "video/mp4",
  // Phones' 3GPP brands: MP4 under another name.
  "3gp4": "video/mp4",
  "3gp5": "video/mp4",
  "3gp6": "video/mp4",
};

/** Atoms that old QuickTime files begin with, before `ftyp` was invented. */
const QUICKTIME_ATOMS = ["moov", "mdat", "wide"];

/** From the first 16 bytes or more, one of the types in shared/media_rules.ts; undefined: none. */
export function sniffMediaType(head: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(4, 8) === "ftyp") return BRANDS[text(8, 12)];
  if (QUICKTIME_ATOMS.includes(text(4, 8))) return "video/quicktime";
  return undefined;
}
