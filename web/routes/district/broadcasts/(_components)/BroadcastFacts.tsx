import type { Broadcast } from "shared/api/district/broadcasts.ts";
import { broadcast } from "@/words/en/district/broadcasts.ts";

const { facts: words, form } = broadcast;

/** To whom, and for how long. */
export function BroadcastFacts({ content, isDrill }: Pick<Broadcast, "content" | "isDrill">) {
  const { zips, area, validMinutes } = content;
  return (
    <dl class="facts">
      <dt>{isDrill ? words.toStaff : words.to}</dt>
      <dd>
        {isDrill ? words.staff : zips.join(", ") || words.none} {!isDrill && area && words.drawn}
      </dd>
      <dt>{words.valid}</dt>
      <dd>{validMinutes === null ? words.notSaid : form.validFor(validMinutes)}</dd>
    </dl>
  );
}
