// The rain over one grid cell: past and forecast sums of 15 minutes each, without gaps.

export const STEP_MS = 15 * 60_000;
const STEPS_PER_HOUR = 4;

export interface Rain {
  /** The end of the first 15 minutes, in epoch milliseconds; each next sum ends 15 minutes later. */
  firstAt: number;
  /** Millimetres. Past and forecast alike come from a model: estimated, never measured. */
  mm: number[];
}

/** Rain over a length of time that ended, or will end, at `at`. */
export interface Amount {
  mm: number;
  at: number;
}

export function timeOf(rain: Rain, index: number): number {
  return rain.firstAt + index * STEP_MS;
}

/** The wettest 15 minutes among those that end after `from` and not after `to`; the first of equals. */
export function wettestQuarter(rain: Rain, from: number, to: number): Amount {
  return wettest(rain, from, to, (index) => rain.mm[index]!);
}

/** The wettest hour among those that end after `from` and not after `to`; it may begin before. */
export function wettestHour(rain: Rain, from: number, to: number): Amount {
  return wettest(rain, from, to, (index) => {
    let sum = 0;
    for (let i = Math.max(0, index - STEPS_PER_HOUR + 1); i <= index; i++) sum += rain.mm[i]!;
    // 0.1 + 0.2 must not miss a threshold of 0.3.
    return Math.round(sum * 100) / 100;
  });
}

function wettest(rain: Rain, from: number, to: number, mmAt: (index: number) => number): Amount {
  const worst = { mm: 0, at: from };
  for (let index = 0; index < rain.mm.length; index++) {
    const at = timeOf(rain, index);
    if (at <= from) continue;
    if (at > to) break;
    const mm = mmAt(index);
    if (mm > worst.mm) Object.assign(worst, { mm, at });
  }
  return worst;
}

/** The end of the last 15 minutes, not after `to`, with at least `mm`. */
export function lastWithAtLeast(rain: Rain, mm: number, to: number): number | undefined {
  for (let index = rain.mm.length - 1; index >= 0; index--) {
    const at = timeOf(rain, index);
    if (at <= to && rain.mm[index]! >= mm) return at;
  }
}

/** When rain that is on at `from` stops: the end of the last wet 15 minutes before a dry hour. */
export function endOfRain(rain: Rain, mm: number, from: number): number {
  let end = from;
  for (let index = 0; index < rain.mm.length; index++) {
    const at = timeOf(rain, index);
    if (at > end + STEPS_PER_HOUR * STEP_MS) break;
    if (at > end && rain.mm[index]! >= mm) end = at;
  }
  return end;
}
