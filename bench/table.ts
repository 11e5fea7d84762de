/** One line of the table: what was measured, the figures, and what they are compared to. */
export interface Row {
  what: string;
  figure: string;
  /** Beside the bounds, which are told by themselves. */
  comparedTo: string;
  bounds?: Bound[];
}

/** What a figure may be: at most, or at least. */
export interface Bound {
  /** Of a row with several: "requests", "CPU of PostgreSQL". */
  of?: string;
  measured: number;
  unit: string;
  most?: number;
  least?: number;
  /**
   * Seconds and requests a second do: on a slow or busy machine they are missed by nobody's fault. Ratios of two
   * figures of one run, bytes, counts and growth do not: whoever misses one has made something worse.
   */
  dependsOnMachine: boolean;
}

export function number(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return "–";
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
