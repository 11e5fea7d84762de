import type { DistrictReport } from "shared/api/district.ts";
import { Notice } from "@/components/Notice.tsx";
import { WORDS } from "@/words/words.ts";
import { round as words } from "@/words/en/district/round.ts";

/** What was just done, and the way back from a slip of the thumb. */
export function RoundDone({ report }: { report: DistrictReport }) {
  const { id, depth, zip, status, acts } = report;
  const { depths, statuses } = WORDS.en.common;
  const act = acts.findLast(({ kind, mayUndo }) => kind === "status" && mayUndo);
  return (
    <Notice tone="good">
      <p>{words.done(statuses[status], depths[depth], zip)}</p>
      {act && (
        <form method="post" action="/district/round">
          <input type="hidden" name="report" value={id} />
          <button class="button second slim" type="submit" name="undo" value={act.id}>
            {words.undo}
          </button>
        </form>
      )}
    </Notice>
  );
}
