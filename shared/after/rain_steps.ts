// Rain in steps that a drawing has room for, and a table without rows of nothing. Pure.

const QUARTER_MS = 15 * 60_000;
const STEPS_MINUTES = [15, 60, 24 * 60] as const;
/** More bars than this are hair. */
const MOST_BARS = 240;

export interface RainStep {
  /** In milliseconds since 1970. */
  startAt: number;
  mm: number;
  /** Thresholds are of 15 minutes: a longer step's sum would hide a burst. */
  wettestMm: number;
}

/** The shortest step with room for all of that time. */
export function stepFor(lengthMs: number): number {
  const fits = STEPS_MINUTES.find((minutes) => lengthMs / (minutes * 60_000) <= MOST_BARS);
  return (fits ?? STEPS_MINUTES.at(-1)!) * 60_000;
}

/** Steps with what is known of them, in order. Days are of 24 hours from `from` on. */
export function stepsOf(
  quarters: readonly { at: string; mm: number }[],
  { from, stepMs }: { from: number; stepMs: number },
): RainStep[] {
  const steps = new Map<number, RainStep>();
  for (const { at, mm } of quarters) {
    const begins = Date.parse(at) - QUARTER_MS;
    const startAt = from + Math.floor((begins - from) / stepMs) * stepMs;
    const step = steps.get(startAt) ?? { startAt, mm: 0, wettestMm: 0 };
    step.mm = Math.round((step.mm + mm) * 100) / 100;
    step.wettestMm = Math.max(step.wettestMm, mm);
    steps.set(startAt, step);
  }
  return [...steps.values()].toSorted((a, b) => a.startAt - b.startAt);
}

interface RainStretch {
  from: RainStep;
  /** The last of several dry ones; else the same. */
  until: RainStep;
}

/** Neighbouring steps without rain as one. */
export function stretchesOfSteps(steps: readonly RainStep[], stepMs: number): RainStretch[] {
  const stretches: RainStretch[] = [];
  for (const step of steps) {
    const last = stretches.at(-1);
    const goesOn = last && step.mm === 0 && last.until.mm === 0 &&
      step.startAt === last.until.startAt + stepMs;
    if (goesOn) last.until = step;
    else stretches.push({ from: step, until: step });
  }
  return stretches;
}
