import type { Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { FigureTable } from "./FigureTable.tsx";

const { texts: words, count, unknown } = operator;

export function TextSection({ texts, now }: { texts: Status["texts"]; now: Date }) {
  const { ago } = useTimes();
  return (
    <section>
      <h2>{words.title}</h2>
      <FigureTable
        caption={words.waiting}
        columns={[words.what, words.queued, words.held, words.oldest]}
        rows={texts.waiting.map(({ what, queued, held, oldestAt }) => [
          words.whatWords(what),
          count(queued),
          count(held),
          oldestAt ? <time key="at" dateTime={oldestAt}>{ago(oldestAt, now)}</time> : unknown,
        ])}
        none={words.noneWait}
      />
      <FigureTable
        caption={words.outcomes}
        columns={[words.outcome, words.reason, words.count]}
        words={[1]}
        rows={texts.outcomes.map(({ status, errorCode, reason, count: n }) => [
          operator.sentence(status),
          [errorCode, reason].filter((part) => part !== null).join(", "),
          count(n),
        ])}
        none={words.noneSent}
      />
      <p class="hint">{words.suppressed(texts.suppressed)}</p>
    </section>
  );
}
