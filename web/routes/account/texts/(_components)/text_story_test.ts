import assert from "node:assert/strict";
import type { MessageWhy } from "shared/api/messages.ts";
import { messageWhy } from "shared/samples/messages.ts";
import { WORDS } from "@/words/words.ts";
import { choiceReasons, stagesOf } from "./text_story.ts";

const HEAVY = messageWhy();
const WARNING = { id: "urn:1", event: "Flood Warning", headline: null, sender: null };
const NEVER_LEFT = { sentAt: null, settledAt: null } as const;

const WHY: [sentence: string, Partial<MessageWhy>, RegExp[]][] = [
  ["at the level chosen", {}, [/^You chose “Heavy rain” for 11231\.$/]],
  ["above the level chosen", { chosenLevel: "any" }, [
    /“Any rain” for 11231, so heavy rain concerns you/,
  ]],
  ["below a level chosen since", { chosenLevel: "flood" }, [
    /since; at that level .* not have come/,
  ]],
  ["of a place no longer followed", { chosenLevel: null }, [
    /You followed 11231 then; now you do not/,
  ]],
  [
    "by an official warning",
    { step: "flood", facts: { source: "warning", warning: WARNING } },
    [/an official flood warning counts at every level/],
  ],
  [
    "by an official warning over a flood risk",
    { step: "warning", facts: { source: "warning", warning: WARNING } },
    [/“Heavy rain” for 11231; an official flood warning counts at every level/],
  ],
  ["as an all-clear", { step: "clear", chosenLevel: null }, [/so you are told its end/]],
  ["as the question", { step: "ask", facts: null }, [/We ask once a storm/]],
  ["as a sign-in code", { kind: "code", step: null, zip: null }, [/asked for a code/]],
  ["about their own report", { kind: "report", step: null, zip: null }, [/asked for a text when/]],
  ["as an answer", { kind: "reply", step: null, zip: null }, [/You texted us/]],
  ["after quiet hours", { heldFor: "quiet" }, [
    /You chose/,
    /end of your quiet hours, and was sent/,
  ]],
  ["still waiting", { heldFor: "pause", status: "held" }, [/You chose/, /^It waits .* your pause/]],
  ["never told", { heldFor: "quiet", status: "expired" }, [/You chose/, /and was never sent/]],
];

for (const [sentence, changes, expected] of WHY) {
  Deno.test(`says why a reader got a text ${sentence}`, () => {
    const reasons = choiceReasons({ ...HEAVY, ...changes }, WORDS.en);
    assert.equal(reasons.length, expected.length, reasons.join(" "));
    expected.forEach((pattern, index) => assert.match(reasons[index]!, pattern));
  });
}

const WAYS: [sentence: string, Partial<MessageWhy>, string[]][] = [
  ["arrived", {}, ["Decided", "Left for your carrier", "Arrived on your phone"]],
  ["is held", { status: "held", heldFor: "pause", ...NEVER_LEFT }, [
    "Decided",
    "Waits for the end of your pause",
  ]],
  ["is queued", { status: "queued", ...NEVER_LEFT }, ["Decided", "Waits its turn"]],
  [
    "is with the carrier",
    { status: "sent", settledAt: null },
    ["Decided", "Left for your carrier", "No word yet whether it arrived"],
  ],
  [
    "was given back",
    { status: "undelivered", failure: "Phone off" },
    ["Decided", "Left for your carrier", "Did not arrive: Phone off"],
  ],
  [
    "was refused",
    { status: "refused", failure: "Opted out", ...NEVER_LEFT },
    ["Decided", "Did not arrive: Opted out"],
  ],
  [
    "was overtaken",
    { status: "expired", expiredFor: "superseded", ...NEVER_LEFT },
    ["Decided", "Not sent: The storm had changed or ended by then, so it was no longer true"],
  ],
  [
    "expired before reasons were kept",
    { status: "expired", ...NEVER_LEFT },
    ["Decided", "Not sent: It would have come too late to be of use"],
  ],
  ["answered somebody", { kind: "reply" }, [
    "Written",
    "Left for your carrier",
    "Arrived on your phone",
  ]],
];

for (const [sentence, changes, expected] of WAYS) {
  Deno.test(`tells the way of a text that ${sentence}`, () => {
    const stages = stagesOf({ ...HEAVY, ...changes }, WORDS.en);
    assert.deepEqual(stages.map(({ what, why }) => why ? `${what}: ${why}` : what), expected);
  });
}

Deno.test("why a text did not arrive is told in the reader's language, as far as it is known", () => {
  const why = (failure: string) =>
    stagesOf({ ...HEAVY, status: "failed", failure }, WORDS.es).at(-1)?.why;
  assert.equal(why("Phone off or out of reach"), "Teléfono apagado o sin señal");
  assert.equal(why("Something new"), "Something new");
});
