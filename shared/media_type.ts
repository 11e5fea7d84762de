// What a file is, by its first bytes: its name and its declared type are only claims. The browser
// asks before it sends anything, the API and the worker ask again of what arrived.
import { hasNoPixels } from "./media_pixels.ts";
import { MEDIA_TYPES } from "./media_rules.ts";

/** As much of a file's start as is looked at: a photo's size comes after its camera's own words. */
export const SNIFFED_BYTES = 65_536;

/** How ISO base media files (MP4, MOV, HEIC, 3GP) name themselves in their `ftyp` box. */
const BRANDS: Record<string, string> = {
  ...named("video/quicktime", ["qt  "]),
  ...named("image/heic", ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]),
  ...named("image/heif", ["mif1", "mif2", "msf1", "miaf"]),
  ...named("video/mp4", [
    ...["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "isoa", "isob"],
    ...["mp41", "mp42", "mp4v", "mp71", "mmp4", "mp21", "avc1", "hvc1", "hev1", "av01", "dby1"],
    ...["M4V ", "M4VH", "M4VP", "MSNV", "XAVC", "f4v ", "F4V ", "CAEP", "pana", "niko", "SDV "],
    ...["dash", "msdh", "msix", "cmfc", "cmfs", "cmff", "cmf2", "piff", "isml", "lmsg", "KDDI"],
  ]),
};

/** MP4 under other names: 3gp4, 3gp5, 3gr6, 3ge7, 3g2a …, and Nero's NDSC, NDXH … */
const BRAND_FAMILIES = /^(3g[p2grse].|ND[SXH][CHMPSKLD])$/;

/** Of the same make, but neither a photo nor a video that a page can show, whatever else they say. */
const NEITHER = /^(avi[fs]|M4[ABP] |F4[AB] |f4[ab] |jp2 |jpx |jpm |mjp2|crx |aax |dvr1)$/;

/** Boxes that QuickTime files begin with, before `ftyp` was invented, and those cut into pieces. */
const OPENERS = ["moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof"];
/** Nothing that may go up is larger; words that happen to have such letters in them would be. */
const MOST_BYTES = 2 ** 29;

/**
 * From the first bytes, as many as there are up to `SNIFFED_BYTES`, one of the types in
 * media_rules.ts; undefined: neither a photo nor a video.
 */
export function sniffMediaType(head: Uint8Array): string | undefined {
  const type = typeOf(head);
  return type && MEDIA_TYPES[type] === "photo" && hasNoPixels(head, type) ? undefined : type;
}

function typeOf(head: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (head.length < 8) return undefined;
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (text(4, 8) === "ftyp") return typeOfBrands(brandsOf(head, size));
  const isBox = size <= 1 || size >= 8 && size < MOST_BYTES;
  return isBox && OPENERS.includes(text(4, 8)) ? "video/quicktime" : undefined;
}

/** The major one, then those that the file also goes by. */
function brandsOf(head: Uint8Array, size: number): string[] {
  const end = Math.min(size, head.length, 1024);
  const brands = [String.fromCharCode(...head.subarray(8, 12))];
  for (let at = 16; at + 4 <= end; at += 4) {
    brands.push(String.fromCharCode(...head.subarray(at, at + 4)));
  }
  return brands;
}

function typeOfBrands([major = "", ...others]: string[]): string | undefined {
  if (NEITHER.test(major)) return undefined;
  const type = typeOfBrand(major);
  if (type && type !== "image/heif") return type;
  // "mif1" is every photo of this make, AVIF too; a brand that nobody knows may be anything.
  if (others.some((brand) => /^avi[fs]$/.test(brand))) return undefined;
  return type ?? others.map(typeOfBrand).find((known) => known !== undefined);
}

function typeOfBrand(brand: string): string | undefined {
  if (Object.hasOwn(BRANDS, brand)) return BRANDS[brand];
  return BRAND_FAMILIES.test(brand) ? "video/mp4" : undefined;
}

function named(type: string, brands: string[]): Record<string, string> {
  return Object.fromEntries(brands.map((brand) => [brand, type]));
}
