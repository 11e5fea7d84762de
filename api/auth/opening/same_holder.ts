// Whether a number is still the same person's. See docs/decisions/0026.

/**
 * A number that is given up rests at least this long before somebody else gets it [47 CFR 52.15(f)(1)(ii)],
 * and while it rests it neither signs in nor takes a text.
 */
const RESTS_DAYS = 45;

/**
 * Whether whoever has the number's code may open its account.
 *
 * @param silentDays the longest time without a sign of life: a session, a text that arrived; up to now.
 * Null: nobody has been in it yet.
 */
export function mayOpen(
  { isKnownBrowser, silentDays }: { isKnownBrowser: boolean; silentDays: number | null },
): boolean {
  return isKnownBrowser || silentDays === null || silentDays < RESTS_DAYS;
}
