import assert from "node:assert/strict";
import { isAnsweredByTwilio, readWish } from "./words.ts";

const STOPS = [
  "STOP",
  "stop",
  " Stop ",
  "Stop.",
  "STOP!!",
  "STOPALL",
  "stop all",
  "UNSUBSCRIBE",
  "End",
  "quit",
  "CANCEL",
  "REVOKE",
  "OPTOUT",
  "opt out",
  "Opt-Out",
  "please stop",
  "Please  stop texting me.",
  "Don't text me",
  "Don’t text me",
  "no más",
  "ALTO",
];

Deno.test("a wish to leave is understood in any reasonable words", () => {
  for (const text of STOPS) assert.equal(readWish(text), "stop", text);
});

Deno.test("a sentence that has the word in it is no such wish", () => {
  for (
    const text of ["The rain will not stop", "stop sign is under water", "end of Van Brunt St"]
  ) {
    assert.equal(readWish(text), "other", text);
  }
});

Deno.test("START, UNSTOP and YES re-join; HELP and INFO ask", () => {
  for (const text of ["START", "unstop", "Yes", "yes!"]) {
    assert.equal(readWish(text), "start", text);
  }
  for (const text of ["HELP", "help?", " Info"]) assert.equal(readWish(text), "help", text);
  for (const text of ["", "thanks", "👍", "yes please come"]) {
    assert.equal(readWish(text), "other", text);
  }
});

Deno.test("Twilio itself answers single bare words, and no others", () => {
  for (const text of ["STOP", " stop ", "Unsubscribe"]) assert.ok(isAnsweredByTwilio(text), text);
  for (const text of ["Stop.", "opt out", "please stop", "START"]) {
    assert.ok(!isAnsweredByTwilio(text), text);
  }
});
