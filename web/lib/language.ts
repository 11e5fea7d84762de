// Which language a visitor reads: what they chose, else what their browser asks for.
import type { Language } from "shared/languages.ts";
import { knownLanguage, preferredLanguage } from "shared/preferred_language.ts";
import { LANGUAGE_KEPT_DAYS } from "shared/limits.ts";

const COOKIE = "floodline_language";
const KEPT_SECONDS = LANGUAGE_KEPT_DAYS * 24 * 60 * 60;

/** `?lang=es` on any page is a choice, and is kept; so a shared link keeps its language too. */
export function languageOf(url: URL, headers: Headers): { language: Language; isChosen: boolean } {
  const asked = knownLanguage(url.searchParams.get("lang"));
  if (asked) return { language: asked, isChosen: true };
  const kept = knownLanguage(headers.get("cookie")?.match(/(?:^|; )floodline_language=(\w+)/)?.[1]);
  return {
    language: kept ?? preferredLanguage(headers.get("accept-language") ?? ""),
    isChosen: false,
  };
}

export function languageCookie(language: Language, publicUrl: string): string {
  const secure = publicUrl.startsWith("https://") ? "; Secure" : "";
  return `${COOKIE}=${language}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax${secure}`;
}
