import { useId } from "preact/hooks";
import type { ZipWeather } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import { useLanguage, useRain, useTimes, useWords } from "@/words/reader.ts";
import { rainOf, thresholdsOf } from "@/components/outlook.ts";
import { hoursOf, partsOf, type RainHour } from "./hours.ts";
import { type Bar, layOutRain, type Line, type Tick } from "./layout.ts";
import { stateWords } from "@/components/state_words.ts";
import { RainTable } from "./RainTable.tsx";

interface ChartProps {
  zip: ZipWeather;
  now: Date;
}

/** Rain of the last day and the hours ahead against the levels in force here; needs no script. */
export function RainChart({ zip, now }: ChartProps) {
  const { rain: words } = useWords().zip;
  const id = useId();
  const thresholds = thresholdsOf(zip.thresholds);
  const hours = hoursOf(rainOf(zip.readings), now, thresholds);
  if (hours.length === 0) return <p>{words.unknown}</p>;
  const isMarked = hours.some(({ isByHour, level }) => isByHour && level !== "any");
  return (
    <>
      <figure class="rain-chart">
        <figcaption>
          <RainMessage id={id} zip={zip} now={now} thresholds={thresholds} />
        </figcaption>
        <Drawing id={id} hours={hours} now={now} timeZone={zip.timeZone} thresholds={thresholds} />
        <p class="key">
          <span>{words.estimated}</span>
          <span class="forecast">{words.forecast}</span>
          {isMarked && <span class="by-hour">{words.marked}</span>}
        </p>
        <p class="soft small">
          {words.bars} <LevelsHere zip={zip} thresholds={thresholds} />
        </p>
      </figure>
      <details>
        <summary>{words.table}</summary>
        <RainTable hours={hours} timeZone={zip.timeZone} />
      </details>
    </>
  );
}

/** What the drawing shows. */
function RainMessage(
  { id, zip, now, thresholds }: ChartProps & { id: string; thresholds: Thresholds },
) {
  const { rain: words, clock } = useWords().zip;
  const { amount } = useRain();
  const times = useTimes();
  const { past, ahead } = partsOf(zip.readings, now, thresholds);
  const time = (at: number) => clock(times.clock(new Date(at).toISOString(), zip.timeZone));
  const reach = (level: Level | undefined) =>
    level === undefined || level === "any" ? "" : ` ${words.reach[level]}`;
  const pastWords = past.mm === 0
    ? words.dryPast(past.hours)
    : words.past(past.hours, amount(past.mm), amount(past.wettest.mm), time(past.wettest.at)) +
      reach(past.level);
  const aheadWords = ahead.mm === 0
    ? words.dryAhead(ahead.hours)
    : words.ahead(ahead.hours, amount(ahead.mm), amount(ahead.wettest.mm), time(ahead.wettest.at)) +
      reach(ahead.level);
  // Beside an old forecast "none is forecast" would be a promise.
  const { doubt } = stateWords(zip, now, useLanguage());
  const told = doubt && ahead.mm === 0 ? "" : aheadWords;
  return (
    <p id={`${id}-told`}>
      {past.hours > 0 && `${pastWords} `}
      {doubt && `${doubt} `}
      {ahead.hours > 0 ? told : words.noForecast}
    </p>
  );
}

interface DrawingProps {
  id: string;
  hours: RainHour[];
  now: Date;
  timeZone: string;
  thresholds: Thresholds;
}

function Drawing({ id, hours, now, timeZone, thresholds }: DrawingProps) {
  const { zip: { rain: words } } = useWords();
  const times = useTimes();
  const iso = (at: number) => new Date(at).toISOString();
  const layout = layOutRain(hours, {
    now,
    thresholds,
    hourOfDay: (at) => times.hourOfDay(iso(at), timeZone),
  });
  const { ground, top, nowX } = layout;
  const said = (at: number) =>
    `${times.weekday(iso(at), timeZone)} ${times.hour(iso(at), timeZone)}`;
  return (
    <svg role="img" aria-labelledby={id} aria-describedby={`${id}-told`}>
      <title id={id}>
        {words.title(said(hours[0]!.startAt), said(hours.at(-1)!.startAt + 3_600_000))}
      </title>
      {layout.ticks.map((tick) => (
        <TickMark key={tick.at} tick={tick} ground={ground} top={top}>
          {(tick.isMidnight ? times.weekday : times.hour)(iso(tick.at), timeZone)}
        </TickMark>
      ))}
      {layout.bars.map((bar) => <BarMark key={bar.x} bar={bar} />)}
      <line class="axis" x1="0" x2="100%" y1={`${ground}%`} y2={`${ground}%`} />
      <line class="now" x1={`${nowX}%`} x2={`${nowX}%`} y1={`${top}%`} y2={`${ground}%`} />
      <text class="strong" x={`${nowX}%`} y={`${top}%`} dy="-0.4em" text-anchor="middle">
        {words.now}
      </text>
      {layout.lines.map((line) => <LevelLine key={line.level} line={line} />)}
    </svg>
  );
}

function BarMark({ bar }: { bar: Bar }) {
  const level = bar.level === "any" ? "" : bar.level ?? "";
  return (
    <>
      <rect
        class={`bar ${bar.isForecast ? "forecast" : ""} ${level}`.trim().replace(/ +/, " ")}
        x={`${bar.x}%`}
        y={`${bar.y}%`}
        width={`${bar.width}%`}
        height={`${bar.height}%`}
      />
      {bar.isByHour && level && (
        <text
          class="by-hour"
          x={`${bar.x + bar.width / 2}%`}
          y={`${bar.y}%`}
          dy="-0.2em"
          text-anchor="middle"
        >
          ▲
        </text>
      )}
    </>
  );
}

function TickMark(
  props: { tick: Tick; ground: number; top: number; children: string },
) {
  const { x, isMidnight } = props.tick;
  return (
    <>
      <line
        class={isMidnight ? "day" : "tick"}
        x1={`${x}%`}
        x2={`${x}%`}
        y1={`${isMidnight ? props.top : props.ground}%`}
        y2={`${props.ground + 2.5}%`}
      />
      <text
        class={isMidnight ? "strong" : undefined}
        x={`${x}%`}
        y="98%"
        text-anchor="middle"
      >
        {props.children}
      </text>
    </>
  );
}

function LevelLine({ line: { level, y, mm, hangs, atEnd } }: { line: Line }) {
  const { common, zip: { rain: words } } = useWords();
  const { amount } = useRain();
  return (
    <>
      <line class="level-line" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
      <text
        x={atEnd ? "100%" : "0"}
        y={`${y}%`}
        dy={hangs ? "1.1em" : "-0.4em"}
        text-anchor={atEnd ? "end" : "start"}
      >
        {words.line(common.levels[level], amount(mm))}
      </text>
    </>
  );
}

/** Bursts are in the drawing; the rain of a whole hour counts too. */
function LevelsHere({ zip, thresholds }: { zip: ZipWeather; thresholds: Thresholds }) {
  const { common, zip: { rain: words } } = useWords();
  const { amount } = useRain();
  const sentences = (["heavy", "flood"] as const).map((level) => {
    const { mmPer15Min, mmPerHour } = thresholds.levels[level];
    const hour = Number.isFinite(mmPerHour) ? amount(mmPerHour) : undefined;
    return words.levels(common.levels[level], amount(mmPer15Min), hour);
  });
  const { of } = zip.thresholds;
  return <>{[...sentences, ...of ? [words.setBy(of)] : []].join(" ")}</>;
}
