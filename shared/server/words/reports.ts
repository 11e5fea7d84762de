// The texts about a report, to who sent it.
import type { Language } from "shared/languages.ts";
import type { ReportWords } from "./every_text.ts";
import { placeName } from "./place_name.ts";
import { WORDS } from "./words.ts";

/** With the link to the report's own page. */
export function reportText(
  language: Language,
  { news, place, reportId, publicUrl, isLast = false }: {
    news: keyof ReportWords;
    place: { zip: string; city: string | null };
    reportId: string;
    publicUrl: string;
    /** Of its reader's day. */
    isLast?: boolean;
  },
): string {
  const link = `${publicUrl}/reports/${reportId}`;
  const { report, lastToday } = WORDS[language];
  const text = report[news]({ where: placeName(place), link });
  return isLast ? text + lastToday.report : text;
}
