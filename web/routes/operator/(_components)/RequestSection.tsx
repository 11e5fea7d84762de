import type { OperatorView } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { FigureTable } from "./FigureTable.tsx";

const { requests: words, count, unknown } = operator;

type Speed = OperatorView["api"]["all"];

export function RequestSection({ api, now }: { api: OperatorView["api"]; now: Date }) {
  const { ago } = useTimes();
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.intro(api.version, ago(api.startedAt, now), api.boards)}</p>
      <FigureTable
        caption={words.caption}
        columns={[words.route, words.requests, words.failed, words.half, words.most]}
        rows={[
          [words.all, ...speedCells(api.all)],
          ...api.routes.map(({ method, route, ...speed }) => [
            <code key="route">{`${method} ${route}`}</code>,
            ...speedCells(speed),
          ]),
        ]}
      />
    </section>
  );
}

function speedCells({ requests, failed, halfMs, mostMs }: Speed): string[] {
  const took = (ms: number | null) => ms === null ? unknown : words.ms(ms);
  return [count(requests), count(failed), took(halfMs), took(mostMs)];
}
