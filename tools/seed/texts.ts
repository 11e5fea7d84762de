// The texts those alerts became, in the worker's own words, and what the carrier said of them.
import { isAtLeast } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import type { ClearFacts, Facts } from "shared/storms/decide.ts";
import { alertText, clearText, type Place as TextPlace } from "shared/server/words/alerts.ts";
import type { Alert } from "./history.ts";
import type { Place, User } from "./people.ts";
import type { Random } from "./random.ts";

const HOUR_MS = 3_600_000;
const PRIORITIES = { flood: 3, heavy: 2, any: 1, clear: 0 };
/** Unreachable, the commonest reason why a text does not arrive. */
const UNREACHABLE = 30003;

export interface Message {
  id: string;
  kind: "alert";
  userId: string;
  phone: string;
  episodeId: string;
  step: string;
  alertId: string;
  body: string;
  segments: number;
  priority: number;
  status: "delivered" | "undelivered" | "sent";
  providerSid: string;
  errorCode: number | null;
  tries: number;
  createdAt: Date;
  sendAt: Date;
  expiresAt: Date;
  sendingAt: Date;
  settledAt: Date | null;
}

export interface Receipt {
  messageId: string;
  status: string;
  errorCode: number | null;
  receivedAt: Date;
}

export function makeTexts(
  alerts: Alert[],
  { places, users, townOf, publicUrl, random }: {
    places: Place[];
    users: Map<string, User>;
    townOf: (zip: string) => TextPlace;
    publicUrl: string;
    random: Random;
  },
): { messages: Message[]; receipts: Receipt[] } {
  const messages: Message[] = [];
  const receipts: Receipt[] = [];
  const told = new Set<string>();
  for (const alert of alerts) {
    const body = wordsOf(alert, townOf(alert.episode.zip), publicUrl);
    let waitMs = 0;
    for (const place of places.filter(({ zip }) => zip === alert.episode.zip)) {
      const user = users.get(place.userId)!;
      const key = `${user.id} ${alert.episode.id}`;
      const concerns = alert.step === "clear" ? told.has(key) : isAtLeast(alert.step, place.level);
      if (!concerns || !wantsTexts(user, alert.createdAt)) continue;
      told.add(key);
      waitMs += 1000;
      const message = makeMessage(alert, user, { body, waitMs, random });
      messages.push(message);
      receipts.push(...makeReceipts(message));
    }
  }
  return { messages, receipts };
}

function wordsOf({ step, facts, createdAt }: Alert, place: TextPlace, publicUrl: string): string {
  if (step === "clear") return clearText("en", { facts: facts as ClearFacts, place, publicUrl });
  return alertText("en", { level: step, facts: facts as Facts, place, publicUrl, now: createdAt });
}

function wantsTexts({ createdAt, unsubscribedAt, unreachableAt }: User, at: Date): boolean {
  return createdAt <= at && !(unsubscribedAt && unsubscribedAt <= at) &&
    !(unreachableAt && unreachableAt <= at);
}

function makeMessage(
  alert: Alert,
  user: User,
  { body, waitMs, random }: { body: string; waitMs: number; random: Random },
): Message {
  const createdAt = alert.createdAt;
  const sendingAt = new Date(createdAt.getTime() + waitMs);
  const status = random.weighted({ delivered: 94, undelivered: 4, sent: 2 });
  return {
    id: random.id(createdAt),
    kind: "alert",
    userId: user.id,
    phone: user.phone,
    episodeId: alert.episode.id,
    step: alert.step,
    alertId: alert.id,
    body,
    segments: countSegments(body),
    priority: PRIORITIES[alert.step],
    status,
    providerSid: `SM${random.hex(32)}`,
    errorCode: status === "undelivered" ? UNREACHABLE : null,
    tries: 1,
    createdAt,
    sendAt: createdAt,
    expiresAt: new Date(createdAt.getTime() + (alert.step === "clear" ? 1 : 2) * HOUR_MS),
    sendingAt,
    settledAt: status === "sent" ? null : new Date(sendingAt.getTime() + random.whole(2, 9) * 1000),
  };
}

function makeReceipts({ id, status, errorCode, sendingAt, settledAt }: Message): Receipt[] {
  const sent = {
    messageId: id,
    status: "sent",
    errorCode: null,
    receivedAt: new Date(sendingAt.getTime() + 1000),
  };
  return settledAt ? [sent, { messageId: id, status, errorCode, receivedAt: settledAt }] : [sent];
}
