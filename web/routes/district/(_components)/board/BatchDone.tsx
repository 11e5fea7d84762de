import type { Batch } from "shared/api/district/batches.ts";
import type { ComponentChildren } from "preact";
import { pathTo } from "shared/path_to.ts";
import { Notice } from "@/components/Notice.tsx";
import { useWords } from "@/words/reader.ts";
import { batches } from "@/words/en/district/batches.ts";
import { district } from "@/words/en/district.ts";
import { work } from "@/words/en/district/work.ts";
import { colleagueWords } from "../colleague_words.ts";

const { done: words } = batches;
const WHYS = ["already", "toldAlready", "sameAsAnother", "privateByWish", "notFound"] as const;

interface BatchDoneProps {
  batch: Batch;
  /** Of the board, as it is filtered. */
  action: string;
  /** Why it could not be undone; "": nobody has tried, or it is. */
  problem: string;
  /** The button, where a script counts down on it. */
  undo?: ComponentChildren;
}

/** What became of several reports at once, and the way back while there is one. */
export function BatchDone({ batch, action, problem, undo }: BatchDoneProps) {
  const { id, undoneAt, mayUndo } = batch;
  const of = (outcome: Batch["reports"][number]["outcome"]) =>
    batch.reports.filter((report) => report.outcome === outcome);
  const [done, undone] = [of("done"), of("undone")];
  return (
    <div id="batch" class="batch-done">
      <Notice tone={problem ? "grave" : "good"}>
        {problem && <p>{problem}</p>}
        {undoneAt
          ? (
            <>
              <p>{words.undone(undone.length)}</p>
              {done.length > 0 && (
                <p>
                  {words.left(done.length)} <Links reports={done} />
                </p>
              )}
            </>
          )
          : (
            <p>
              <strong>
                {done.length === 0 ? words.nothing : words.did(done.length, useDid(batch))}
              </strong>
            </p>
          )}
        {!undoneAt && WHYS.map((why) => {
          const reports = of(why);
          return reports.length > 0 && (
            <p key={why} class="small">
              {words.why[why](reports.length)} <Links reports={reports} />
            </p>
          );
        })}
        {mayUndo && (
          <form method="post" action={`${action}#batch`}>
            <input type="hidden" name="intent" value="undoBatch" />
            <input type="hidden" name="batch" value={id} />
            {undo ?? (
              <p class="row">
                <button class="button slim" type="submit">{words.undo}</button>
                <span class="soft small">{words.undoHint}</span>
              </p>
            )}
          </form>
        )}
      </Notice>
    </div>
  );
}

/** "set to “Water gone”, 311 number 311-1" */
function useDid({ change }: Batch): string {
  const { statuses } = useWords().common;
  const { kind, status, cityNumber, whose, answer, about, isToNobody } = change;
  if (kind === "assigned") {
    return isToNobody ? words.what.unassigned : words.what.assigned(colleagueWords(about));
  }
  if (kind !== "status" || !status) return words.what[kind as Exclude<typeof kind, "status">];
  return [
    words.what.status(statuses[status]),
    ...cityNumber ? [words.number(cityNumber)] : [],
    ...whose ? [work.doing.not_ours.owners[whose]] : [],
    ...answer === null ? [] : [words.answer(answer)],
  ].join(", ");
}

function Links({ reports }: Pick<Batch, "reports">) {
  const { depths } = useWords().common;
  return (
    <>
      {reports.flatMap(({ id, depth, zip }, n) =>
        depth && zip
          ? [
            n > 0 && ", ",
            <a key={id} href={pathTo`/district/reports/${id}`}>
              {district.report.title(depths[depth], zip)}
            </a>,
          ]
          : []
      )}
    </>
  );
}
