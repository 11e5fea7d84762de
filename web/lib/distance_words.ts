import { type Language, LOCALES } from "shared/languages.ts";

const FEET_A_METRE = 3.28084;
const FEET_A_MILE = 5280;

/** "60 ft (18 m)", "1.2 mi (1.9 km)": as exact as is of use to somebody on foot. */
export function distanceWords(metres: number, language: Language): string {
  const feet = metres * FEET_A_METRE;
  if (feet >= 1_500) {
    const [miles, kilometres] = [feet / FEET_A_MILE, metres / 1000].map((n) => rounded(n, 0.1));
    return `${said(miles!, "mile", language)} (${said(kilometres!, "kilometer", language)})`;
  }
  const nearFeet = rounded(feet, feet < 200 ? 10 : 50);
  const nearMetres = rounded(metres, metres < 60 ? 1 : 10);
  return `${said(nearFeet, "foot", language)} (${said(nearMetres, "meter", language)})`;
}

function rounded(value: number, step: number): number {
  return Math.max(1, Math.round(value / step)) * step;
}

type Unit = "foot" | "mile" | "meter" | "kilometer";

function said(value: number, unit: Unit, language: Language): string {
  const style = { style: "unit", unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALES[language], style).format(value);
}
