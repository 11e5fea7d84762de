// Amounts of rain as people say them here: inches first, then millimetres.
import type { Language } from "shared/languages.ts";
import { formatNumber } from "./numbers.ts";
import { WORDS } from "./words.ts";

export function rainIn(language: Language) {
  const { common } = WORDS[language];
  const number = (value: number, digits: number, atLeast = 0) =>
    formatNumber(language, value, { digits, atLeast });

  /** "0.6 in"; a trace is never called zero. */
  function inches(mm: number): string {
    const value = mm / 25.4;
    if (value > 0 && value < 0.05) return common.under(common.inches(number(0.1, 1)));
    return common.inches(number(value, 1, 1));
  }

  /** "15 mm", "2.5 mm" */
  function millimetres(mm: number): string {
    if (mm > 0 && mm < 0.1) return common.under(common.millimetres(number(0.1, 1)));
    return common.millimetres(number(mm, mm < 9.95 ? 1 : 0));
  }

  return {
    inches,
    millimetres,
    /** "0.6 in (15 mm)" */
    amount: (mm: number): string =>
      mm > 0 ? common.inchesAndMillimetres(inches(mm), millimetres(mm)) : common.none,
    /** "0.02 in (0.5 mm)": an amount that somebody set is told as it was set. */
    setAmount: (mm: number): string =>
      common.inchesAndMillimetres(
        common.inches(number(mm / 25.4, 2, 2)),
        common.millimetres(number(mm, 1)),
      ),
  };
}
