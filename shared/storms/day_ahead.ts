// Whether somebody who asked to hear a day ahead is texted of a watch now. Pure.
import { isWatch } from "./products.ts";

/** A watch that is in force. */
interface Watch {
  event: string;
  /** Null: it has begun. */
  onsetAt: Date | null;
  /** Null: until further notice. */
  endsAt: Date | null;
}

/** A ZIP code of the reader's that it touches. */
export interface AheadPlace {
  zip: string;
  /** Why nothing may come there now. */
  heldFor: "quiet" | "pause" | null;
  /** When it is quiet there next; null: never. */
  quietAt: Date | null;
  /** A storm of flood risk is open: that tells itself. */
  isFlooding: boolean;
  /** Until when another watch of the same product lasts that they were told of there; null: of none. */
  toldUntil: Date | null;
}

type AheadDecision =
  /** It is nothing to them, or no more. */
  | { kind: "quiet" }
  /** Nothing is held: it is asked again at the next hearing. */
  | { kind: "wait" }
  /** One text of these; after `until` it is no use, or would wake. */
  | { kind: "tell"; zips: string[]; until: Date };

/** Where neither the watch nor the reader's night ends it. */
const WORTH_MS = 12 * 3600_000;

/** Of all their ZIP codes that it touches; whether it was told before is the caller's to know. */
export function decideAhead(watch: Watch, places: AheadPlace[], now: Date): AheadDecision {
  if (!isWatch(watch) || watch.endsAt && watch.endsAt <= now) return { kind: "quiet" };
  // Two of one product over one place and time say the same; one that begins later is another.
  const startsAt = watch.onsetAt && watch.onsetAt > now ? watch.onsetAt : now;
  const ahead = places.filter(({ isFlooding, toldUntil }) =>
    !isFlooding && !(toldUntil && startsAt < toldUntil)
  );
  if (ahead.length === 0) return { kind: "quiet" };
  if (ahead.some(({ heldFor }) => heldFor !== null)) return { kind: "wait" };
  const ends = [watch.endsAt, ...ahead.map(({ quietAt }) => quietAt)].filter((at) => at !== null);
  const until = Math.min(now.getTime() + WORTH_MS, ...ends.map((at) => at.getTime()));
  return { kind: "tell", zips: ahead.map(({ zip }) => zip), until: new Date(until) };
}
