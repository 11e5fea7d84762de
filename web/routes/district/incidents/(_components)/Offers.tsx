import type { IncidentOfferList } from "shared/api/district/incidents.ts";
import { useTimes } from "@/words/reader.ts";
import { incidents } from "@/words/en/district/incidents.ts";
import { ReportLink } from "./IncidentReports.tsx";

const { offers: words } = incidents;

interface OffersProps extends IncidentOfferList {
  timeZone: string;
  now: Date;
  mayWork: boolean;
}

/** Reports close in place and time: whoever looks decides whether they are one water. */
export function Offers({ offers, timeZone, now, mayWork }: OffersProps) {
  const { dayAndTime } = useTimes();
  if (offers.length === 0) return <p>{words.none}</p>;
  return (
    <div class="stack">
      {offers.map(({ incidentId, reports }) => (
        <form
          method="post"
          action="/district/incidents"
          class="card stack tight"
          key={reports[0]!.id}
        >
          {incidentId && <p class="soft small">{words.joins}</p>}
          <ul class="plain-list">
            {reports.map((report) => (
              <li key={report.id}>
                <input type="hidden" name="report" value={report.id} />
                <ReportLink report={report} />{" "}
                <time dateTime={report.happenedAt} class="soft">
                  {dayAndTime(report.happenedAt, now, timeZone)}
                </time>{" "}
                {report.note}
              </li>
            ))}
          </ul>
          {mayWork && (
            <p>
              <button class="button second slim" type="submit">
                {incidentId ? words.join(reports.length - 1) : words.button(reports.length)}
              </button>
            </p>
          )}
        </form>
      ))}
    </div>
  );
}
