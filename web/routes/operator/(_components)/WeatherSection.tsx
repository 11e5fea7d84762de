import type { Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { FigureTable } from "./FigureTable.tsx";

const { weather: words, unknown } = operator;

export function WeatherSection({ status, now }: { status: Status; now: Date }) {
  const { ago } = useTimes();
  const { callsToday, callsADay, modelRunAt, warningsInForce } = status.weather;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>
        {words.calls(callsToday, callsADay)}{" "}
        {modelRunAt ? words.run(ago(modelRunAt, now)) : words.noRun}{" "}
        {words.warnings(warningsInForce)}
      </p>
      <FigureTable
        caption={words.caption}
        columns={[words.name, words.state, words.seenWell]}
        words={[1]}
        rows={status.conditions.map(({ called, wellAt, illSince }) => [
          operator.sentence(called),
          illSince ? <strong key="ill">{words.ill(ago(illSince, now))}</strong> : words.well,
          wellAt ? <time key="at" dateTime={wellAt}>{ago(wellAt, now)}</time> : unknown,
        ])}
        none={words.noneSeen}
      />
    </section>
  );
}
