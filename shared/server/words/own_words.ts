// What a district tells who sent a report: in its own words where it has some in their language, else in ours.
import { pathTo } from "../../path_to.ts";
import type { Language } from "shared/languages.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { TemplateStatus } from "shared/report_statuses.ts";
import { placeName } from "./place_name.ts";
import { reportsText, reportText } from "./reports.ts";
import { WORDS } from "./words.ts";

interface Reader {
  language: Language;
  zip: string;
  city: string | null;
  /** Of its reader's day. */
  isLast?: boolean;
}

interface Own extends EndFacts {
  district: string;
  words: Record<Language, string>;
  news: TemplateStatus;
  publicUrl: string;
}

export function ownWordsText(
  reader: Reader,
  { district, words, ...told }: Own & { reportId: string },
): string {
  const { language, isLast = false } = reader;
  if (!words[language]) return reportText(reader, told);
  const { news, reportId, publicUrl, cityNumber, whose } = told;
  const { ownWords, lastToday } = WORDS[language];
  const link = publicUrl + pathTo`/reports/${reportId}`;
  const of = { where: placeName(reader) };
  const own = { district, words: words[language], news, of, link, cityNumber, whose };
  return isLast ? ownWords(own) + lastToday.report : ownWords(own);
}

/** About several reports of one person's. */
export function ownWordsOfMany(
  reader: { language: Language; isLast: boolean },
  { district, words, ...told }: Own & {
    count: string;
    messageId: string;
  },
): string {
  const { language, isLast } = reader;
  if (!words[language]) return reportsText(reader, told);
  const { news, count, messageId, publicUrl, cityNumber, whose } = told;
  const { ownWords, lastToday } = WORDS[language];
  const link = publicUrl + pathTo`/account/texts/${messageId}`;
  const own = { district, words: words[language], news, of: { count }, link, cityNumber, whose };
  return isLast ? ownWords(own) + lastToday.report : ownWords(own);
}
