import type { ComponentChildren } from "preact";
import type { DistrictReportRow } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { useTimes, useWords } from "@/words/reader.ts";
import { district } from "@/words/en/district.ts";
import { board } from "@/words/en/district/board.ts";
import { incidents } from "@/words/en/district/incidents.ts";
import { work } from "@/words/en/district/work.ts";
import { colleagueWords } from "../colleague_words.ts";
import { sinceReported } from "../since_reported.ts";

const { row: words } = board;

interface ReportRowProps {
  report: DistrictReportRow;
  /** Where it is, in words. */
  place: string;
  timeZone: string;
  now: Date;
  isSelected: boolean;
  /** Stands before all else: a box to tick. */
  lead?: ComponentChildren;
}

/** One report of the board's list: all that the map says of it, and more. */
export function ReportRow({ report, place, timeZone, now, isSelected, lead }: ReportRowProps) {
  const { ago, dayAndTime } = useTimes();
  const { depths } = useWords().common;
  const { id, depth, zip, happenedAt, note, mediaCount, status, isHidden, isPrivate, assignee } =
    report;
  const { incident } = report;
  const since = sinceReported(report);
  return (
    <li
      id={`r-${id}`}
      class="report-row"
      data-report={id}
      aria-current={isSelected ? "true" : undefined}
    >
      {lead && <div class="lead">{lead}</div>}
      <DepthFigure depth={depth} small />
      <div class="what">
        <p>
          <a href={pathTo`/district/reports/${id}`}>{depths[depth]}</a> <span>{place}</span>{" "}
          <span class="soft">{zip}</span>
        </p>
        {note && <p class="note">{note}</p>}
        {incident && incident.reports > 1 && (
          <p class="small">
            <a href={pathTo`/district/incidents/${incident.id}`}>
              {incidents.ofRow(incident.reports)}
            </a>
          </p>
        )}
        {(since.length > 0 || mediaCount > 0 || isHidden || isPrivate || assignee) && (
          <p class="soft small">
            {[
              mediaCount > 0 && `${district.reports.files(mediaCount)}.`,
              ...since,
              isHidden && `${words.hidden}.`,
              isPrivate && `${work.forStaff}.`,
              assignee && work.assign.with(colleagueWords(assignee)),
            ].filter(Boolean).join(" ")}
          </p>
        )}
      </div>
      <p class="when">
        <StatusBadge status={status} />
        <time
          class="soft small"
          dateTime={happenedAt}
          title={dayAndTime(happenedAt, now, timeZone)}
        >
          {ago(happenedAt, now)}
        </time>
      </p>
    </li>
  );
}
