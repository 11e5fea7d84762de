// Exactly the filtered list, as a file of a kind.
import type { ExportFormat } from "shared/api/district/exports.ts";
import { movesWithTime, type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { fixFilter, isPersonal } from "../reports/matching/matching.ts";
import { WRITERS } from "./formats.ts";
import { findDistrictName, findVersion, readReports } from "./sql.ts";
import { streamFile } from "./stream.ts";
import type { Turns } from "./turns.ts";

export { readReports } from "./sql.ts";

interface Asked {
  bidId: string;
  /** Undefined: nobody's, a program's or a link's. */
  userId?: string;
  filter: ReportFilter;
  format: ExportFormat;
}

/** @throws AppError filterOfPerson, busy */
export async function streamList(
  { sql, now, publicUrl }: Pick<Deps, "sql" | "now" | "publicUrl">,
  turns: Turns,
  { bidId, userId, filter, format }: Asked,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  return await streamFile({ sql, turns, bidId }, async function* (tx) {
    const [narrowed, district] = await Promise.all([
      fixFilter(tx, { bidId, userId }, filter, now()),
      findDistrictName(tx, bidId),
    ]);
    const { head, rows, tail } = WRITERS[format]({ district, publicUrl });
    // With the first rows: what goes wrong until then is refused.
    let text = head;
    let isFirst = true;
    for await (const some of readReports(tx, narrowed)) {
      yield encoder.encode(text + rows(some, isFirst));
      text = "";
      isFirst = false;
    }
    yield encoder.encode(text + tail);
  });
}

/**
 * By which it is known that a list is as it was. Undefined: of what changes with the clock, or is somebody's own, only
 * reading it tells.
 */
export async function getListVersion(
  { sql }: Pick<Deps, "sql">,
  bidId: string,
  filter: ReportFilter,
): Promise<string | undefined> {
  if (isPersonal(filter) || movesWithTime(filter)) return undefined;
  const version = await asManager(sql, bidId, (tx) => findVersion(tx, bidId));
  return `${version}-${writeReportFilter(filter)}`;
}
