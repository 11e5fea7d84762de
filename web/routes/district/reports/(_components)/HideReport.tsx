import { type DistrictReport, MAX_REASON_LENGTH } from "shared/api/district.ts";
import { timesIn } from "@/words/times.ts";

/** From the public: it stays with the district, and can be shown again. */
export function HideReport({ report, now }: { report: DistrictReport; now: Date }) {
  const { id, hiddenAt, hiddenReason, withdrawnAt, timeZone } = report;
  if (withdrawnAt) return null;
  const action = `/district/reports/${id}`;
  if (hiddenAt) {
    return (
      <form method="post" action={action} class="stack tight">
        <h2>Hidden from the public</h2>
        <p>
          {`Since ${timesIn("en").dayAndTime(hiddenAt, now, timeZone)}: ${hiddenReason}. `}
          Its sender can see that it is hidden.
        </p>
        <button class="button second" type="submit" name="shown" value="yes">Show it again</button>
      </form>
    );
  }
  return (
    <details>
      <summary>Hide it from the public</summary>
      <form method="post" action={action} class="stack tight">
        <label class="field">
          Why? Your district's managers and FloodLine see this.
          <input name="reason" required maxLength={MAX_REASON_LENGTH} autocomplete="off" />
        </label>
        <button class="button danger" type="submit" name="shown" value="no">
          Hide this report
        </button>
      </form>
    </details>
  );
}
