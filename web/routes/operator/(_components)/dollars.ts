import { operator } from "@/words/en/operator.ts";

/** "$4.40"; where the price of a part is not known, the parts. */
export function dollarsOf(parts: number, segmentCents: number | null): string {
  if (segmentCents === null) return operator.money.parts(parts);
  return `$${(parts * segmentCents / 100).toFixed(2)}`;
}
