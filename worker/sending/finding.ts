// Which text of the carrier's list is the one in question. Pure.
import type { ListedText } from "shared/server/twilio.ts";

export type Finding =
  | { is: "found"; text: ListedText }
  /** None of them can be it. */
  | { is: "missing" }
  /** One may be it: the list does not say enough. */
  | { is: "unclear" };

/** Clocks differ, ours from the carrier's. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Among the newest texts to its number. A null tells nothing: a text without words may be any, one
 * without a time may be of any time.
 *
 * @param options.known ids that are some other message's
 * @param options.isWhole the list shows all there are, not the newest alone
 */
export function findIn(
  listed: ListedText[],
  message: { body: string; sendingAt: Date },
  { known, isWhole }: { known: ReadonlySet<string>; isWhole: boolean },
): Finding {
  const since = message.sendingAt.getTime() - CLOCK_SKEW_MS;
  const isOlder = ({ createdAt }: ListedText) => createdAt !== null && createdAt.getTime() < since;
  const possible = listed.filter((text) => !known.has(text.sid) && !isOlder(text));
  const alike = possible.filter(({ body }) => body !== null && isSame(body, message.body));
  const text = alike.find(({ createdAt }) => createdAt !== null) ?? alike[0];
  if (text) return { is: "found", text };
  if (possible.some(({ body }) => body === null)) return { is: "unclear" };
  return isWhole || listed.some(isOlder) ? { is: "missing" } : { is: "unclear" };
}

/** A trial account puts words of its own before ours. */
function isSame(listed: string, ours: string): boolean {
  return listed.endsWith(ours);
}
