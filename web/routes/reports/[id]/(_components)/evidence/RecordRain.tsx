import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import type { Evidence } from "shared/api/reports.ts";
import { useRain, useTimes, useWords } from "@/words/reader.ts";
import { RainFigures } from "../RainThen.tsx";
import { type HourOfRain, hoursOf } from "./hourly_rain.ts";
import { coordinates } from "./RecordFacts.tsx";

/** The rain before and after, by the hour, and whose figures they are. */
export function RecordRain({ evidence: { report, rain, rainCell } }: { evidence: Evidence }) {
  const { rain: words } = useWords().evidence;
  const hours = hoursOf(rain);
  return (
    <section aria-labelledby="rain">
      <h2 id="rain">{words.title}</h2>
      {hours.length === 0 || !report.rain ? <p>{words.unknown}</p> : (
        <>
          <RainFigures rain={report.rain} timeZone={report.timeZone} />
          <Chart hours={hours} report={report} />
          <Hours hours={hours} timeZone={report.timeZone} />
          <p>
            {words.source(WEATHER_SOURCE.name, WEATHER_LICENCE.name)}{" "}
            {rainCell && words.cell(coordinates(rainCell))}
          </p>
        </>
      )}
    </section>
  );
}

/** Where the ground is, in percent of the drawing's height. */
const GROUND = 82;

function Chart({ hours, report }: { hours: HourOfRain[]; report: Evidence["report"] }) {
  const { rain: words } = useWords().evidence;
  const { timeBeside } = useTimes();
  const [start, end] = [Date.parse(hours[0]!.from), Date.parse(hours.at(-1)!.to)];
  const most = Math.max(...hours.map(({ mm }) => mm), 1);
  const x = (at: string) => `${round(100 * (Date.parse(at) - start) / (end - start))}%`;
  const width = (from: string, to: string) =>
    `${round(92 * (Date.parse(to) - Date.parse(from)) / (end - start))}%`;
  const { happenedAt, timeZone } = report;
  const isLate = Date.parse(happenedAt) - start > (end - start) / 2;
  return (
    <figure class="rain-chart record-chart">
      <figcaption>{words.chart}</figcaption>
      <svg role="img" aria-label={words.drawing}>
        <line class="axis" x1="0" x2="100%" y1={`${GROUND}%`} y2={`${GROUND}%`} />
        {hours.filter(({ mm }) => mm > 0).map(({ from, to, mm }) => (
          <rect
            key={from}
            class="bar"
            x={x(from)}
            width={width(from, to)}
            y={`${round(GROUND * (1 - mm / most * 0.78))}%`}
            height={`${round(GROUND * 0.78 * mm / most)}%`}
          />
        ))}
        <line class="now" x1={x(happenedAt)} x2={x(happenedAt)} y1="0" y2={`${GROUND}%`} />
        <text
          class="strong"
          x={x(happenedAt)}
          y="10%"
          dx={isLate ? "-0.4em" : "0.4em"}
          text-anchor={isLate ? "end" : "start"}
        >
          {words.seen}
        </text>
        <text x="0" y="97%">{timeBeside(hours[0]!.from, happenedAt, timeZone)}</text>
        <text x="100%" y="97%" text-anchor="end">
          {timeBeside(hours.at(-1)!.to, happenedAt, timeZone)}
        </text>
      </svg>
    </figure>
  );
}

function Hours({ hours, timeZone }: { hours: HourOfRain[]; timeZone: string }) {
  const { rain: words } = useWords().evidence;
  const { amount } = useRain();
  const { timeBeside, clock } = useTimes();
  const wet = hours.filter(({ mm }) => mm > 0);
  if (wet.length === 0) return <p>{words.allDry}</p>;
  const day = wet.at(-1)!.from;
  return (
    <>
      <p>{words.hours}</p>
      <ul class="hours">
        {wet.map(({ from, to, mm }) => (
          <li key={from}>
            <span>{words.hour(timeBeside(from, day, timeZone), clock(to, timeZone))}</span>{" "}
            <strong>{amount(mm)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
