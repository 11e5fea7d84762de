import assert from "node:assert/strict";
import { listToApply, MigrationError, planMigrations } from "./migration_plan.ts";

/** "1" was applied as it is; "1!" as something else. */
const applied = (names: string) =>
  names.split(" ").filter(Boolean).map((name) => ({
    name: name.replace("!", ""),
    sha256: name.endsWith("!") ? "another" : "as it is",
  }));
const files = (names: string) => applied(names);

const CASES: [sentence: string, files: string, applied: string, outcome: string | RegExp][] = [
  ["an empty database gets all", "1 2 3", "", "applies 1 2 3"],
  ["one that is up to date gets nothing", "1 2 3", "1 2 3", "applies "],
  ["one that is behind gets the rest", "1 2 3", "1", "applies 2 3"],
  ["a number that came late is applied, before any release", "1 2 3", "1 3", "applies 2"],
  ["one that is ahead is left alone, and told", "1 2", "1 2 3 4", "applies ; ahead 3 4"],
  [
    "ahead and behind at once is the newer release's business",
    "1 2",
    "1 3",
    /^2 was never .*\b3 of/,
  ],
  ["a changed file is an error", "1 2 3", "1 2! 3", /^2 was changed/],
  ["so it is on a database that is ahead", "1 2", "1! 2 3", /^1 was changed/],
  ["one gone from the middle is an error", "1 3", "1 2 3", /^2 was applied .* not in migrations/],
  ["what a newer release has changed is not ours to judge", "1 2", "1 2 3!", "applies ; ahead 3"],
];

for (const [sentence, has, was, outcome] of CASES) {
  Deno.test(`migrating: ${sentence}`, () => {
    const run = () => {
      const plan = planMigrations(files(has), applied(was));
      const names = listToApply(plan).map(({ name }) => name).join(" ");
      return `applies ${names}${plan.ahead.length > 0 ? `; ahead ${plan.ahead.join(" ")}` : ""}`;
    };
    if (typeof outcome === "string") assert.equal(run(), outcome);
    else {assert.throws(run, (error) =>
        error instanceof MigrationError && outcome.test(error.message));}
  });
}
