// Whether a bound was kept, and how that is told.
import { type Bound, number } from "./table.ts";

/** What could not be measured here was not kept. */
export function isKept({ measured, most = Infinity, least = -Infinity }: Bound): boolean {
  return measured <= most && measured >= least;
}

/** "at most 250 MB (MISSED: 263)" */
export function boundInWords(bound: Bound): string {
  const { of, measured, unit, most, least } = bound;
  const sides = [
    ...least === undefined ? [] : [`at least ${plain(least)}`],
    ...most === undefined ? [] : [`at most ${plain(most)}`],
  ];
  const words = [...of ? [of] : [], `${sides.join(" and ")}${unit ? ` ${unit}` : ""}`].join(" ");
  return isKept(bound) ? words : `${words} (MISSED: ${threeDigits(measured)})`;
}

/** As it was set: rounded to three digits where it was worked out. */
function plain(value: number): string {
  return Number(value.toPrecision(Math.abs(value) >= 100 ? 15 : 3)).toLocaleString("en-US");
}

function threeDigits(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return number(value);
  return number(value, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}
