// Who may switch the second pair of eyes off (docs/decisions/0037-eyes-off-by-two.md). Pure.
import { EYES_OFF_ASKED_DAYS, EYES_OFF_HOURS } from "../limits.ts";

const HOUR_MS = 3600_000;

interface EyesOff {
  /** A manager of now. */
  by: string;
  managers: { id: string; since: Date }[];
  /** Null: nobody has. */
  asked: { by: string | null; at: Date } | null;
  /** When somebody ceased to be a manager last; null: nobody has. */
  leftAt: Date | null;
  now: Date;
}

export type EyesOffVerdict =
  | "off"
  /** It is asked for now. */
  | "asked"
  /** It was asked for by the same person, and stands. */
  | "waits"
  /** Who joined or left changes nothing yet. */
  | "tooSoon";

export function judgeEyesOff({ by, managers, asked, leftAt, now }: EyesOff): EyesOffVerdict {
  const dayAgo = now.getTime() - EYES_OFF_HOURS * HOUR_MS;
  if (managers.length === 1) return leftAt && leftAt.getTime() > dayAgo ? "tooSoon" : "off";
  const own = managers.find(({ id }) => id === by);
  if (!own || own.since.getTime() > dayAgo) return "tooSoon";
  const asker = findAsker({ managers, asked, now });
  if (!asker) return "asked";
  return asker === by ? "waits" : "off";
}

/** Whose wish stands: of a manager of now, and not too old; undefined: nobody's. */
export function findAsker(
  { managers, asked, now }: Pick<EyesOff, "asked" | "now"> & { managers: { id: string }[] },
): string | undefined {
  if (!asked || asked.at.getTime() <= now.getTime() - EYES_OFF_ASKED_DAYS * 24 * HOUR_MS) {
    return undefined;
  }
  return managers.find(({ id }) => id === asked.by)?.id;
}
