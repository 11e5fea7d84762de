// A district's own words as they are texted.
import type { Language } from "shared/languages.ts";
import { WORDS } from "./words.ts";

export function broadcastText(
  language: Language,
  { isDrill, ...parts }: { isDrill: boolean; district: string; words: string },
): string {
  const { send, drill } = WORDS[language].broadcast;
  return isDrill ? drill(parts) : send(parts);
}
