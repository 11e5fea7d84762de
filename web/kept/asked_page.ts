// Which pages are the same for every stranger, and who is one.
import { asksOnly } from "shared/kept_answers/for_all.ts";
import type { Language } from "shared/languages.ts";
import { languageOf } from "@/lib/language.ts";

interface KeptPageKind {
  path: RegExp;
  /** As the router has it. */
  route: string;
  /** The parameters of the query by which, its path and its language alone the page differs. */
  query: readonly string[];
}

const KEPT_PAGES: readonly KeptPageKind[] = [
  { path: /^\/$/, route: "/", query: ["lang"] },
  { path: /^\/zip\/\d{5}$/, route: "/zip/:zip", query: ["lang"] },
  { path: /^\/privacy$/, route: "/privacy", query: ["lang"] },
  { path: /^\/terms$/, route: "/terms", query: ["lang"] },
  { path: /^\/map\.svg$/, route: "/map.svg", query: ["zip", "scheme", "language"] },
];

/** Ours, by which a page may differ: all but the language, which counts, and that a browser is known for sign-in. */
const PERSONAL_COOKIE = /(?:^|;\s*)(?:__Host-|__Secure-)?floodline_(?!(?:language|browser)=)/i;

interface AskedPage {
  /** Equal where the pages are. */
  key: string;
  /** As the router has it. */
  route: string;
  language: Language;
}

/** Undefined for whoever is known in any way, and for every other page. */
export function readAskedPage({ method, url, headers }: Request): AskedPage | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (PERSONAL_COOKIE.test(headers.get("cookie") ?? "") || headers.has("authorization")) {
    return undefined;
  }
  const address = new URL(url);
  const { pathname, searchParams } = address;
  const kind = KEPT_PAGES.find(({ path }) => path.test(pathname));
  if (!kind) return undefined;
  if (!asksOnly(searchParams, kind.query)) return undefined;
  const { language } = languageOf(address, headers);
  searchParams.sort();
  return { key: `${language} ${pathname}?${searchParams}`, route: kind.route, language };
}
