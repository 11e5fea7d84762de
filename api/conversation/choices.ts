// Choices made by text: the same as on the account page, by the same rules.
import type { Me } from "shared/api/people.ts";
import { MAX_PLACES } from "shared/limits.ts";
import type { Language } from "shared/languages.ts";
import { DEFAULT_LEVEL, type Level } from "shared/levels.ts";
import { AppError } from "shared/server/app_error.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { WORDS } from "shared/server/words/words.ts";
import { changeMe } from "../me/me.ts";
import { findUnknownZip } from "../geocoding/unknown_zips.ts";
import { type Conversation, timeFor } from "./conversation.ts";
import { hasAgreedToNews } from "./news.ts";

export async function pauseAlerts(talk: Conversation): Promise<string> {
  const { pausedUntil } = await changeMe(talk.deps, talk.me.id, { paused: true });
  return talk.words.reply.paused({ until: timeFor(talk, new Date(pausedUntil!)) });
}

export async function resumeAlerts({ deps, me, words }: Conversation): Promise<string> {
  await changeMe(deps, me.id, { paused: false });
  return words.reply.resumed;
}

/** NEWS OFF, NEWS ON: alerts come either way. */
export async function chooseBroadcasts(
  { deps, me, words: { reply } }: Conversation,
  wantsBroadcasts: boolean,
): Promise<string> {
  await changeMe(deps, me.id, { wantsBroadcasts });
  if (!wantsBroadcasts) return reply.alertsOnly;
  return hasAgreedToNews(me)
    ? reply.broadcastsToo
    : reply.consentNeeded({ link: `${deps.publicUrl}/account` });
}

/** AHEAD OFF, AHEAD ON: alerts come either way. */
export async function chooseAhead(
  { deps, me, words: { reply } }: Conversation,
  wantsAhead: boolean,
): Promise<string> {
  await changeMe(deps, me.id, { wantsAhead });
  if (!wantsAhead) return reply.aheadOff;
  if (!me.consentVersion) return reply.consentNeeded({ link: `${deps.publicUrl}/account` });
  return me.places.length === 0 ? reply.noPlaces : reply.aheadOn;
}

/** TIDE OFF, TIDE ON: kept also of who follows no place with a gauge yet, and told what it is worth. */
export async function chooseTides(
  { deps, me, words: { reply } }: Conversation,
  wantsTides: boolean,
): Promise<string> {
  await changeMe(deps, me.id, { wantsTides });
  if (!wantsTides) return reply.tidesOff;
  if (!me.consentVersion) return reply.consentNeeded({ link: `${deps.publicUrl}/account` });
  if (me.places.length === 0) return reply.noPlaces;
  return hasGauge(me) ? reply.tidesOn : reply.tidesNowhere;
}

/** Whether a tide station speaks for one of their places. */
export function hasGauge({ tideZips = [] }: Pick<Me, "tideZips">): boolean {
  return tideZips.length > 0;
}

export async function changeLanguage(
  { deps, me }: Conversation,
  language: Language,
): Promise<string> {
  await changeMe(deps, me.id, { language });
  return WORDS[language].reply.language;
}

/** ZIP 11215 */
export async function followZip(
  talk: Conversation,
  { zip, level }: { zip: string; level?: Level },
): Promise<string> {
  const { deps, me, words: { reply } } = talk;
  const own = me.places.find((place) => place.zip === zip);
  if (own && level && level !== own.level) return await setLevel(talk, { zip, level });
  if (own) return reply.followsAlready({ zip, where: placeName(own), level: own.level });
  const link = `${deps.publicUrl}/account`;
  if (!me.consentVersion) return reply.consentNeeded({ link });
  if (me.places.length >= MAX_PLACES) return reply.tooManyPlaces({ max: MAX_PLACES, link });
  const place = { zip, level: level ?? DEFAULT_LEVEL };
  try {
    const { places } = await changeMe(deps, me.id, { places: [...me.places, place] });
    const added = places.find((place) => place.zip === zip)!;
    return reply.follows({ zip, where: placeName(added), level: added.level });
  } catch (error) {
    if (error instanceof AppError && error.code === "placeUnknown") {
      return await sayUnknown(talk, zip);
    }
    throw error;
  }
}

/** REMOVE 11231: it says what is left, and how all of it ends. */
export async function unfollowZips(talk: Conversation, zips: string[]): Promise<string> {
  const { deps, me, words: { reply } } = talk;
  const removed = me.places.filter(({ zip }) => zips.includes(zip));
  if (removed.length === 0) return reply.notFollowed({ zip: zips[0]! });
  const places = me.places.filter(({ zip }) => !zips.includes(zip));
  await changeMe(deps, me.id, { places });
  return reply.unfollowed({
    // Five names of cities are more than a text holds.
    where: removed.length === 1 ? placeName(removed[0]!) : removed.map(({ zip }) => zip).join(", "),
    left: places.map(({ zip }) => zip).join(", "),
  });
}

/** A ZIP code that FloodLine has no place for. */
export async function sayUnknown(
  { deps, words: { reply } }: Conversation,
  zip: string,
): Promise<string> {
  const { isInService = false, near = null } = await findUnknownZip(deps.sql, zip) ?? {};
  return isInService ? reply.zipUnplaced({ zip, near }) : reply.zipUnknown({ zip, near });
}

/** LEVEL HEAVY, of all places; LEVEL 11215 HEAVY, of one. */
export async function setLevel(
  { deps, me, words: { reply } }: Conversation,
  { zip, level }: { zip?: string; level: Level },
): Promise<string> {
  if (me.places.length === 0) return reply.noPlaces;
  const named = me.places.find((place) => place.zip === zip);
  if (zip && !named) return reply.notFollowed({ zip });
  const places = me.places.map((place) => zip && place.zip !== zip ? place : { ...place, level });
  await changeMe(deps, me.id, { places });
  return reply.level({ where: named && placeName(named), level });
}
