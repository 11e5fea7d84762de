// Where the bars of a drawing stand, in percent of its box. Pure.
import type { BarDrawing, BarTone } from "./document.ts";

/** Of the highest: its line's words have room above it. */
const HEADROOM = 1.12;
/** Bars do not touch. */
const SHARE_OF_SLOT = 0.8;
/** Few bars do not stand like towers. */
const WIDEST_BAR = 6;

interface BarsAsked {
  /** Each a step long, in order; what is missing stays empty. */
  values: { at: number; value: number; tone: BarTone }[];
  from: number;
  until: number;
  stepMs: number;
  /** Values at which a line is drawn. */
  lines: { label: string; value: number }[];
  ticks: { at: number; label: string }[];
}

export function layOutBars(
  { values, from, until, stepMs, lines, ticks }: BarsAsked,
): Pick<BarDrawing, "bars" | "lines" | "ticks"> {
  const most = Math.max(0, ...values.map(({ value }) => value), ...lines.map(({ value }) => value));
  const ceiling = most * HEADROOM || 1;
  const length = Math.max(until - from, stepMs);
  const x = (at: number) => round(100 * (at - from) / length);
  const y = (value: number) => round(100 - 100 * value / ceiling);
  const slot = 100 * stepMs / length;
  const width = round(Math.min(SHARE_OF_SLOT * slot, WIDEST_BAR));
  return {
    bars: values.filter(({ value }) => value > 0).map(({ at, value, tone }) => ({
      x: round(x(at) + (slot - width) / 2),
      y: y(value),
      width,
      height: round(100 - y(value)),
      tone,
    })),
    lines: lines.map(({ label, value }) => ({ label, y: y(value) })),
    ticks: ticks.filter(({ at }) => at >= from && at <= until)
      .map(({ at, label }) => ({ x: x(at), label })),
  };
}

/** Words under a drawing, as many as stand beside one another. */
const MOST_TICKS = 7;
const HOUR_MS = 3600_000;

/** By whole hours of the place's own clock, which may skip or repeat one; by days where there are many. */
export function ticksBetween(
  from: number,
  until: number,
  { hourOfDay, hour, day }: {
    hourOfDay: (at: string) => number;
    hour: (at: string) => string;
    day: (at: string) => string;
  },
): { at: number; label: string }[] {
  const hours = (until - from) / HOUR_MS;
  const every = [1, 3, 6, 12, 24, 48, 120, 240].find((each) => hours / each <= MOST_TICKS) ?? 240;
  const ticks: { at: number; label: string }[] = [];
  let days = 0;
  for (let at = Math.ceil(from / HOUR_MS) * HOUR_MS; at <= until; at += HOUR_MS) {
    const iso = new Date(at).toISOString();
    const isMidnight = hourOfDay(iso) === 0;
    if (every >= 24) {
      if (isMidnight && days++ % (every / 24) === 0) ticks.push({ at, label: day(iso) });
    } else if (hourOfDay(iso) % every === 0) {
      ticks.push({ at, label: isMidnight ? day(iso) : hour(iso) });
    }
  }
  return ticks;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
