// Which dangers there are, which of two is the worse, and which is worth a text. The rule is here alone;
// the database's `danger` has the same order, and a test holds them together.
import { isAtLeast, type Level } from "shared/levels.ts";

/**
 * From the least to the worst. By its nature a danger is a river's (slow, of days), the sea's or a great
 * lake's (by the tide and the wind), or the sky's, all others, which rise from one to the next within hours:
 * any rain, heavy rain or a Flood Advisory, rain of flood level by the forecast, a Flash Flood Warning, one
 * that warns of considerable damage, a Flash Flood Emergency. A river and high water come before the
 * streets where both are forecast: rain is nearer. `shown` is no danger yet, or none that is told.
 */
export const DANGERS = [
  "shown",
  "statement",
  "any",
  "coastalStatement",
  "heavy",
  "advisory",
  "coastalAdvisory",
  "river",
  "coastal",
  "rain",
  "surge",
  "flashFlood",
  "considerable",
  "emergency",
] as const;
export type DangerKind = (typeof DANGERS)[number];

/** The Weather Service's word for what a flash flood may do: phones sound for these two alone. */
export const THREATS = ["CONSIDERABLE", "CATASTROPHIC"] as const;
export type Threat = (typeof THREATS)[number];

export type Nature = "sky" | "river" | "sea";

/** Dangers of different nature are told beside each other. The same in SQL: nature_of(). */
export function natureOf(kind: DangerKind): Nature {
  switch (kind) {
    case "river":
      return "river";
    case "coastalStatement":
    case "coastalAdvisory":
    case "coastal":
    case "surge":
      return "sea";
    default:
      return "sky";
  }
}

/** The level of those whom a danger concerns. */
export function levelOfDanger(kind: DangerKind): Level {
  switch (kind) {
    case "shown":
    case "statement":
    case "any":
    case "coastalStatement":
      return "any";
    case "heavy":
    case "advisory":
    case "coastalAdvisory":
      return "heavy";
    default:
      return "flood";
  }
}

export function dangerOfRain(level: Level): DangerKind {
  return level === "flood" ? "rain" : level;
}

/** By the Weather Service's word. */
export function isOfficial(kind: DangerKind): boolean {
  return kind !== "any" && kind !== "heavy" && kind !== "rain";
}

/** Whether a storm of these was by the Weather Service's word alone, and none of the sky's at flood risk. */
export function isWithoutRain(told: { kind: DangerKind }[]): boolean {
  return told.length > 0 &&
    told.every(({ kind }) =>
      natureOf(kind) === "sea" || isOfficial(kind) && levelOfDanger(kind) !== "flood"
    );
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
/** High water comes twice a day: within this long another message of no more is of the same tide. */
const TIDE_MS = 12 * 60 * MINUTE_MS;

/**
 * Whether a danger is worth a text, by what was told of its storm already. Dangers of different nature
 * are told each; of one nature a rise is told, and nothing twice:
 * - a river once a storm, whichever message it stands in;
 * - high water once a tide, and a message once, however often it is updated;
 * - a warning once, however often it is updated, lost and found, or cancelled and issued anew at once;
 * - flood risk by the sky again only where it had been over in between;
 * - what is less than flood risk once a storm and level, whoever says it, and once a day where a river or
 *   the sea keeps the storm open for days.
 */
export function isNews(
  { kind, chain }: Omit<ToldDanger, "at">,
  told: ToldDanger[],
  { now, spell }: { now: Date; spell?: FloodSpell },
): boolean {
  const nature = natureOf(kind);
  const level = levelOfDanger(kind);
  const alike = told.filter((each) => natureOf(each.kind) === nature);
  if (nature === "river") return alike.length === 0;
  const asBad = level === "flood" || nature === "sea"
    ? alike.filter((each) => !isWorse(kind, each.kind))
    : alike.filter((each) => isAtLeast(levelOfDanger(each.kind), level));
  const since = (ms: number) => ({ at }: ToldDanger) => at.getTime() > now.getTime() - ms;
  if (chain !== undefined && asBad.some((each) => each.chain === chain)) return false;
  if (nature === "sea") return !asBad.some(since(TIDE_MS));
  if (level !== "flood") {
    return alike.length === told.length ? asBad.length === 0 : !asBad.some(since(DAY_MS));
  }
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
