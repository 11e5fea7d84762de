import { type Language, LOCALES } from "shared/languages.ts";

const FEET_A_METRE = 3.28084;
const FEET_A_MILE = 5280;

/** "60 feet", "1,200 feet", "0.4 miles": as exact as is of use to somebody on foot. */
export function distanceWords(metres: number, language: Language): string {
  const feet = metres * FEET_A_METRE;
  if (feet >= 1_500) return said(Math.round(feet / FEET_A_MILE * 10) / 10, "mile", language);
  const step = feet < 200 ? 10 : 50;
  return said(Math.max(step, Math.round(feet / step) * step), "foot", language);
}

function said(value: number, unit: "foot" | "mile", language: Language): string {
  const style = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(LOCALES[language], style).format(value);
}
