import { page } from "fresh";
import { useLanguage, useWords } from "@/words/reader.ts";
import { LOCALES } from "shared/languages.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: ({ state }) => {
    state.title = WORDS[state.language].offline.page.title;
    return page();
  },
});

/** Kept by the service worker, which shows it in place of pages it has no copy of. */
export default define.page<typeof handlers>(() => {
  const { page: words } = useWords().offline;
  return (
    <div class="narrow">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <strong>
          {words.danger.before} <a href="tel:911">911</a>
          {words.danger.after}
        </strong>
      </p>
      <p>
        <a href="/report">{words.report}</a> {words.reportWhy}
      </p>
      <p>
        <a href="/report/waiting">{words.waiting}</a>
      </p>
      <h2>{words.keptTitle}</h2>
      <template
        data-kept-pages="true"
        data-locale={LOCALES[useLanguage()]}
        data-kept={words.kept}
        data-none={words.none}
      />
    </div>
  );
});
