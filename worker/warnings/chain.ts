// Which message of the Weather Service follows which: an update or a cancellation has an id of its
// own, and names those whose place it takes.
import type { WarningMessage } from "./feature.ts";

export interface Followed {
  /** Each heard message, with the first of its chain. */
  firstIds: Map<string, string>;
  /** A message, heard now or before → the one that took its place. */
  replacedBy: Map<string, string>;
}

/** `known`: the messages that were kept, with the first of their chains. */
export function follow(heard: WarningMessage[], known: Map<string, string>): Followed {
  const firstIds = new Map<string, string>();
  const replacedBy = new Map<string, string>();
  const toCome = new Set(heard.map(({ id }) => id));
  for (const { id, references } of inOrder(heard)) {
    const firstOf = (id: string) => firstIds.get(id) ?? known.get(id);
    const kept = references.find(firstOf);
    toCome.delete(id);
    firstIds.set(id, firstOf(id) ?? (kept ? firstOf(kept)! : references[0] ?? id));
    for (const before of references) {
      // Itself, or one that was sent later: two that name each other would both be gone.
      if (before === id || toCome.has(before)) continue;
      if (!replacedBy.has(before)) replacedBy.set(before, id);
    }
  }
  return { firstIds, replacedBy };
}

/**
 * As they were sent; of a product that goes on for some counties and is cancelled for others, the
 * update first: it is what took the place of the warning.
 */
function inOrder(heard: WarningMessage[]): WarningMessage[] {
  const rank = ({ messageType }: WarningMessage) => RANKS.indexOf(messageType);
  return heard.toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || rank(a) - rank(b));
}

const RANKS: WarningMessage["messageType"][] = ["Alert", "Update", "Cancel"];
