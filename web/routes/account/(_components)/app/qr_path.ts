import { encode } from "uqr";

/** Light modules round it, without which a camera does not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code as one path of unit squares, and how many of them it is wide with what must be left free round it. */
export function drawQr(text: string): { path: string; size: number } {
  const { data } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.map((isDark, x) => isDark ? `M${x} ${y}h1v1h-1z` : ""))
    .join("");
  return { path, size: data.length };
}
