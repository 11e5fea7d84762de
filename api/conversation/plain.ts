import { plainDigits } from "shared/digits.ts";

/**
 * A text in its plainest form, as the lists of words have theirs: "¡Más  lluvia!" → "mas lluvia",
 * "Don’t" → "dont", "ＺＩＰ１１２１５" → "zip 11215", "2到膝盖" → "2 到膝盖", "S.T.O.P." and
 * "STOPPP" → "stop". Characters that nobody sees count for nothing, nor do a ZIP
 * code's four digits more: they are a street's.
 */
export function plain(text: string): string {
  return withoutStreets(plainDigits(text.replace(APOSTROPHES, ""))).normalize("NFKD").toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/\p{Script=Han}+/gu, " $& ")
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, "$& ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^[a-z]( [a-z]){2,}$/, (spelled) => spelled.replaceAll(" ", ""))
    .replace(/([a-z])\1{2,}/g, "$1");
}

/** All that phones write where "don't" has its apostrophe; before NFKD makes a space of some. */
const APOSTROPHES = /['’‘‛ʼ′`´＇]/g;

/** "11215-1234", with any dash, before a dash parts two clauses. */
function withoutStreets(text: string): string {
  return text.replace(/(?<!\d)(\d{5})\s*[\p{Pd}\u2212\u30fc ]\s*\d{4}(?!\d)/gu, "$1");
}

/** Its clauses, each in plain form: a reason and a wish are two. */
export function plainClauses(text: string): string[] {
  return withoutStreets(plainDigits(text)).split(/[.!?;,:()\n\r。！？；，、：…—–]+|\s-+\s/u)
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

/** What stands around a wish and says nothing of it. */
export const POLITE = wordSet(
  "please pls plz reply text send thanks thank you responda escriba por favor gracias",
);
