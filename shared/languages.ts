// The languages FloodLine speaks. No zod here: islands import these words.

export const LANGUAGES = ["en", "es", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each by its own name, as its readers look for it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  es: "Español",
  zh: "中文",
};

/** For Intl, and with its script for `lang`: FloodLine's people are in the United States. */
export const LOCALES: Record<Language, string> = {
  en: "en-US",
  es: "es-US",
  zh: "zh-Hans-US",
};

/** Which way each is read. */
export const TEXT_DIRECTIONS: Record<Language, "ltr" | "rtl"> = { en: "ltr", es: "ltr", zh: "ltr" };

/** For `lang` and `hreflang`: the language with its script, without a country. */
export function tagOf(language: Language): string {
  return LOCALES[language].replace("-US", "");
}
