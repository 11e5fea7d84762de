import type { ReportPage } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { useWords } from "@/words/reader.ts";

/** Where one may go on to from a report: its record, changing it, taking it back, its ZIP code. */
export function ReportLinks({ report }: { report: ReportPage }) {
  const { more: words } = useWords().ownReport;
  const { id, zip, district, isOwn, mayBeEdited, status, withdrawnAt, removedAt } = report;
  const mayChange = isOwn && !withdrawnAt;
  return (
    <section aria-labelledby="more">
      <h2 id="more">{words.title}</h2>
      {!removedAt && (
        <>
          <p>
            <a class="button second" href={pathTo`/reports/${id}/evidence`}>{words.evidence}</a>
          </p>
          <p class="soft">{words.evidenceHint}</p>
        </>
      )}
      <ul class="plain-links">
        {mayChange && mayBeEdited && (
          <li>
            <a href={pathTo`/reports/${id}/edit`}>{words.edit}</a>
          </li>
        )}
        {mayChange && (
          <li>
            <a href={pathTo`/reports/${id}/withdraw`}>{words.withdraw}</a>
          </li>
        )}
        {!isOwn && (
          <li>
            <a href={pathTo`/district/reports/${id}`}>{words.manage}</a>
          </li>
        )}
        <li>
          <a href={pathTo`/zip/${zip}`}>{words.zip(zip)}</a>
        </li>
        {isOwn && (
          <li>
            <a href={pathTo`/report?zip=${zip}`}>{words.another}</a>
          </li>
        )}
      </ul>
      {mayChange && district && status !== "new" && (
        <p class="soft">{words.takenUp(district.name)}</p>
      )}
    </section>
  );
}
