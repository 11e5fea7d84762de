// A district's own words to its followers.
import type { Broadcast, BroadcastAudience } from "../api/district/broadcasts.ts";
import { textCounts } from "./district.ts";

export const BROADCAST_ID = "0199f000-0000-7000-8000-0000000000b1";

/** Written, and not submitted yet. */
export function broadcast(changes: Partial<Broadcast> = {}): Broadcast {
  const content: Broadcast["content"] = {
    name: "Court St",
    words: {
      en: "Court St is under water. It’s knee deep.",
      es: "La calle Court tiene agua.",
      zh: "",
    },
    zips: ["11231"],
    area: null,
    validMinutes: 120,
  };
  const who = { isOwn: true, name: "Ana Díaz", ending: "0177" };
  return {
    id: BROADCAST_ID,
    isDrill: false,
    state: "draft",
    version: 1,
    content,
    texts: [
      {
        language: "en",
        body: "FloodLine, from Red Hook: Court St is under water. It’s knee deep. " +
          "Reply NEWS OFF for alerts only, STOP to end",
        parts: 2,
        costlyLetters: ["’"],
        partsWithout: 1,
      },
      {
        language: "es",
        body: "FloodLine, de Red Hook: La calle Court tiene agua. " +
          "Responda NOTICIAS NO para solo alertas, STOP para salir",
        parts: 1,
        costlyLetters: [],
        partsWithout: 1,
      },
    ],
    faults: [],
    steps: ["write", "submit", "discard"],
    waitsForOther: false,
    acts: [],
    versions: [{ version: 1, at: "2026-11-22T17:00:00Z", who, content }],
    sending: null,
    ...changes,
  };
}

/** On its way, with every outcome in it. */
export function broadcastOnItsWay(): Broadcast {
  const who = { isOwn: false, name: "Ben Ortiz", ending: "0199" };
  return broadcast({
    state: "sending",
    steps: ["stop"],
    acts: [
      { state: "submitted", version: 1, at: "2026-11-22T17:40:00Z", who, reason: null },
      { state: "sending", version: 1, at: "2026-11-22T17:50:00Z", who, reason: null },
    ],
    sending: {
      sentAt: "2026-11-22T17:50:00Z",
      leavesAt: "2026-11-22T17:51:00Z",
      validUntil: "2026-11-22T19:51:00Z",
      expected: 312,
      people: 309,
      parts: 512,
      leftOut: [{ reason: "left", count: 3 }, { reason: "noWords", count: 40 }],
      texts: textCounts({
        delivered: 200,
        sent: 30,
        waiting: 70,
        failed: 5,
        dropped: 4,
        failures: [{ reason: "Phone off or out of reach", count: 5 }],
        minutesToLastPhone: 4.2,
      }),
      dropped: [{ reason: "late", count: 4 }],
    },
  });
}

export function broadcastAudience(changes: Partial<BroadcastAudience> = {}): BroadcastAudience {
  return {
    people: 312,
    later: 4,
    inTime: 312,
    byLanguage: [{ language: "en", people: 250 }, { language: "es", people: 62 }],
    leftOut: [{ reason: "noWords", count: 40 }, { reason: "quiet", count: 5 }],
    parts: 562,
    dollars: 6.18,
    purseDollars: 50,
    minutesToLastPhone: 7,
    validUntil: "2026-11-22T20:01:00Z",
    sentToday: 1,
    mostADay: 3,
    ...changes,
  };
}
