// The board's filter: in its address, and in words.
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import {
  readReportFilter,
  type ReportFilter,
  type Span,
  SPANS,
  writeReportFilter,
} from "shared/report_filter.ts";
import { timesIn } from "@/words/times.ts";
import { board } from "@/words/en/district/board.ts";
import { WORDS } from "@/words/words.ts";

const { said } = board;

/** What waits for somebody: what the board opens on. */
export const OPEN: ReportFilter = { status: ["open"] };
/** Said outright, for an address that says nothing is the board as it opens. */
export const ALL: ReportFilter = { status: ["open", "ended"] };

export function readBoardFilter(params: URLSearchParams): ReportFilter {
  const filter = readReportFilter(params);
  return Object.keys(filter).length === 0 ? OPEN : filter;
}

/** What else an address of the board may say. */
interface Beside {
  /** The page's end before: lists come a page at a time. */
  before?: string;
  /** The one report that is looked at. */
  selected?: string;
  /** Without a script: tick all that are shown. */
  ticked?: "all";
  /** What was just done to several. */
  batch?: string;
}

/** "/district?status=open&depth=knee" */
export function boardPath(
  filter: ReportFilter,
  { before, selected, ticked, batch }: Beside = {},
): string {
  const params = writeReportFilter(filter);
  if (before) params.set("before", before);
  if (selected) params.set("selected", selected);
  if (ticked) params.set("ticked", ticked);
  if (batch) params.set("batch", batch);
  // Commas may stand in a query as they are, and are read better so.
  const query = params.toString().replaceAll("%2C", ",");
  return query === "status=open" || !query ? "/district" : `/district?${query}`;
}

export function isSameFilter(a: ReportFilter, b: ReportFilter): boolean {
  return boardPath(a) === boardPath(b);
}

/** "open, knee deep or waist deep, in the last 3 hours"; "" where nothing is narrowed. */
export function filterWords(filter: ReportFilter): string {
  const { status = [], depth = [], since, until, bbox, files, assigned, fresh } = filter;
  return [
    fresh && said.fresh,
    assigned && said.mine,
    statusWords(status),
    depth.length > 0 && said.or(depth.map((one) => said.depths[one])),
    since && (since in SPANS ? said.span(since as Span) : said.since(dayWords(since))),
    until && said.until(dayWords(until)),
    bbox && said.place,
    files && said.files,
  ].filter(Boolean).join(", ");
}

function statusWords(status: NonNullable<ReportFilter["status"]>): string | undefined {
  if (status.length === 0) return undefined;
  if (status.includes("open") && status.includes("ended")) return said.any;
  const { statuses } = WORDS.en.common;
  const groups = (["open", "ended"] as const).filter((group) => status.includes(group));
  const single = REPORT_STATUSES.filter((one) => status.includes(one));
  return said.or([
    ...groups.map((group) => said[group]),
    ...single.map((one) => statuses[one].toLowerCase()),
  ]);
}

/** "Nov 22, 2026" of "2026-11-22": a day has no clock. */
function dayWords(day: string): string {
  return timesIn("en").date(`${day}T12:00:00Z`, "UTC");
}
