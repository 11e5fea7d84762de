// How many parts the carrier will charge for.

/** The characters of GSM-7: one septet each … */
const PLAIN = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** … and those of two. */
const EXTENDED = new Set("\f^{}\\[~]|€");

/** GSM-7: 160 septets alone, 153 a part; with any other character UCS-2: 70 units, 67 a part. */
export function countSegments(body: string): number {
  const characters = [...body];
  const isGsm7 = characters.every((c) => PLAIN.has(c) || EXTENDED.has(c));
  return isGsm7
    ? countParts(characters.map((c) => EXTENDED.has(c) ? 2 : 1), { alone: 160, each: 153 })
    : countParts(characters.map((c) => c.length), { alone: 70, each: 67 });
}

/** No character is cut in two: one that does not fit begins the next part. */
function countParts(widths: number[], { alone, each }: { alone: number; each: number }): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= alone) return 1;
  let parts = 1;
  let filled = 0;
  for (const width of widths) {
    if (filled + width > each) {
      parts++;
      filled = 0;
    }
    filled += width;
  }
  return parts;
}
