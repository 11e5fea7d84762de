import assert from "node:assert/strict";
import type { ListedText } from "shared/server/twilio.ts";
import { judgeSighting, type Sighting } from "./looking.ts";

const FIRST = 0;
const SECOND = 1;
const LAST = 2;

const SIGHTINGS: [sentence: string, status: string | undefined, looks: number, Sighting][] = [
  ["what arrived is as good as its receipt", "delivered", FIRST, "ended"],
  ["what was read too", "read", LAST, "ended"],
  ["what came back too", "undelivered", FIRST, "ended"],
  ["what the carrier gave up too", "failed", SECOND, "ended"],
  ["what somebody canceled too", "canceled", FIRST, "ended"],
  ["what waits at the carrier is looked at again", "queued", FIRST, "lookAgain"],
  ["and again", "sending", SECOND, "lookAgain"],
  ["but not for ever", "queued", LAST, "unproven"],
  ["what a network has is looked at again", "sent", FIRST, "lookAgain"],
  ["until it is clear that the network never tells", "sent", LAST, "sentForGood"],
  ["what is not there may be late in the list", undefined, FIRST, "lookAgain"],
  ["but not by half an hour", undefined, SECOND, "unproven"],
  ["a word that nobody knows is no end", "unheard_of", FIRST, "lookAgain"],
  ["whatever it means, it has one", "unheard_of", LAST, "unproven"],
];

for (const [sentence, status, looks, expected] of SIGHTINGS) {
  Deno.test(`a text without a receipt: ${sentence}`, () => {
    const listed: ListedText | undefined = status === undefined
      ? undefined
      : { sid: "SM1", body: null, status, errorCode: null, createdAt: null };
    assert.equal(judgeSighting(listed, looks), expected);
  });
}
