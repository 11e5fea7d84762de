/**
 * A text in its plainest form, as the lists of words have theirs: "¡Más  lluvia!" → "mas lluvia",
 * "Don’t" → "dont", "ＺＩＰ１１２１５" → "zip 11215", "2到膝盖" → "2 到膝盖".
 */
export function plain(text: string): string {
  return text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/\p{Script=Han}+/gu, " $& ")
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, "$& ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
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
