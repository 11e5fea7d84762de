// The languages FloodLine speaks. No zod here: islands import these words.

export const LANGUAGES = ["en", "es", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each by its own name, as its readers look for it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  es: "Español",
  zh: "中文",
};
