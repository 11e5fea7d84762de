import type { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";

/** "3 texts in the last 30 days"; undefined where nothing is known. */
export function previewWords(preview: Preview | undefined, level: Level): string | undefined {
  if (!preview || preview.days === 0) return undefined;
  const texts = preview.texts[level];
  const count = texts === 0 ? "No text" : texts === 1 ? "1 text" : `${texts} texts`;
  const days = preview.days === 1 ? "day" : `${preview.days} days`;
  return `${count} in the last ${days}`;
}
