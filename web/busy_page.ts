// What somebody reads while more pages are asked for than can be made: at once, and without any work.
import type { Language } from "shared/languages.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { WORDS } from "@/words/words.ts";
import { languageOf } from "./lib/language.ts";

/**
 * Pages that are made at once, of this process: 4 to 15 ms each of one core, so that whoever is let in waits no
 * longer than a second. Who comes beyond is told so, rather than kept waiting behind others.
 */
export const MOST_PAGES_AT_ONCE = 64;
/** All, those among them for which the api is asked alone whether they hold still: half a millisecond each. */
export const MOST_ASKED_AT_ONCE = 512;
const TRY_AGAIN_SECONDS = 5;

/** So many of one kind: who comes beyond gets undefined, and nothing is done. */
export function boundAtOnce(most: number) {
  let underWay = 0;
  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (underWay >= most) return undefined;
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
    }
  };
}

export function answerBusy(request: Request): Response {
  const { language } = languageOf(new URL(request.url), request.headers);
  return new Response(PAGES[language], {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      "cache-control": "no-store",
      "retry-after": String(TRY_AGAIN_SECONDS),
    },
  });
}

const PAGES: Record<Language, string> = {
  en: pageIn("en"),
  es: pageIn("es"),
  zh: pageIn("zh"),
};

function pageIn(language: Language): string {
  const { titles, danger, goHigher } = WORDS[language].frame.error;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${titles[503]}</title>` +
    `<h1>${titles[503]}</h1><p>${REFUSAL_WORDS[language].errors.busy}</p>` +
    `<p><strong>${danger}</strong> ${goHigher}</p></html>`;
}
