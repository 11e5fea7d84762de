import type { Incident } from "shared/api/district/incidents.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { incidents } from "@/words/en/district/incidents.ts";

const { ask: words } = incidents;

/** The question to everybody who reported the water, and what was answered so far. */
export function AskStillWet(
  { incident, now, mayWork }: { incident: Incident; now: Date; mayWork: boolean },
) {
  const { id, question, reachable, unreachable, timeZone } = incident;
  const { dayAndTime } = useTimes();
  const { still, gone, asked } = question ?? { still: 0, gone: 0, asked: 0 };
  return (
    <section aria-labelledby="ask" class="stack tight">
      <h2 id="ask">{words.title}</h2>
      {question && (
        <p>
          <strong>{words.asked(dayAndTime(question.askedAt, now, timeZone))}</strong>{" "}
          {words.counts(still, gone, asked - still - gone)}{" "}
          {question.unasked > 0 && words.unasked(question.unasked)}
        </p>
      )}
      {mayWork && (
        <form method="post" action={pathTo`/district/incidents/${id}`} class="stack tight">
          <p class="soft small">{words.hint(reachable, unreachable)}</p>
          {reachable > 0 && (
            <p>
              <button class="button second" type="submit" name="ask" value="yes">
                {words.button}
              </button>
            </p>
          )}
        </form>
      )}
    </section>
  );
}
