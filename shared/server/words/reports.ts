// The texts about a report, to who sent it.
import { pathTo } from "../../path_to.ts";
import type { Language } from "shared/languages.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { TemplateStatus } from "shared/report_statuses.ts";
import type { ReportWords } from "./every_text.ts";
import { placeName } from "./place_name.ts";
import { WORDS } from "./words.ts";

/** With the link to the report's own page. */
export function reportText(
  { language, zip, city, isLast = false }: {
    language: Language;
    zip: string;
    city: string | null;
    /** Of its reader's day. */
    isLast?: boolean;
  },
  { news, reportId, publicUrl, cityNumber = null, whose = null }: {
    news: keyof ReportWords;
    reportId: string;
    publicUrl: string;
  } & Partial<EndFacts>,
): string {
  const link = publicUrl + pathTo`/reports/${reportId}`;
  const { report, lastToday } = WORDS[language];
  const text = report[news]({ where: placeName({ zip, city }), link, cityNumber, whose });
  return isLast ? text + lastToday.report : text;
}

/** With the link to the text's own page, which has the reports. */
export function reportsText(
  { language, isLast }: { language: Language; isLast: boolean },
  { news, count, messageId, publicUrl, cityNumber, whose }: {
    news: TemplateStatus;
    count: string;
    messageId: string;
    publicUrl: string;
  } & EndFacts,
): string {
  const link = publicUrl + pathTo`/account/texts/${messageId}`;
  const { reports, lastToday } = WORDS[language];
  const text = reports[news]({ count, link, cityNumber, whose });
  return isLast ? text + lastToday.report : text;
}

/** To who called, once their report is written down. */
export function calledText(
  { language, zip, city }: { language: Language; zip: string; city: string | null },
  { reportId, publicUrl }: { reportId: string; publicUrl: string },
): string {
  const link = publicUrl + pathTo`/reports/${reportId}`;
  return WORDS[language].called({ where: placeName({ zip, city }), link });
}

/** "Still wet?", to who reported an incident's water. */
export function stillWetText(
  { language, zip, city }: { language: Language; zip: string; city: string | null },
): string {
  return WORDS[language].stillWet({ where: placeName({ zip, city }) });
}
