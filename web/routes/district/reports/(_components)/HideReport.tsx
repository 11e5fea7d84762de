import type { DistrictReport } from "shared/api/district.ts";
import { MAX_REASON_LENGTH } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { timesIn } from "@/words/times.ts";
import { district } from "@/words/en/district.ts";

const { hide: words } = district.report;

/** From the public: it stays with the district, and can be shown again. */
export function HideReport({ report, now }: { report: DistrictReport; now: Date }) {
  const { id, hiddenAt, hiddenReason, withdrawnAt, timeZone } = report;
  if (withdrawnAt) return null;
  const action = pathTo`/district/reports/${id}`;
  if (hiddenAt) {
    return (
      <form method="post" action={action} class="stack tight">
        <h2>{words.isHidden}</h2>
        <p>
          {words.since(timesIn("en").dayAndTime(hiddenAt, now, timeZone), hiddenReason!)}
          {words.senderSees}
        </p>
        <button class="button second" type="submit" name="shown" value="yes">
          {words.showAgain}
        </button>
      </form>
    );
  }
  return (
    <details>
      <summary>{words.open}</summary>
      <form method="post" action={action} class="stack tight">
        <label class="field-of">
          {words.why}
          <input
            class="input"
            name="reason"
            required
            maxLength={MAX_REASON_LENGTH}
            autocomplete="off"
          />
        </label>
        <button class="button danger" type="submit" name="shown" value="no">
          {words.button}
        </button>
      </form>
    </details>
  );
}
