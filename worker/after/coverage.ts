// Which characters a font has letters for. An archival PDF may not show what no font has: people write anything.

const FORMAT_WITH_GROUPS = 12;

type Covers = (codePoint: number) => boolean;

/** By its table `cmap`, in the format that knows all of Unicode [OpenType 1.9, cmap, format 12]. */
export function readCoverage(font: Uint8Array): Covers {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const groups = findGroups(view);
  return (codePoint) => groups.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function findGroups(view: DataView): [first: number, last: number][] {
  const cmap = findTable(view, "cmap");
  for (let n = 0; n < view.getUint16(cmap + 2); n++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * n + 4);
    if (view.getUint16(table) !== FORMAT_WITH_GROUPS) continue;
    return Array.from({ length: view.getUint32(table + 12) }, (_, group) => {
      const at = table + 16 + 12 * group;
      return [view.getUint32(at), view.getUint32(at + 4)];
    });
  }
  throw new Error("the font has no table of all its characters");
}

function findTable(view: DataView, tag: string): number {
  for (let n = 0; n < view.getUint16(4); n++) {
    const at = 12 + 16 * n;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** What stands for a character that no font has. */
const INSTEAD = "?";
/** They only change what stands before them, or join it to what comes after. */
const JOINERS =
  /[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0000}-\u{e0fff}]/gu;
const CONTROLS = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029]+/gu;

/** Text as it can be set with these fonts. */
export function makeShowable(text: string, fonts: Covers[]): string {
  return [...text.replace(JOINERS, "").replace(CONTROLS, " ")]
    .map((char) => fonts.some((covers) => covers(char.codePointAt(0)!)) ? char : INSTEAD)
    .join("");
}
