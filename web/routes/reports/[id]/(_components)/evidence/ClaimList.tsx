import type { Evidence } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { daysLeft } from "./days_left.ts";

/** What to photograph and keep for a claim, to tick on paper, and until when. */
export function ClaimList({ evidence, now }: { evidence: Evidence; now: Date }) {
  const { claim, list } = useWords().evidence;
  const { date } = useTimes();
  const { proofOfLossDue: due, report } = evidence;
  return (
    <>
      <section aria-labelledby="claim">
        <h2 id="claim">{claim.title}</h2>
        <p>{claim.callNow}</p>
        <p>
          {claim.proof}:{" "}
          <strong>
            {claim.due(date(`${due}T12:00:00Z`, "UTC"), daysLeft(due, now, report.timeZone))}
          </strong>
        </p>
        <p class="soft small">{claim.check}</p>
      </section>
      <section aria-labelledby="list">
        <h2 id="list">{list.title}</h2>
        <ul class="check-list">{list.items.map((item) => <li key={item}>{item}</li>)}</ul>
      </section>
    </>
  );
}
