/** "0.6 in (15 mm)": inches first, as people here say it. A trace is never called zero. */
export function rainAmount(mm: number): string {
  return mm > 0 ? `${inches(mm)} (${millimetres(mm)})` : "none";
}

export function inches(mm: number): string {
  const value = mm / 25.4;
  if (value > 0 && value < 0.05) return "under 0.1 in";
  return `${value.toFixed(1)} in`;
}

export function millimetres(mm: number): string {
  if (mm > 0 && mm < 0.1) return "under 0.1 mm";
  return `${mm < 9.95 ? Number(mm.toFixed(1)) : Math.round(mm)} mm`;
}

/** "0.02 in (0.5 mm)": an amount that somebody set is told as it was set. */
export function setAmount(mm: number): string {
  return `${hundredthInches(mm)} (${mm} mm)`;
}

/** "0.20 in" */
export function hundredthInches(mm: number): string {
  return `${(mm / 25.4).toFixed(2)} in`;
}
