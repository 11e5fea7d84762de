import { Fragment } from "preact";
import type { Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { FigureTable } from "./FigureTable.tsx";

const { sweeps: words, count, unknown } = operator;

export function SweepSection({ status, now }: { status: Status; now: Date }) {
  const { timeBeside } = useTimes();
  const figure = (value: number | null) => value === null ? unknown : count(value);
  return (
    <section>
      <h2>{words.title}</h2>
      <FigureTable
        caption={words.caption}
        columns={[words.slot, words.zips, words.without, words.texts, words.seconds]}
        rows={status.sweeps.map((sweep) => [
          <Fragment key="slot">
            <time dateTime={sweep.slot}>{timeBeside(sweep.slot, now.toISOString(), "UTC")}</time>
            <small>{words.outcomes[sweep.status]}</small>
          </Fragment>,
          figure(sweep.zips),
          <Fragment key="without">
            {figure(sweep.unanswered)}
            <Why leftOut={sweep.leftOut} odd={sweep.odd} />
          </Fragment>,
          figure(sweep.messages),
          figure(sweep.seconds === null ? null : Math.round(sweep.seconds)),
        ])}
        none={words.none}
      />
      <p class="hint">{words.ofDay(status.sweepsFailed, status.sweepsPartial)}</p>
      <p class="hint">{words.near(status.nearSweeps)}</p>
    </section>
  );
}

/** For what they got no weather. */
function Why({ leftOut, odd }: { leftOut: number | null; odd: number | null }) {
  const why = words.why(leftOut ?? 0, odd ?? 0);
  return why ? <small>{why}</small> : null;
}
