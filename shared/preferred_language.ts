// Which of our languages is meant by what others send.
import { type Language, LANGUAGES } from "./languages.ts";

/** Of Accept-Language: "es-MX,es;q=0.9,en;q=0.8" → es: the one we speak that is wanted most. */
export function preferredLanguage(accepted: string): Language {
  const wishes = accepted.split(",").map((part, order) => {
    const [tag, ...parameters] = part.trim().split(";");
    const weight = parameters.find((p) => p.trim().startsWith("q="))?.split("=")[1];
    return { tag: tag!, weight: weight === undefined ? 1 : Number(weight) || 0, order };
  });
  const sorted = wishes.sort((a, b) => b.weight - a.weight || a.order - b.order);
  const best = sorted.find(({ tag, weight }) => weight > 0 && knownLanguage(tag.split("-")[0]));
  return knownLanguage(best?.tag.split("-")[0]) ?? "en";
}

export function knownLanguage(tag: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === tag?.toLowerCase());
}
