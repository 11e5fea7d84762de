import type { TemplateText } from "shared/api/district/templates.ts";
import { broadcast } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";
import { partsWords } from "../../(_components)/parts_words.ts";

/** "English: 2 parts. About several reports of one person's: 3 parts." The latter where it differs. */
export function answerParts(text: TemplateText): string {
  const { parts, partsOfSeveral } = text;
  if (partsOfSeveral === parts) return partsWords(text);
  const several = broadcast.preview.parts(partsOfSeveral);
  return `${partsWords(text)} ${templates.ofSeveral(several)}`;
}
