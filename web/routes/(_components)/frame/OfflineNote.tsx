import { useLanguage, useWords } from "@/words/reader.ts";
import { LOCALES } from "shared/languages.ts";

/** Says nothing by itself: the service worker turns it into a sentence when it shows a kept page. */
export function OfflineNote() {
  const { note } = useWords().offline;
  return (
    <template
      data-kept-note="true"
      data-locale={LOCALES[useLanguage()]}
      data-offline={note.offline}
      data-slow={note.slow}
      data-down={note.down}
      data-age={note.age}
      data-report={note.report}
    />
  );
}
