// Texts, as their owner sees them.
import type { MessageWhy } from "../api/messages.ts";
import { heavyRain } from "./facts.ts";

export const MESSAGE_ID = "0199f000-0000-7000-8000-0000000000cc";

/** A text of heavy rain that arrived. */
export function messageWhy(changes: Partial<MessageWhy> = {}): MessageWhy {
  return {
    id: MESSAGE_ID,
    kind: "alert",
    reportId: null,
    reports: [],
    zip: "11231",
    zips: ["11231"],
    city: "Brooklyn",
    timeZone: "America/New_York",
    step: "heavy",
    body: "FloodLine forecast: heavy rain in Brooklyn 11231.",
    language: "en",
    status: "delivered",
    createdAt: "2026-11-22T17:00:00Z",
    facts: heavyRain(),
    chosenLevel: "heavy",
    besides: [],
    heldFor: null,
    expiredFor: null,
    failure: null,
    sentAt: "2026-11-22T17:01:00Z",
    settledAt: "2026-11-22T17:02:00Z",
    ...changes,
  };
}

/** A text of two places with the same before them, and a third with less. */
export function ofSeveralPlaces(): MessageWhy {
  const beside = { timeZone: "America/New_York", facts: heavyRain(), chosenLevel: "any" as const };
  return messageWhy({
    body:
      "FloodLine forecast: heavy rain in 11231 and 11215 Brooklyn. Also rain in 11201 Brooklyn.",
    zips: ["11231", "11215"],
    besides: [
      { ...beside, zip: "11215", step: "heavy" },
      { ...beside, zip: "11201", step: "any" },
    ],
  });
}

/** To who asked to hear a day ahead: of two places of theirs. */
export function ofAWatch(changes: Partial<MessageWhy> = {}): MessageWhy {
  return messageWhy({
    step: null,
    zips: ["11231", "11215"],
    body:
      "FloodLine, ahead of time: the National Weather Service has a Flood Watch for 11231 and 11215 Brooklyn.",
    facts: null,
    chosenLevel: null,
    isWatch: true,
    watch: {
      event: "Flood Watch",
      headline: "Flood Watch issued November 22 at 9:30AM EST by NWS New York NY",
      sender: "NWS New York NY",
      from: "2026-11-23T11:00:00Z",
      until: "2026-11-24T02:00:00Z",
      zips: ["11231", "11215"],
    },
    ...changes,
  });
}
