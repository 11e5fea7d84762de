// What Open311's statuses say of a report, both ways: ours to others, and a city's to us. Pure.
import type { GivenStatus, ReportStatus } from "../report_statuses.ts";

/** Of FixMyStreet's extension for news; "open" and "closed" are the specification's own. */
export const NEWS_STATUSES = [
  "OPEN",
  "INVESTIGATING",
  "IN_PROGRESS",
  "ACTION_SCHEDULED",
  "DUPLICATE",
  "NOT_COUNCILS_RESPONSIBILITY",
  "NO_FURTHER_ACTION",
  "INTERNAL_REFERRAL",
  "CLOSED",
  "FIXED",
  "REOPEN",
] as const;
export type NewsStatus = (typeof NEWS_STATUSES)[number];

/** Ours to others. Never FIXED: nobody of ours says that something was mended. */
export const NEWS_OF: Record<ReportStatus, NewsStatus> = {
  new: "OPEN",
  seen: "OPEN",
  in_progress: "IN_PROGRESS",
  water_gone: "CLOSED",
  passed_on: "INTERNAL_REFERRAL",
  not_ours: "NOT_COUNCILS_RESPONSIBILITY",
  same_as: "DUPLICATE",
  nothing_found: "NO_FURTHER_ACTION",
};

/** As a city writes it: in small letters too, and "In Progress". Undefined: none that is known. */
export function readNewsStatus(typed: string): NewsStatus | undefined {
  const name = typed.trim().toUpperCase().replace(/[\s-]+/g, "_");
  return NEWS_STATUSES.find((status) => status === name);
}

/**
 * What news from a city makes of a report; null: nothing, its words alone are kept. An end by the city's status where
 * that says which, else by its words; "closed" alone says that the city is done, not what became of the water.
 */
export function readNews(
  { status, words }: { status: NewsStatus; words: string },
): GivenStatus | null {
  switch (status) {
    case "IN_PROGRESS":
    case "ACTION_SCHEDULED":
    case "INVESTIGATING":
      return "in_progress";
    case "REOPEN":
      return "seen";
    case "FIXED":
      return "water_gone";
    case "NOT_COUNCILS_RESPONSIBILITY":
      return "not_ours";
    case "NO_FURTHER_ACTION":
    case "CLOSED":
      return endingOf(words);
    case "OPEN":
    case "DUPLICATE":
    case "INTERNAL_REFERRAL":
      return null;
  }
}

const DUPLICATE = /\bduplicat/i;
const NOTHING =
  /\b(no (evidence|condition|problem|flooding|water|issue)s?\b.{0,40}\b(found|observed|seen|noted)|found no (evidence|flooding|water|problem)|(could|can|did) ?not (find|locate|observe|verify)|unable to (find|locate|verify)|(was|were) not (found|observed|verified)|unfounded)\b/i;
const ELSEWHERE =
  /\b(not (within|under|in) (our|the city'?s?|city|this agency'?s?|dep'?s?) (jurisdiction|responsibility)|outside (of )?(our|the city'?s?|this agency'?s?) (jurisdiction|responsibility)|not (the )?(city'?s?|our|this agency'?s?) (jurisdiction|responsibility)|private property|responsibility of (the )?(owner|property owner|state|utility))\b/i;
const NOT_DONE = /\b(not|never|cannot|unable|pending|scheduled|will be|to be)\b/i;
const GONE =
  /\b(water (has |is |was )?(receded|drained|gone|removed)|(has |is |was |been )?(drained|pumped out|cleared|cleaned|unclogged|flushed)|resolved|corrected)\b/i;

function endingOf(words: string): GivenStatus | null {
  if (DUPLICATE.test(words)) return null;
  if (NOTHING.test(words)) return "nothing_found";
  if (ELSEWHERE.test(words)) return "not_ours";
  if (GONE.test(words) && !NOT_DONE.test(words)) return "water_gone";
  return null;
}
