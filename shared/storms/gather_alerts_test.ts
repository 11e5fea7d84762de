import assert from "node:assert/strict";
import { gatherAlerts } from "./gather_alerts.ts";

/** `heavy A 12:00`: step, ZIP code, when. */
const CASES: [what: string, alerts: string, lines: string][] = [
  ["one is a line", "heavy A 12:00", "heavy A"],
  [
    "five at once are a line",
    "heavy A 12:00, heavy B 12:00, heavy C 12:00, heavy D 12:00, heavy E 12:00",
    "heavy ABCDE",
  ],
  ["a sweep that was interrupted is one look", "heavy A 12:00, heavy B 12:15", "heavy AB"],
  ["the next look is a line of its own", "heavy A 12:00, heavy B 12:30", "heavy A | heavy B"],
  ["another step is another line", "heavy A 12:00, flood B 12:00", "heavy A | flood B"],
  [
    "one step does not come between two of another",
    "heavy A 12:00, flood B 12:01, heavy C 12:02",
    "heavy AC | flood B",
  ],
  [
    "a ZIP code told again is told again",
    "warning A 12:00, warning A 12:05",
    "warning A | warning A",
  ],
  ["told in any order", "clear B 15:00, heavy A 12:00, clear A 15:00", "heavy A | clear AB"],
  [
    "it does not creep on: a line is no longer than a look",
    "heavy A 12:00, heavy B 12:10, heavy C 12:20",
    "heavy AB | heavy C",
  ],
];

for (const [what, alerts, lines] of CASES) {
  Deno.test(`alerts in lines: ${what}`, () => {
    const told = alerts.split(", ").map((alert) => {
      const [step, zip, clock] = alert.split(" ");
      return { step: step!, zip: zip!, at: Date.parse(`2026-11-22T${clock}Z`) };
    });
    const gathered = gatherAlerts(told).map((line) =>
      `${line[0]!.step} ${line.map(({ zip }) => zip).join("")}`
    );
    assert.equal(gathered.join(" | "), lines);
  });
}
