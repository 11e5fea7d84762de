import type { PreparedText } from "shared/api/district/prepared_text.ts";
import { broadcast, broadcasts } from "@/words/en/district/broadcasts.ts";

const { preview: words } = broadcast;

/** "English: 2 parts. ’ makes it dearer: without, it would be 1 part." */
export function partsWords({ language, parts, costlyLetters, partsWithout }: PreparedText): string {
  const count = `${broadcasts.languages[language]}: ${words.parts(parts)}.`;
  if (partsWithout === parts) return count;
  return `${count} ${words.costly(costlyLetters.join(" "), partsWithout)}`;
}
