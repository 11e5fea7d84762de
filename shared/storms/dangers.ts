// Which dangers there are, which of two is the worse, and which is worth a text. The rule is here alone;
// migrations/0033 has the order for the database, and a test holds them together.
import { type Level, LEVELS } from "shared/levels.ts";

/**
 * From the least to the worst. By its nature a danger is either a river's (`river`: slow, of days) or
 * the sky's, all others, which rise from one to the next within hours: any rain, heavy rain, rain of
 * flood level by the forecast, a Flash Flood Warning, one that warns of considerable damage, a Flash
 * Flood Emergency. A river comes before the streets where both are forecast: rain is nearer.
 */
export const DANGERS = [
  "any",
  "heavy",
  "river",
  "rain",
  "flashFlood",
  "considerable",
  "emergency",
] as const;
export type DangerKind = (typeof DANGERS)[number];

/** The Weather Service's word for what a flash flood may do: phones sound for these two alone. */
export const THREATS = ["CONSIDERABLE", "CATASTROPHIC"] as const;
export type Threat = (typeof THREATS)[number];

/** What an official warning is. An areal or river Flood Warning is slow, whatever its tags. */
export function dangerOfWarning(event: string, threat: Threat | null): DangerKind {
  if (!event.startsWith("Flash Flood")) return "river";
  if (threat === "CATASTROPHIC") return "emergency";
  return threat === "CONSIDERABLE" ? "considerable" : "flashFlood";
}

/** What people call it: the worst of the service's flash flood warnings is an emergency. */
export function nameOfWarning(
  { event, threat }: { event: string; threat?: Threat | null },
): string {
  switch (dangerOfWarning(event, threat ?? null)) {
    case "emergency":
      return "Flash Flood Emergency";
    case "considerable":
      return `${event} (considerable damage)`;
    default:
      return event;
  }
}

/** The level of those whom a danger concerns. */
export function levelOfDanger(kind: DangerKind): Level {
  return (LEVELS as readonly string[]).includes(kind) ? kind as Level : "flood";
}

export function dangerOfRain(level: Level): DangerKind {
  return level === "flood" ? "rain" : level;
}

export function isOfficial(kind: DangerKind): boolean {
  return kind === "river" || isWorse(kind, "rain");
}

/** The lesser first. */
export function compareDangers(one: DangerKind, other: DangerKind): number {
  return DANGERS.indexOf(one) - DANGERS.indexOf(other);
}

function isWorse(kind: DangerKind, than: DangerKind): boolean {
  return compareDangers(kind, than) > 0;
}

/** A danger that was told in a storm. */
export interface ToldDanger {
  kind: DangerKind;
  at: Date;
  /** Of an official warning the first message of its chain: an update is the same warning. */
  chain?: string;
}

/** Since when, and when last, one storm's sky was at flood risk: by rain or by a flash flood's warning. */
export interface FloodSpell {
  from: Date;
  at: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** An official warning after this long without one, or without rain of flood level, is another's. */
const SPELL_OVER_MS = 60 * MINUTE_MS;
/** Forecasts come and go by the hour: after this long without, rain of flood level is a new rise. */
const RAIN_SPELL_OVER_MS = 3 * 60 * MINUTE_MS;

/**
 * Whether a danger is worth a text, by what was told of its storm already. Dangers of different nature
 * are told each; of one nature a rise is told, and nothing twice:
 * - a river once a storm, whichever message it stands in;
 * - a warning once, however often it is updated, lost and found, or cancelled and issued anew at once;
 * - flood risk by the sky again only where it had been over in between;
 * - lesser rain once a storm, and once a day where a river keeps the storm open for days.
 */
export function isNews(
  { kind, chain }: Omit<ToldDanger, "at">,
  told: ToldDanger[],
  { now, spell }: { now: Date; spell?: FloodSpell },
): boolean {
  const isRiver = told.some((each) => each.kind === "river");
  if (kind === "river") return !isRiver;
  const asBad = told.filter((each) => each.kind !== "river" && !isWorse(kind, each.kind));
  if (levelOfDanger(kind) !== "flood") {
    return !asBad.some(({ at }) => !isRiver || at.getTime() > now.getTime() - DAY_MS);
  }
  if (chain !== undefined && asBad.some((each) => each.chain === chain)) return false;
  return isSpellOver(kind, spell, now) || !asBad.some(({ at }) => !spell || at >= spell.from);
}

/** The spell as it is once a danger of the sky at flood risk is seen at `now`. */
export function spellWith(kind: DangerKind, spell: FloodSpell | undefined, now: Date): FloodSpell {
  if (!spell || isSpellOver(kind, spell, now)) return { from: now, at: now };
  return { from: spell.from, at: new Date(Math.max(now.getTime(), spell.at.getTime())) };
}

function isSpellOver(kind: DangerKind, spell: FloodSpell | undefined, now: Date): boolean {
  if (!spell) return false;
  const over = isOfficial(kind) ? SPELL_OVER_MS : RAIN_SPELL_OVER_MS;
  return now.getTime() - spell.at.getTime() > over;
}
