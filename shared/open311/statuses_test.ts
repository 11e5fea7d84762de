import assert from "node:assert/strict";
import type { GivenStatus } from "../report_statuses.ts";
import { NEWS_STATUSES, type NewsStatus, readNews, readNewsStatus } from "./statuses.ts";

/** By the status alone, whatever is said with it. */
const BY_STATUS: Record<NewsStatus, GivenStatus | null> = {
  OPEN: null,
  INVESTIGATING: "in_progress",
  IN_PROGRESS: "in_progress",
  ACTION_SCHEDULED: "in_progress",
  DUPLICATE: null,
  NOT_COUNCILS_RESPONSIBILITY: "not_ours",
  NO_FURTHER_ACTION: null,
  INTERNAL_REFERRAL: null,
  CLOSED: null,
  FIXED: "water_gone",
  REOPEN: "seen",
};

for (const status of NEWS_STATUSES) {
  Deno.test(`${status} alone makes of a report: ${BY_STATUS[status]}`, () => {
    assert.equal(readNews({ status, words: "" }), BY_STATUS[status]);
  });
}

/** As cities close: after their own words on sewers and streets. */
const BY_WORDS: [words: string, ending: GivenStatus | null][] = [
  ["", null],
  ["Closed", null],
  ["Request completed.", null],
  ["The work has been scheduled and the catch basin will be cleaned.", null],
  ["The problem has not been resolved.", null],
  ["Duplicate request. The basin was cleaned.", null],
  ["Duplicated by 311-7", null],
  ["The department inspected the location and the catch basin was cleaned.", "water_gone"],
  ["The catch basin has been unclogged.", "water_gone"],
  ["Water has receded", "water_gone"],
  ["The street was pumped out", "water_gone"],
  ["Resolved", "water_gone"],
  ["The condition was corrected", "water_gone"],
  ["The department inspected and no flooding was found at that time.", "nothing_found"],
  ["The district found no water there.", "nothing_found"],
  ["The water is gone.", "water_gone"],
  ["No evidence of the condition was observed", "nothing_found"],
  ["We could not find the address", "nothing_found"],
  ["Unable to locate", "nothing_found"],
  ["Complaint unfounded", "nothing_found"],
  ["The condition is on private property.", "not_ours"],
  ["This is not within the City's jurisdiction", "not_ours"],
  ["It is the responsibility of the property owner", "not_ours"],
  ["Outside our jurisdiction: resolved", "not_ours"],
];

for (const [words, ending] of BY_WORDS) {
  Deno.test(`closed with “${words}” makes of a report: ${ending}`, () => {
    assert.equal(readNews({ status: "CLOSED", words }), ending);
    assert.equal(readNews({ status: "NO_FURTHER_ACTION", words }), ending);
    assert.equal(readNews({ status: "OPEN", words }), null);
  });
}

Deno.test("a status is read in small letters and with spaces; one that is not known is none", () => {
  assert.equal(readNewsStatus(" in progress "), "IN_PROGRESS");
  assert.equal(readNewsStatus("closed"), "CLOSED");
  assert.equal(readNewsStatus("action-scheduled"), "ACTION_SCHEDULED");
  assert.equal(readNewsStatus("cleared"), undefined);
});
