// The texts those alerts became, in the worker's own words, and what the carrier said of them.
import { isAtLeast } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import { alertText, askText, clearText } from "shared/server/words/alerts.ts";
import type { ZipCode } from "shared/server/words/tell.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import { type Fate, fateOf } from "./fates.ts";
import type { DemoAlert, Episode } from "./history.ts";
import type { DemoPlace, User } from "./people.ts";
import type { Random } from "../../ground/random.ts";

const HOUR_MS = 3_600_000;
const PRIORITIES = { flood: 3, warning: 3, heavy: 2, any: 1, clear: 0, ask: -1 };

export interface DemoText extends Fate {
  id: string;
  kind: "alert";
  userId: string;
  phone: string;
  episodeId: string;
  step: string;
  alertId: string;
  language: string;
  body: string;
  segments: number;
  priority: number;
  createdAt: Date;
  expiresAt: Date;
}

export interface DemoReceipt {
  messageId: string;
  status: string;
  errorCode: number | null;
  receivedAt: Date;
}

export function makeTexts(
  alerts: DemoAlert[],
  { places, users, episodes, townOf, publicUrl, now, random }: {
    places: DemoPlace[];
    users: Map<string, User>;
    episodes: Episode[];
    townOf: (zip: string) => ZipCode;
    publicUrl: string;
    now: Date;
    random: Random;
  },
): { messages: DemoText[]; receipts: DemoReceipt[] } {
  const messages: DemoText[] = [];
  /** Reader and storm → when a text of it was with the carrier first. */
  const toldAt = new Map<string, Date>();
  for (const alert of alerts) {
    const { zip } = alert.episode;
    const place = townOf(zip);
    const siblings = alerts.filter(({ episode }) => episode === alert.episode);
    const overZip = episodes.filter((episode) => episode.zip === zip);
    let waitMs = 0;
    for (const { userId, level } of places.filter((followed) => followed.zip === zip)) {
      const user = users.get(userId)!;
      const key = `${userId} ${alert.episode.id}`;
      const concerns = alert.step === "clear" || alert.step === "ask"
        ? (toldAt.get(key) ?? now) < alert.createdAt
        : isAtLeast(alert.step === "warning" ? "flood" : alert.step, level);
      if (!concerns || !wantsTexts(user, alert.createdAt)) continue;
      waitMs += 1000;
      const { timeZone } = place;
      const telling = { user, alert, timeZone, siblings, episodes: overZip, waitMs, now, random };
      const fate = fateOf(telling);
      if (!fate) continue;
      if (fate.status === "delivered") {
        toldAt.set(key, toldAt.get(key) ?? fate.sendingAt!);
      }
      messages.push(makeMessage(alert, user, wordsOf(alert, user, place, publicUrl), fate, random));
    }
  }
  return { messages, receipts: messages.flatMap(makeReceipts) };
}

function wordsOf(
  { step, facts, createdAt }: DemoAlert,
  { language }: User,
  place: ZipCode,
  publicUrl: string,
): string {
  switch (step) {
    case "clear":
      return clearText(language, { facts: facts as ClearFacts, place, publicUrl });
    case "ask":
      return askText(language, { place, publicUrl });
    default:
      return alertText(language, {
        level: step === "warning" ? "flood" : step,
        facts: facts as Facts,
        place,
        publicUrl,
        now: createdAt,
      });
  }
}

function wantsTexts({ createdAt, unsubscribedAt, unreachableAt }: User, at: Date): boolean {
  return createdAt <= at && !(unsubscribedAt && unsubscribedAt <= at) &&
    !(unreachableAt && unreachableAt <= at);
}

function makeMessage(
  { id: alertId, episode, step, createdAt }: DemoAlert,
  { id: userId, phone, language }: User,
  body: string,
  fate: Fate,
  random: Random,
): DemoText {
  const validHours = step === "clear" || step === "ask" ? 1 : 2;
  return {
    id: random.id(createdAt),
    kind: "alert",
    userId,
    phone,
    episodeId: episode.id,
    step,
    alertId,
    language,
    body,
    segments: countSegments(body),
    priority: PRIORITIES[step],
    createdAt,
    expiresAt: new Date(fate.sendAt.getTime() + validHours * HOUR_MS),
    ...fate,
  };
}

function makeReceipts({ id, status, errorCode, sendingAt, settledAt, providerSid }: DemoText) {
  if (!sendingAt || !providerSid) return [];
  const sent: DemoReceipt = {
    messageId: id,
    status: "sent",
    errorCode: null,
    receivedAt: new Date(sendingAt.getTime() + 1000),
  };
  return settledAt ? [sent, { messageId: id, status, errorCode, receivedAt: settledAt }] : [sent];
}
