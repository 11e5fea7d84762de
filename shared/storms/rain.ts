// The rain over one grid cell: past and forecast sums of 15 minutes each. A gap is not silence: a sum
// that is not known is null, and every question here says what it makes of one. The loops are plain:
// a sweep of the whole country runs them a million times.

export const STEP_MS = 15 * 60_000;
const STEPS_PER_HOUR = 4;

export interface Rain {
  /** The end of the first 15 minutes, in epoch milliseconds; each next sum ends 15 minutes later. */
  firstAt: number;
  /** Millimetres; null: not known. Past and forecast alike come from a model: estimated, never measured. */
  mm: readonly (number | null)[];
}

/** Where nothing is known. */
export const NO_RAIN_KNOWN: Rain = { firstAt: 0, mm: [] };

/** Rain over a length of time that ended, or will end, at `at`. */
export interface Amount {
  mm: number;
  at: number;
}

/** What nobody knows of in between is null. `at` in epoch milliseconds, in order. */
export function rainOfSums(sums: { at: number; mm: number }[]): Rain {
  const [first] = sums;
  if (!first) return NO_RAIN_KNOWN;
  const firstAt = first.at;
  const mm: number[] = [];
  for (const sum of sums) mm[(sum.at - firstAt) / STEP_MS] = sum.mm;
  return { firstAt, mm: Array.from(mm, (value) => value ?? null) };
}

export function timeOf(rain: Rain, index: number): number {
  return rain.firstAt + index * STEP_MS;
}

/** The first 15 minutes that end after `time`; they may lie outside what is known. */
function indexAfter(rain: Rain, time: number): number {
  return Math.floor((time - rain.firstAt) / STEP_MS) + 1;
}

/** The ends of the 15 minutes whose rain is known, in order. */
export function knownTimes(rain: Rain): number[] {
  return rain.mm.flatMap((mm, index) => mm === null ? [] : [timeOf(rain, index)]);
}

/** Whether all of the time from `from` to the last full 15 minutes before `to` is known. */
export function isKnown(rain: Rain, from: number, to: number): boolean {
  const end = indexAfter(rain, to);
  if (rain.firstAt - STEP_MS > from || end > rain.mm.length) return false;
  for (let index = Math.max(indexAfter(rain, from), 0); index < end; index++) {
    if (rain.mm[index] === null) return false;
  }
  return true;
}

/** Whether anything is known of the 15 minutes that end after `from` and not after `to`. */
export function isKnownInPart(rain: Rain, from: number, to: number): boolean {
  const end = Math.min(indexAfter(rain, to), rain.mm.length);
  for (let index = Math.max(indexAfter(rain, from), 0); index < end; index++) {
    if (rain.mm[index] !== null) return true;
  }
  return false;
}

/** Until when all is known from `from` on; before it where nothing is. */
export function knownUntil(rain: Rain, from: number): number {
  let index = indexAfter(rain, from);
  while (index >= 0 && index < rain.mm.length && rain.mm[index] !== null) index++;
  return timeOf(rain, index - 1);
}

/** The wettest 15 minutes among those that end after `from` and not after `to`; the first of equals. */
export function wettestQuarter(rain: Rain, from: number, to: number): Amount {
  const { mm } = rain;
  const end = Math.min(indexAfter(rain, to), mm.length);
  let most = 0;
  let at = from;
  for (let index = Math.max(indexAfter(rain, from), 0); index < end; index++) {
    const known = mm[index] ?? 0;
    if (known <= most) continue;
    most = known;
    at = timeOf(rain, index);
  }
  return { mm: most, at };
}

/**
 * The wettest hour among those that end after `from` and not after `to`; it may begin before. Of an
 * hour known in part the sum of what is known: it rained that much at least.
 */
export function wettestHour(rain: Rain, from: number, to: number): Amount {
  const { mm } = rain;
  const end = Math.min(indexAfter(rain, to), mm.length);
  let most = 0;
  let at = from;
  for (let index = Math.max(indexAfter(rain, from), 0); index < end; index++) {
    let sum = mm[index] ?? 0;
    for (let back = 1; back < STEPS_PER_HOUR && back <= index; back++) sum += mm[index - back] ?? 0;
    // 0.1 + 0.2 must not miss a threshold of 0.3.
    const rounded = Math.round(sum * 100) / 100;
    if (rounded <= most) continue;
    most = rounded;
    at = timeOf(rain, index);
  }
  return { mm: most, at };
}

/** The end of the last 15 minutes with at least `mm` that end after `from` and not after `to`. */
export function lastWithAtLeast(
  rain: Rain,
  mm: number,
  { from, to }: { from: number; to: number },
): number | undefined {
  const first = Math.max(indexAfter(rain, from), 0);
  for (let index = Math.min(indexAfter(rain, to), rain.mm.length) - 1; index >= first; index--) {
    if ((rain.mm[index] ?? 0) >= mm) return timeOf(rain, index);
  }
}

/** The end of the first 15 minutes with at least `mm` that end after `from`. */
export function firstWithAtLeast(rain: Rain, mm: number, from: number): number | undefined {
  for (let index = Math.max(indexAfter(rain, from), 0); index < rain.mm.length; index++) {
    if ((rain.mm[index] ?? 0) >= mm) return timeOf(rain, index);
  }
}

/**
 * When rain that is on at `to` began: the end of the first wet 15 minutes after a dry hour, not before
 * `from`. What is not known makes no hour dry.
 */
export function startOfRain(
  rain: Rain,
  mm: number,
  { from, to }: { from: number; to: number },
): number {
  const first = Math.max(indexAfter(rain, from), 0);
  let start = to;
  let dry = 0;
  let index = Math.min(indexAfter(rain, to), rain.mm.length) - 1;
  for (; index >= first && dry < STEPS_PER_HOUR; index--) {
    const known = rain.mm[index]!;
    if (known === null) continue;
    if (known >= mm) {
      start = timeOf(rain, index);
      dry = 0;
    } else dry++;
  }
  return start;
}

/**
 * When rain that is on at `from` stops: the end of the last wet 15 minutes before a dry hour. What is
 * not known makes no hour dry.
 */
export function endOfRain(rain: Rain, mm: number, from: number): number {
  let end = from;
  let dry = 0;
  let index = Math.max(indexAfter(rain, from), 0);
  for (; index < rain.mm.length && dry < STEPS_PER_HOUR; index++) {
    const known = rain.mm[index]!;
    if (known === null) continue;
    if (known >= mm) {
      end = timeOf(rain, index);
      dry = 0;
    } else dry++;
  }
  return end;
}
