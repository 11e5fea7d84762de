import type { Report } from "shared/api/reports.ts";
import { DEPTH_NAMES } from "shared/depths.ts";
import { DepthFigure } from "./DepthFigure.tsx";
import { ago, dayAndTime } from "./times.ts";

/** All that was said in a report. */
export function ReportFacts({ report, now }: { report: Report; now: Date }) {
  const { depth, happenedAt, createdAt, timeZone, location, note } = report;
  return (
    <dl class="facts">
      <dt>Depth</dt>
      <dd class="row">
        <DepthFigure depth={depth} small /> <strong>{DEPTH_NAMES[depth]}</strong>
      </dd>
      <dt>When</dt>
      <dd>
        <time dateTime={happenedAt}>{dayAndTime(happenedAt, now, timeZone)}</time>{" "}
        ({ago(happenedAt, now)})
      </dd>
      <dt>Reported</dt>
      <dd>
        <time dateTime={createdAt}>{dayAndTime(createdAt, now, timeZone)}</time>
      </dd>
      <dt>Where</dt>
      <dd>{placeWords(report)}</dd>
      {location && (
        <>
          <dt>Location</dt>
          <dd>
            {location.latitude.toFixed(5)}, {location.longitude.toFixed(5)}
          </dd>
        </>
      )}
      {note && (
        <>
          <dt>Note</dt>
          <dd class="note">{note}</dd>
        </>
      )}
    </dl>
  );
}

function placeWords({ zip, city, state, district }: Report): string {
  const place = city ? `${city}, ${state} ${zip}` : `ZIP code ${zip}`;
  return district ? `${place} (${district.name})` : place;
}
