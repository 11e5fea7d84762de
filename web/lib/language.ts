// Which language a visitor reads: what they chose, else what their browser asks for.
import { type Language, LANGUAGES } from "shared/languages.ts";

const COOKIE = "floodline_language";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** `?lang=es` on any page is a choice, and is kept; so a shared link keeps its language too. */
export function languageOf(url: URL, headers: Headers): { language: Language; isChosen: boolean } {
  const asked = known(url.searchParams.get("lang"));
  if (asked) return { language: asked, isChosen: true };
  const kept = known(headers.get("cookie")?.match(/(?:^|; )floodline_language=(\w+)/)?.[1]);
  return { language: kept ?? preferred(headers.get("accept-language") ?? ""), isChosen: false };
}

export function languageCookie(language: Language, publicUrl: string): string {
  const secure = publicUrl.startsWith("https://") ? "; Secure" : "";
  return `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** "es-MX,es;q=0.9,en;q=0.8" → es: the one we speak that is wanted most. */
export function preferred(accepted: string): Language {
  const wishes = accepted.split(",").map((part, order) => {
    const [tag, ...parameters] = part.trim().split(";");
    const weight = parameters.find((p) => p.trim().startsWith("q="))?.split("=")[1];
    return { tag: tag!, weight: weight === undefined ? 1 : Number(weight) || 0, order };
  });
  const sorted = wishes.sort((a, b) => b.weight - a.weight || a.order - b.order);
  const best = sorted.find(({ tag, weight }) => weight > 0 && known(tag.split("-")[0]));
  return known(best?.tag.split("-")[0]) ?? "en";
}

function known(tag: string | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === tag?.toLowerCase());
}
