/**
 * Digits as any keyboard writes them, full-width or of another script, become 0 to 9; marks that
 * nobody sees, which come along when text is copied, go: "‪１１２３１" and "১১২৩১" → "11231"
 */
export function plainDigits(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/\p{Nd}/gu, digit).trim();
}

/** Scripts have their ten digits in a row, with none before the first. */
function digit(char: string): string {
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(char.codePointAt(0)! - value - 1))) value++;
  return String(value);
}
