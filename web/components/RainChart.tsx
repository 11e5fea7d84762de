import type { Reading } from "shared/api/zips.ts";
import { THRESHOLDS } from "shared/levels.ts";
import { clock, hour } from "./times.ts";
import { rainAmount } from "./rain_amount.ts";

const HOUR = 60 * 60_000;
const STEP = 15 * 60_000;
const HOURS_SHOWN = 6;

/** Where the plot's top and its ground are, in percent of the drawing's height. */
const TOP = 6;
const GROUND = 86;

interface ChartProps {
  /** Oldest first. */
  readings: Reading[];
  now: Date;
  timeZone: string;
}

/**
 * Rain of the last hours and the hours ahead against the levels, as bars that need no script. All
 * lengths are percentages: the drawing stretches, its words keep their size.
 */
export function RainChart({ readings, now, timeZone }: ChartProps) {
  const shown = readings.filter(({ at }) =>
    Math.abs(Date.parse(at) - now.getTime()) <= HOURS_SHOWN * HOUR
  );
  const most = shown.toSorted((a, b) => b.mm - a.mm)[0];
  if (!most) return <p>There are no figures for the last hours.</p>;
  const heading = most.mm > 0
    ? `The most in 15 minutes is ${rainAmount(most.mm)}, ` +
      `${most.forecast ? "forecast" : "estimated"} for ${clock(most.at, timeZone)}.`
    : "No rain in the last 6 hours, and none forecast.";
  return (
    <>
      <figure class="rain-chart">
        <figcaption>{heading}</figcaption>
        <Drawing readings={shown} now={now} timeZone={timeZone} most={most.mm} />
        <p class="key">
          <span>Estimated</span>
          <span class="forecast">Forecast</span>
        </p>
      </figure>
      <p class="soft small">
        The rain of a whole hour counts too: {rainAmount(THRESHOLDS.heavy.mmPerHour)} is heavy,{" "}
        {rainAmount(THRESHOLDS.flood.mmPerHour)} a flood risk.
      </p>
      <details>
        <summary>The same as a table</summary>
        <Table readings={shown} timeZone={timeZone} />
      </details>
    </>
  );
}

function Drawing({ readings, now, timeZone, most }: ChartProps & { most: number }) {
  const start = now.getTime() - HOURS_SHOWN * HOUR - STEP;
  const end = now.getTime() + HOURS_SHOWN * HOUR;
  const ceiling = Math.max(THRESHOLDS.flood.mmPer15Min * 1.25, most * 1.05);
  const x = (time: number) => 100 * (time - start) / (end - start);
  const y = (mm: number) => GROUND - (GROUND - TOP) * mm / ceiling;
  const width = x(start + STEP) * 0.8;
  // The lines' names go where fewer bars are in their way.
  const third = Math.floor(readings.length / 3);
  const isDrierAtEnd = mostOf(readings.slice(-third)) < mostOf(readings.slice(0, third));
  return (
    <svg role="img" aria-label="Bar chart of rain; the table below has the same figures">
      <line class="axis" x1="0" x2="100%" y1={`${GROUND}%`} y2={`${GROUND}%`} />
      {readings.filter(({ mm }) => mm > 0).map(({ at, mm, forecast }) => (
        <rect
          key={at}
          class={forecast ? "bar forecast" : "bar"}
          x={`${round(x(Date.parse(at) - STEP))}%`}
          y={`${round(y(mm))}%`}
          width={`${round(width)}%`}
          height={`${round(GROUND - y(mm))}%`}
        />
      ))}
      <LevelLine y={y(THRESHOLDS.heavy.mmPer15Min)} words="Heavy rain" atEnd={isDrierAtEnd} />
      <LevelLine y={y(THRESHOLDS.flood.mmPer15Min)} words="Flood risk" atEnd={isDrierAtEnd} />
      <line
        class="now"
        x1={`${round(x(now.getTime()))}%`}
        x2={`${round(x(now.getTime()))}%`}
        y1={`${TOP}%`}
        y2={`${GROUND + 2}%`}
      />
      <text x="0" y="97%">{hour(new Date(start + STEP).toISOString(), timeZone)}</text>
      <text class="strong" x={`${round(x(now.getTime()))}%`} y="97%" text-anchor="middle">Now</text>
      <text x="100%" y="97%" text-anchor="end">
        {hour(new Date(end).toISOString(), timeZone)}
      </text>
    </svg>
  );
}

function mostOf(readings: Reading[]): number {
  return Math.max(0, ...readings.map(({ mm }) => mm));
}

function LevelLine(props: { y: number; words: string; atEnd: boolean }) {
  const y = `${round(props.y)}%`;
  const [x, anchor] = props.atEnd ? ["100%", "end" as const] : ["0", "start" as const];
  return (
    <>
      <line class="level-line" x1="0" x2="100%" y1={y} y2={y} />
      <text x={x} y={y} dy="-0.4em" text-anchor={anchor}>{props.words}</text>
    </>
  );
}

function Table({ readings, timeZone }: { readings: Reading[]; timeZone: string }) {
  return (
    <div class="wide-table">
      <table>
        <caption>Rain over the 15 minutes before each time</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Rain</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ at, mm, forecast }) => (
            <tr key={at}>
              <th scope="row">{clock(at, timeZone)}</th>
              <td>{rainAmount(mm)}</td>
              <td>{forecast ? "Forecast" : "Estimated"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
