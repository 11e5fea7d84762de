// What Open311 answers in words: to programs of cities, whose staff read English; so in English alone.
import type { Depth } from "shared/depths.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { Owner, ReportStatus } from "shared/report_statuses.ts";

/** Of the choice that a form offers, and of what a report says. */
export const DEPTH_WORDS: Record<Depth, string> = {
  ankle: "Water to the ankle",
  knee: "Water to the knee",
  waist: "Water to the waist",
  inside: "Water inside a building",
};

const OWNER_WORDS: Record<Owner, string> = {
  city: "the city",
  utility: "the water or sewer utility",
  transit: "the transit agency",
  state: "the state",
  owner: "the owner of the property",
};

/** What `status_notes` says; null: nothing has been done yet. None says that something was mended (0029). */
export function statusNotes(
  { status, cityNumber, whose }: { status: ReportStatus } & EndFacts,
): string | null {
  switch (status) {
    case "new":
      return null;
    case "seen":
      return "The district has seen it.";
    case "in_progress":
      return "The district is at work on it.";
    case "water_gone":
      return "The water is gone.";
    case "passed_on":
      return cityNumber === null
        ? "Passed on to the city."
        : `Passed on to the city: ${cityNumber}.`;
    case "not_ours":
      return whose === null
        ? "Not the district's to deal with."
        : `Not the district's to deal with: it may be a matter for ${OWNER_WORDS[whose]}.`;
    case "same_as":
      return "The same water as another report.";
    case "nothing_found":
      return "The district found no water there.";
  }
}

export const WORDS = {
  serviceName: "Street flooding",
  serviceDescription:
    "Water standing in a street, on a sidewalk or in a building, as deep as somebody sees it.",
  depthQuestion: "How deep is the water?",
  depthType: "One of the depths listed",
  notice:
    "The district's staff see it at once. In danger call 911: nobody is sent out by this report alone.",
  came: "Came by Open311.",
  address: (text: string) => `Address: ${text}`,
  media: (url: string) => `Media: ${url}`,
  contact: (url: string) => `Who runs it, and how to use it: ${url}`,
  keyService: (url: string) =>
    `A manager of the district makes keys under Settings; what they are for is at ${url}. Lists come in pages: ` +
    "page counts from 1, page_size is 1000 at most, and the header Link names the next.",
  jurisdictionNeeded:
    "jurisdiction_id was not provided: this endpoint serves several districts. It is a district's name as it stands in its address.",
  jurisdictionUnknown: "The jurisdiction_id provided was not found.",
  keyNeeded: "Missing api_key: a manager of the district can make one.",
  keyElsewhere: "This api_key is another jurisdiction's.",
  serviceNeeded: "was not provided.",
  serviceUnknown: "The service_code provided was not found.",
  requestUnknown: "The service_request_id provided was not found.",
  tokenUnknown: "The token provided was not found.",
  requestNeeded: "was not provided.",
  needsZone: "is no time with its zone, as 2026-11-27T08:15:30-05:00 or 2026-11-27T13:15:30Z.",
  before: "is before start_date.",
  span: (days: number) => `is more than ${days} days after start_date: ask for less at a time.`,
  statusWords: "is open or closed, or both with a comma between them.",
  newsWords: (all: string) => `is one of ${all}.`,
  wholeNumber: (most: number) => `is a whole number from 1 to ${most}.`,
  placeNeeded: "Say where it is: lat and long, or address_string.",
  addressId:
    "is not known here: there are no address ids. Send lat and long, or address_string with a ZIP code.",
  addressZip:
    "names no ZIP code of the district. Send lat and long, or a ZIP code with the address.",
  degrees: "is no number of degrees, as 40.6771 or -74.0093. lat and long go together.",
  outside: "is not in this district.",
  tooLong: (most: number) => `is longer than ${most} characters.`,
  unstorable: "has a character that cannot be kept.",
  depthNeeded: (all: string) => `is one of ${all}.`,
  formNotRead: "The body is no form that can be read. Files are not taken: send media_url.",
  formTooLarge: "The request is too large. Files are not taken: send media_url.",
} as const;
