// What a broadcast takes: time and money. Pure.

/**
 * From the click to the last phone: it leaves after the time to undo, behind all that waits already, at
 * the sending number's speed.
 */
export function minutesToLastPhone(
  { people, ahead, perSecond, undoSeconds }: {
    people: number;
    /** Texts that wait in line before it. */
    ahead: number;
    perSecond: number;
    undoSeconds: number;
  },
): number {
  const seconds = Math.max(undoSeconds, ahead / perSecond) + people / perSecond;
  return Math.ceil(seconds / 60);
}

/** In dollars, to the cent. */
export function priceOf(parts: number, segmentCents: number): number {
  return Math.round(parts * segmentCents) / 100;
}

/** How many get it before it is too late: the rest is dropped. */
export function reachedInTime(
  { people, ahead, perSecond, validSeconds }: {
    people: number;
    ahead: number;
    perSecond: number;
    /** From when it leaves. */
    validSeconds: number;
  },
): number {
  return Math.max(0, Math.min(people, Math.floor(validSeconds * perSecond - ahead)));
}
