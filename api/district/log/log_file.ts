// The log for a spreadsheet, as long as it is: so many rows at a time, never all in memory.
import type { DistrictLog, LoggedAct } from "shared/api/district/log.ts";
import { csvHead, csvLines } from "../../http/csv.ts";

const COLUMNS = [
  "at",
  "act",
  "by",
  "byNumberEndsIn",
  "about",
  "aboutNumberEndsIn",
  "role",
  "roleBefore",
  "report",
  "reason",
  "more",
];
const OF_DETAIL = ["role", "roleBefore", "report", "reason"];

/** @param load the page after the one that ended with `before` */
export function streamLog(
  load: (before: string | undefined) => Promise<DistrictLog>,
): ReadableStream<Uint8Array> {
  let before: string | undefined;
  let isBegun = false;
  return new ReadableStream<string>({
    async pull(controller) {
      const { acts, next } = await load(before);
      if (!isBegun) controller.enqueue(csvHead(COLUMNS));
      isBegun = true;
      controller.enqueue(csvLines(COLUMNS, acts.map(rowOf)));
      if (next === null) return controller.close();
      before = next;
    },
  }, { highWaterMark: 1 }).pipeThrough(new TextEncoderStream());
}

function rowOf({ at, act, isByOperator, by, about, detail }: LoggedAct): Record<string, unknown> {
  const more = Object.entries(detail).filter(([name]) => !OF_DETAIL.includes(name));
  return {
    ...detail,
    at,
    act,
    by: isByOperator ? "operator" : by?.name,
    byNumberEndsIn: by?.ending,
    about: about?.name,
    aboutNumberEndsIn: about?.ending ?? detail.ending,
    more: more.map(([name, value]) => `${name}: ${value}`).join("; "),
  };
}
