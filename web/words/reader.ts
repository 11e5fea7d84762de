// Who a page is rendered for: `_app.tsx` provides it, components ask for it. Islands get their words
// as props instead: the browser has no catalogue.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "shared/languages.ts";
import { rainIn } from "./rain.ts";
import { timesIn } from "./times.ts";
import { WORDS, type Words } from "./words.ts";

export const ReaderLanguage = createContext<Language>("en");

export function useLanguage(): Language {
  return useContext(ReaderLanguage);
}

export function useWords(): Words {
  return WORDS[useLanguage()];
}

export function useTimes() {
  return timesIn(useLanguage());
}

export function useRain() {
  return rainIn(useLanguage());
}
