import type { LoggedAct } from "shared/api/district/log.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { log as words } from "@/words/en/district/log.ts";
import { whatWords, whoWords } from "./act_words.ts";

interface LogTableProps {
  acts: LoggedAct[];
  /** The reader's id. */
  you: string;
  timeZone: string;
}

export function LogTable({ acts, you, timeZone }: LogTableProps) {
  const { dateAndTime } = useTimes();
  if (acts.length === 0) return <p>{words.none}</p>;
  return (
    <table class="as-cards log">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.when}</th>
          <th scope="col">{words.columns.what}</th>
          <th scope="col">{words.columns.who}</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.id}>
            <td>
              <time dateTime={act.at}>{dateAndTime(act.at, timeZone)}</time>
            </td>
            <td class="note">
              {whatWords(act, you)} <ReportLink report={act.detail.report} />
            </td>
            <td>{whoWords(act, you)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReportLink({ report }: { report: LoggedAct["detail"][string] | undefined }) {
  if (typeof report !== "string" || !isId(report)) return null;
  return <a href={pathTo`/district/reports/${report}`}>({words.report})</a>;
}
