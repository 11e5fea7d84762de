// A broadcast that went out to the first district's followers, and what became of it.
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import type { BroadcastState } from "shared/broadcasts/steps.ts";
import { BROADCAST_UNDO_SECONDS } from "shared/limits.ts";
import { codesOf } from "shared/server/carrier_errors.ts";
import { endOfRest } from "shared/server/outbox/rest.ts";
import { prepareTexts } from "../../api/district/broadcasts/texts.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoNotice } from "./notices.ts";
import type { DemoPlace, User } from "./people.ts";

const MINUTE_MS = 60_000;
/** As those of shared/server/outbox/broadcasts.ts. */
const PRIORITY = -3;
const [UNREACHABLE_PHONE] = codesOf("unreachable");
const SENT_MINUTES_AGO = 49;
const VALID_MINUTES = 120 as const;

/** Nobody has put it into Chinese, and it says so. */
const SENT = {
  name: "Court Street, low end",
  words: {
    en:
      "Court St is under water from W 9th St to the canal. Please keep cars away; the crew is there.",
    es:
      "Court St tiene agua desde W 9th St hasta el canal. No pase en carro, por favor; el equipo ya está ahí.",
    zh: "",
  },
};

interface Setting {
  bid: { id: string; name: string; timeZone: string };
  zips: string[];
  managers: User[];
  residents: User[];
  places: DemoPlace[];
  random: Random;
  now: Date;
}

export interface SentBroadcast {
  broadcasts: {
    id: string;
    bidId: string;
    isDrill: boolean;
    state: BroadcastState;
    version: number;
    createdAt: Date;
  }[];
  versions: {
    broadcastId: string;
    bidId: string;
    version: number;
    userId: string;
    writtenAt: Date;
    content: BroadcastContent;
  }[];
  acts: {
    broadcastId: string;
    bidId: string;
    version: number;
    state: BroadcastState;
    userId: string | null;
    actedAt: Date;
  }[];
  sendings: {
    broadcastId: string;
    bidId: string;
    sentAt: Date;
    leavesAt: Date;
    validUntil: Date;
    expected: number;
    people: number;
    parts: number;
    leftOut: { reason: string; count: number }[];
  }[];
  notices: DemoNotice[];
}

export function makeSentBroadcast(setting: Setting): SentBroadcast {
  const { bid, zips, managers, random, now } = setting;
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * MINUTE_MS);
  const [writer, sender] = managers as [User, User];
  const createdAt = at(55);
  const broadcastId = random.id(createdAt);
  const of = { broadcastId, bidId: bid.id, version: 1 };
  const content = { ...SENT, zips, area: null, validMinutes: VALID_MINUTES };
  const version = { ...of, userId: writer.id, writtenAt: createdAt, content };
  const { notices, sending } = send(version, { ...setting, sentAt: at(SENT_MINUTES_AGO) });
  const isOver = notices.every(({ status }) => status !== "queued");
  const acts: SentBroadcast["acts"] = [
    { ...of, state: "submitted", userId: writer.id, actedAt: at(52) },
    { ...of, state: "sending", userId: sender.id, actedAt: at(SENT_MINUTES_AGO) },
  ];
  if (isOver) {
    acts.push({ ...of, state: "finished", userId: null, actedAt: at(SENT_MINUTES_AGO - 3) });
  }
  const state = acts.at(-1)!.state;
  return {
    broadcasts: [{ id: broadcastId, bidId: bid.id, isDrill: false, state, version: 1, createdAt }],
    versions: [version],
    acts,
    sendings: [sending],
    notices,
  };
}

/** To whom it went, and why not to the others: as `untold_for` in migrations/0089 has it. */
function send(
  { broadcastId, content }: SentBroadcast["versions"][number],
  { bid, zips, residents, places, random, now, sentAt }: Setting & { sentAt: Date },
): { notices: DemoNotice[]; sending: SentBroadcast["sendings"][number] } {
  const leavesAt = new Date(+sentAt + BROADCAST_UNDO_SECONDS * 1000);
  const validUntil = new Date(+leavesAt + VALID_MINUTES * MINUTE_MS);
  const texts = prepareTexts(content, { district: bid.name, isDrill: false });
  const followers = residents.filter(({ id }) =>
    places.some(({ userId, zip }) => userId === id && zips.includes(zip))
  );
  const notices: DemoNotice[] = [];
  const untold = new Map<string, number>();
  for (const user of followers) {
    const text = texts.find(({ language }) => language === user.language);
    const sendAt = endOfRest(leavesAt, user, bid.timeZone);
    const reason = whyUntold(user, { hasWords: Boolean(text), sendAt, leavesAt, validUntil });
    if (reason) {
      untold.set(reason, (untold.get(reason) ?? 0) + 1);
      continue;
    }
    notices.push({
      id: random.id(sentAt),
      kind: "broadcast",
      userId: user.id,
      phone: user.phone,
      reportId: null,
      questionId: null,
      broadcastId,
      language: user.language,
      body: text!.body,
      segments: text!.parts,
      purse: "broadcasts",
      priority: PRIORITY,
      ...endOfText(sendAt, {
        isUndelivered: notices.length === 4,
        order: notices.length,
        random,
        now,
      }),
      createdAt: sentAt,
      sendAt,
      expiresAt: validUntil,
    });
  }
  const people = notices.length;
  return {
    notices,
    sending: {
      broadcastId,
      bidId: bid.id,
      sentAt,
      leavesAt,
      validUntil,
      expected: people,
      people,
      parts: notices.reduce((sum, { segments }) => sum + segments, 0),
      leftOut: [...untold].map(([reason, count]) => ({ reason, count })),
    },
  };
}

function whyUntold(
  { unsubscribedAt, unreachableAt, wantsBroadcasts, pausedUntil }: User,
  { hasWords, sendAt, leavesAt, validUntil }: {
    hasWords: boolean;
    sendAt: Date;
    leavesAt: Date;
    validUntil: Date;
  },
): string | undefined {
  if (unsubscribedAt) return "left";
  if (unreachableAt) return "unreachable";
  if (!wantsBroadcasts) return "notWanted";
  if (!hasWords) return "noWords";
  if (sendAt < validUntil) return undefined;
  return pausedUntil && pausedUntil > leavesAt ? "paused" : "quiet";
}

/** What became of a text by now; `order`: of those that leave together. */
export function endOfText(
  sendAt: Date,
  { isUndelivered, order, random, now }: {
    isUndelivered: boolean;
    order: number;
    random: Random;
    now: Date;
  },
) {
  const sendingAt = new Date(+sendAt + order * 1000);
  const settledAt = new Date(+sendingAt + random.whole(2, 9) * 1000);
  if (settledAt >= now) {
    const waits = { errorCode: null, providerSid: null, tries: 0, sendingAt: null };
    return { status: "queued" as const, ...waits, settledAt: null };
  }
  return {
    status: isUndelivered ? "undelivered" as const : "delivered" as const,
    errorCode: isUndelivered ? UNREACHABLE_PHONE! : null,
    providerSid: `SM${random.hex(32)}`,
    tries: 1,
    sendingAt,
    settledAt,
  };
}
