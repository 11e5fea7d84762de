import { useId } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { ZipTide } from "shared/api/tides.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { heightIn } from "@/words/tide_heights.ts";
import { layOutTide, type TideLine } from "./layout.ts";
import { TideTable } from "./TideTable.tsx";

interface TideChartProps {
  tide: ZipTide;
  now: Date;
  timeZone: string;
  /** The sentences that say what it shows. */
  children: ComponentChildren;
}

/** The water of a day and of the day ahead against the station's flood levels; needs no script. */
export function TideChart({ tide, now, timeZone, children }: TideChartProps) {
  const { tide: words } = useWords();
  const times = useTimes();
  const id = useId();
  const iso = (at: number) => new Date(at).toISOString();
  const layout = layOutTide(tide, { now, hourOfDay: (at) => times.hourOfDay(iso(at), timeZone) });
  if (!layout) return <>{children}</>;
  const { measured, expected, predicted, lines, ticks, nowX, ground, top } = layout;
  const said = (at: string) => `${times.weekday(at, timeZone)} ${times.hour(at, timeZone)}`;
  return (
    <>
      <figure class="rain-chart tide-chart">
        <figcaption id={`${id}-told`}>{children}</figcaption>
        <svg role="img" aria-labelledby={id} aria-describedby={`${id}-told`}>
          <title id={id}>
            {words.title(said(tide.heights[0]!.at), said(tide.heights.at(-1)!.at))}
          </title>
          {ticks.map((tick) => (
            <>
              <line
                class={tick.isMidnight ? "day" : "tick"}
                x1={`${tick.x}%`}
                x2={`${tick.x}%`}
                y1={`${tick.isMidnight ? top : ground}%`}
                y2={`${ground + 2.5}%`}
              />
              <text
                class={tick.isMidnight ? "strong" : undefined}
                x={`${tick.x}%`}
                y="98%"
                text-anchor="middle"
              >
                {(tick.isMidnight ? times.weekday : times.hour)(iso(tick.at), timeZone)}
              </text>
            </>
          ))}
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
            {predicted.map((points) => <polyline key={points} class="predicted" points={points} />)}
            {expected.map((points) => <polyline key={points} class="expected" points={points} />)}
            {measured.map((points) => <polyline key={points} class="measured" points={points} />)}
          </svg>
          <line class="axis" x1="0" x2="100%" y1={`${ground}%`} y2={`${ground}%`} />
          <line class="now" x1={`${nowX}%`} x2={`${nowX}%`} y1={`${top}%`} y2={`${ground}%`} />
          <text class="strong" x={`${nowX}%`} y={`${top}%`} dy="-0.4em" text-anchor="middle">
            {words.now}
          </text>
          {lines.map((line) => <LevelOfTide key={line.level} line={line} />)}
        </svg>
        <p class="key tide-key">
          {measured.length > 0 && <span class="measured">{words.keys.measured}</span>}
          {expected.length > 0 && <span class="expected">{words.keys.expected}</span>}
          <span class="predicted">{words.keys.predicted}</span>
        </p>
      </figure>
      <details>
        <summary>{words.table}</summary>
        <TideTable tide={tide} timeZone={timeZone} />
      </details>
    </>
  );
}

function LevelOfTide({ line: { level, metres, y, hangs } }: { line: TideLine }) {
  const { tide: words } = useWords();
  const language = useLanguage();
  return (
    <>
      <line class="level-line" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
      <text x="0" y={`${y}%`} dy={hangs ? "1.1em" : "-0.4em"}>
        {words.line(words.levels[level], heightIn(language, metres))}
      </text>
    </>
  );
}
