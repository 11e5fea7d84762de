/** A bound, in words, and plainly whether it was kept. */
export function bound(isWithin: boolean, words: string): string {
  return isWithin ? words : `${words} (MISSED)`;
}
