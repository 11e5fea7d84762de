import type { Language } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { WORDS } from "@/words/words.ts";

/** What programs may read of a ZIP code: `title` tells several apart, `words` are for the page. */
export function feedsOf(zip: string, language: Language) {
  const { feeds } = WORDS[language].zip;
  return [
    {
      href: pathTo`/api/zips/${zip}/feed.atom?lang=${language}`,
      type: "application/atom+xml",
      title: feeds.alertsTitle(zip),
      words: feeds.alerts,
    },
    {
      href: pathTo`/api/zips/${zip}/reports.geojson`,
      type: "application/geo+json",
      title: feeds.reportsTitle(zip),
      words: feeds.reports,
    },
  ];
}
