import { EXPORT_FORMATS } from "shared/api/district/exports.ts";
import { pathTo } from "shared/path_to.ts";
import { type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { queryOf } from "@/lib/forms.ts";
import { listLinks } from "@/words/en/district/list_links.ts";
import { useMay } from "../role.ts";

const words = listLinks.take;

/** The list as a file, and by a link that stays current. */
export function TakeList({ filter }: { filter: ReportFilter }) {
  const mayRun = useMay("run");
  const asked = writeReportFilter(filter);
  const query = queryOf(Object.fromEntries(asked));
  // What is somebody's own is nobody's by a link.
  const isShared = !filter.assigned && !filter.fresh;
  return (
    <details class="take-along">
      <summary>{words.title}</summary>
      <p>{words.says}</p>
      <ul class="plain-links">
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={pathTo`/api/district/reports.${format}` + query} download>
              {words.formats[format]}
            </a>
          </li>
        ))}
        {mayRun && isShared && (
          <li>
            <a href={`/district/settings/links${queryOf({ filter: asked.toString() })}`}>
              {words.link}
            </a>
          </li>
        )}
      </ul>
    </details>
  );
}
