import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { useWords } from "@/words/reader.ts";
import { incidents } from "@/words/en/district/incidents.ts";

const { ofReport: words } = incidents;

/** Which water the report is of: its incident, or the way to put it to another report. */
export function SameWater({ report, mayWork }: { report: DistrictReport; mayWork: boolean }) {
  const { id, incident, withdrawnAt } = report;
  const { statuses } = useWords().common;
  if (withdrawnAt || !incident && !mayWork) return null;
  return (
    <section aria-labelledby="water" class="stack tight">
      <h2 id="water">{words.title}</h2>
      {incident && (
        <p>
          {incident.leadId === id
            ? words.leads(incident.reports - 1)
            : words.joined(statuses[incident.status])}{" "}
          <a href={pathTo`/district/incidents/${incident.id}`}>{words.see}</a>
        </p>
      )}
      {mayWork && (!incident || incident.leadId === id) && (
        <p class="screen-only">
          <a href={pathTo`/district/reports/${id}/same`}>{words.choose}</a>
        </p>
      )}
    </section>
  );
}
