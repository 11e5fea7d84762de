import type { Report } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { DepthFigure } from "./DepthFigure.tsx";
import { placeWords } from "./place_words.ts";

interface ReportFactsProps {
  report: Report;
  now: Date;
}

/** All that was said in a report. */
export function ReportFacts({ report, now }: ReportFactsProps) {
  const all = useWords();
  const { ownReport: { facts: words, whenAndAgo }, common } = all;
  const { ago, dayAndTime } = useTimes();
  const { depth, happenedAt, createdAt, editedAt, timeZone, location, note } = report;
  return (
    <dl class="facts">
      <dt>{words.depth}</dt>
      <dd class="row">
        <DepthFigure depth={depth} small /> <strong>{common.depths[depth]}</strong>
      </dd>
      <dt>{words.when}</dt>
      <dd>
        <time dateTime={happenedAt}>
          {whenAndAgo(dayAndTime(happenedAt, now, timeZone), ago(happenedAt, now))}
        </time>
      </dd>
      <dt>{words.reported}</dt>
      <dd>
        <time dateTime={createdAt}>{dayAndTime(createdAt, now, timeZone)}</time>
      </dd>
      {editedAt && (
        <>
          <dt>{words.edited}</dt>
          <dd>
            <time dateTime={editedAt}>{dayAndTime(editedAt, now, timeZone)}</time>
          </dd>
        </>
      )}
      <dt>{words.where}</dt>
      <dd>{placeWords(report, all)}</dd>
      {location && (
        <>
          <dt>{words.location}</dt>
          <dd>{location.latitude.toFixed(5)}, {location.longitude.toFixed(5)}</dd>
        </>
      )}
      {note && (
        <>
          <dt>{words.note}</dt>
          <dd class="note">{note}</dd>
        </>
      )}
    </dl>
  );
}
