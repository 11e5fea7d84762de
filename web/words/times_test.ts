import assert from "node:assert/strict";
import { timesIn } from "./times.ts";

const { ago, dateAndTime, dayAndTime, hour, timeBeside } = timesIn("en");

const NOW = new Date("2026-11-22T18:00:00Z");

Deno.test("days are those of the place, not of the server", () => {
  const say = (at: string, zone = "America/New_York") => dayAndTime(at, NOW, zone);
  assert.equal(say("2026-11-22T05:00:00Z"), "today at 12:00 AM");
  assert.equal(say("2026-11-22T04:59:00Z"), "yesterday at 11:59 PM");
  assert.equal(say("2026-11-22T04:59:00Z", "Pacific/Honolulu"), "yesterday at 6:59 PM");
  assert.equal(say("2026-11-20T19:30:00Z"), "Nov 20 at 2:30 PM");
  assert.equal(hour("2026-11-22T19:00:00Z", "America/New_York"), "2 PM");
});

Deno.test("the day after the clocks change, yesterday is yesterday from the first minute on", () => {
  const first = new Date("2026-11-02T05:10:00Z");
  const say = (at: string) => dayAndTime(at, first, "America/New_York");
  assert.equal(say("2026-11-02T04:10:00Z"), "yesterday at 11:10 PM");
  assert.equal(say("2026-11-01T04:10:00Z"), "yesterday at 12:10 AM");
  assert.equal(say("2026-11-01T03:50:00Z"), "Oct 31 at 11:50 PM");
  const eve = new Date("2026-03-08T03:30:00Z");
  assert.equal(dayAndTime("2026-03-08T16:00:00Z", eve, "America/New_York"), "tomorrow at 12:00 PM");
});

Deno.test("ages are told in the largest unit that fits, up to two days in hours", () => {
  const minutes = (n: number) => ago(new Date(NOW.getTime() - n * 60_000).toISOString(), NOW);
  assert.equal(minutes(0.5), "just now");
  assert.equal(minutes(1), "1 minute ago");
  assert.equal(minutes(59), "59 minutes ago");
  assert.equal(minutes(61), "1 hour ago");
  assert.equal(minutes(47 * 60), "47 hours ago");
  assert.equal(minutes(49 * 60), "2 days ago");
});

Deno.test("a record tells the whole date, and beside it the time alone, where that is enough", () => {
  assert.equal(
    dateAndTime("2026-11-21T19:30:00Z", "America/New_York"),
    "Nov 21, 2026 at 2:30 PM",
  );
  const decided = "2026-11-22T04:30:00Z";
  const beside = (at: string) => timeBeside(at, decided, "America/New_York");
  assert.equal(beside("2026-11-22T04:45:00Z"), "11:45 PM");
  assert.equal(beside("2026-11-22T06:00:00Z"), "Nov 22 at 1:00 AM");
});
