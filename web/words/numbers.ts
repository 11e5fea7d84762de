// Numbers as they are written in a language. What writes them takes long to make, and is made once.
import { type Language, LOCALES } from "shared/languages.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** @param options.atLeast digits after the point, zeros too */
export function formatNumber(
  language: Language,
  value: number,
  { digits, atLeast = 0 }: { digits: number; atLeast?: number },
): string {
  const key = `${language} ${digits} ${atLeast}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], {
      maximumFractionDigits: digits,
      minimumFractionDigits: atLeast,
    });
    formats.set(key, format);
  }
  return format.format(value);
}
