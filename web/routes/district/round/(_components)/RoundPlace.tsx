import type { ComponentChildren } from "preact";
import type { DistrictReportRow } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import type { GivenStatus } from "shared/report_statuses.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { Icon } from "@/components/Icon.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { useTimes, useWords } from "@/words/reader.ts";
import { district } from "@/words/en/district.ts";
import { round as words } from "@/words/en/district/round.ts";
import { work } from "@/words/en/district/work.ts";
import { sinceReported } from "../../(_components)/since_reported.ts";
import { geoLink } from "./geo_link.ts";

const ENDS = ["water_gone", "nothing_found", "passed_on", "not_ours"] as const;

interface RoundPlaceProps {
  report: DistrictReportRow;
  /** Where it is, in words. */
  place: string;
  isFirst?: boolean;
  isLast?: boolean;
  timeZone: string;
  now: Date;
  /** What takes a photo there. */
  children?: ComponentChildren;
}

/** One stop: where, what, the way there, and what became of it. */
export function RoundPlace(props: RoundPlaceProps) {
  const { report, place, isFirst = false, isLast = false, timeZone, now, children } = props;
  const { depths } = useWords().common;
  const { ago, dayAndTime } = useTimes();
  const { id, depth, zip, location, note, mediaCount, status, happenedAt, isPrivate } = report;
  const title = titleOfPlace(report, place);
  return (
    <li
      class="round-place"
      aria-labelledby={`place-${id}`}
      data-report={id}
      data-status={status}
    >
      <div class="head">
        <DepthFigure depth={depth} small />
        <div>
          <h2 id={`place-${id}`}>{title}</h2>
          <p>
            <strong>{depths[depth]}</strong> <StatusBadge status={status} />
          </p>
        </div>
      </div>
      {!(isFirst && isLast) && (
        <form class="moves" method="post" action="/district/round">
          <input type="hidden" name="report" value={id} />
          <button
            class="button second"
            type="submit"
            name="order"
            value="sooner"
            disabled={isFirst}
            aria-label={words.soonerOf(title)}
          >
            ↑ {words.sooner}
          </button>
          <button
            class="button second"
            type="submit"
            name="order"
            value="later"
            disabled={isLast}
            aria-label={words.laterOf(title)}
          >
            ↓ {words.later}
          </button>
        </form>
      )}
      {note && <p class="as-typed">{note}</p>}
      <p class="soft small">
        <time dateTime={happenedAt} title={dayAndTime(happenedAt, now, timeZone)}>
          {words.seen(ago(happenedAt, now))}
        </time>{" "}
        {[
          mediaCount > 0 ? `${district.reports.files(mediaCount)}.` : words.noFiles,
          ...sinceReported(report),
          isPrivate && `${work.forStaff}.`,
        ].filter(Boolean).join(" ")} <a href={pathTo`/district/reports/${id}`}>{words.all}</a>
      </p>
      {location
        ? (
          <p class="way">
            <a class="button" href={geoLink(location)} aria-label={words.mapTo(title)}>
              <Icon name="pin" /> {words.map}
            </a>
            <span class="soft small">
              {location.latitude.toFixed(5)}, {location.longitude.toFixed(5)} · {zip}
            </span>
          </p>
        )
        : <p class="way">{words.noPlace(zip)}</p>}
      {children}
      <form method="post" action="/district/round" aria-labelledby={`place-${id}`}>
        <input type="hidden" name="report" value={id} />
        {status !== "in_progress" && <DoneButton status="in_progress" words={words.work} />}
        <p class="soft small">{words.end}</p>
        <div class="ends">
          {ENDS.map((end) => <DoneButton key={end} status={end} words={words.ends[end]} />)}
        </div>
      </form>
      <p class="on-paper" aria-hidden="true">{words.onPaper}</p>
    </li>
  );
}

/** A ZIP code, where that is all that is known. */
export function titleOfPlace({ location, zip }: DistrictReportRow, place: string): string {
  return location ? place : zip;
}

function DoneButton({ status, words }: { status: GivenStatus; words: string }) {
  return <button class="button second" type="submit" name="status" value={status}>{words}</button>;
}
