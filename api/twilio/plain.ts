/**
 * A text in its plainest form, as the lists of words have theirs: "¡Más  lluvia!" → "mas lluvia",
 * "Don’t" → "dont", "ＺＩＰ１１２１５" → "zip 11215", "2到膝盖" → "2 到膝盖", "S.T.O.P." and
 * "STOPPP" → "stop". Characters that nobody sees count for nothing.
 */
export function plain(text: string): string {
  return text.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/\p{Script=Han}+/gu, " $& ")
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, "$& ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^[a-z]( [a-z]){2,}$/, (spelled) => spelled.replaceAll(" ", ""))
    .replace(/([a-z])\1{2,}/g, "$1");
}

/** All that phones write where "don't" has its apostrophe; before NFKD makes a space of some. */
const APOSTROPHES = /['’‘‛ʼ′`´＇]/g;

/** Its clauses, each in plain form: a reason and a wish are two. */
export function plainClauses(text: string): string[] {
  return text.normalize("NFKC").split(/[.!?;,:()\n\r。！？；，、：…—–]+|\s-+\s/u)
    .map(plain).filter(Boolean);
}

/** The words that are left when those that say nothing are taken out. */
export function wordsWithout(fillers: ReadonlySet<string>, plainText: string): string[] {
  return plainText.split(" ").filter((word) => word !== "" && !fillers.has(word));
}

export function wordSet(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(" ").split(/\s+/).filter(Boolean));
}

/** Each word with what it means. */
export function meanings<Meaning extends string>(
  words: Record<Meaning, string>,
): ReadonlyMap<string, Meaning> {
  return new Map(
    Object.entries<string>(words).flatMap(([one, all]) =>
      [...wordSet(all)].map((word) => [word, one as Meaning])
    ),
  );
}
