import type { ReportPage } from "shared/api/reports.ts";
import { isOpen } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { Notice } from "@/components/Notice.tsx";
import { useWords } from "@/words/reader.ts";

/** The switch for texts about one's own report, where there is still something to tell. */
export function StatusTexts({ report }: { report: ReportPage }) {
  const { texts: words } = useWords().ownReport;
  const { id, wantsTexts, untold, district, status, withdrawnAt, isOwn } = report;
  if (!isOwn || !district || !isOpen(status) || withdrawnAt) return null;
  return (
    <section aria-labelledby="about-texts">
      <h2 id="about-texts">{words.title}</h2>
      <p>{wantsTexts ? words.isOn : words.isOff}</p>
      {wantsTexts && untold && (
        <Notice>
          <p>{words.untold[untold]}</p>
        </Notice>
      )}
      <form method="post" action={pathTo`/reports/${id}`}>
        <button
          class="button second"
          type="submit"
          name="wantsTexts"
          value={wantsTexts ? "no" : "yes"}
        >
          {wantsTexts ? words.turnOff : words.turnOn}
        </button>
      </form>
    </section>
  );
}
