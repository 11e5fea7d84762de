// When a photo says it was taken. Cameras whose clock was never set write the year 0000 or 9999: such
// a photo is a photo, only its date is none.

/** Before it nobody took digital photos. */
const FIRST = Date.UTC(1990, 0, 1);
/** Clocks run ahead, and those without an offset may be anywhere on Earth. */
const AHEAD_MS = 26 * 60 * 60_000;

/** Undefined where it cannot be true. */
export function plausibleTakenAt(text: string | undefined, now: Date): Date | undefined {
  const at = Date.parse(text ?? "");
  return at >= FIRST && at <= now.getTime() + AHEAD_MS ? new Date(at) : undefined;
}
