// Every limit in one table, with the numbers from where they are kept, and the test that tries each.
import { EXPORTS_AT_ONCE, REQUESTS_AT_ONCE, STREAMS_AT_ONCE } from "../../api/limits/at_once.ts";
import { CODE_LIMITS, type CodeLimit, TRY_LIMITS } from "../../api/limits/codes/limits.ts";
import { COSTS, QUOTAS, type RateLimit } from "../../api/limits/limits.ts";
import { MOST_PAGES_AT_ONCE } from "../../web/busy_page.ts";
import {
  MAX_AFTER_FILES_A_DAY,
  MAX_AFTER_LINKS,
  MAX_BROADCASTS_A_DAY,
  MAX_DRILLS_A_DAY,
  MAX_INVITATIONS_A_DAY,
  MAX_KEYS,
  MAX_LIST_LINKS,
  MAX_PLACES,
  MAX_SAVED_FILTERS,
  MAX_TEMPLATES,
  MAX_TESTS_A_DAY,
  MAX_WALL_LINKS,
} from "shared/limits.ts";

interface Row {
  what: string;
  /** Why there is a limit. */
  costs: "money" | "disk" | "memory" | "CPU" | "people's patience";
  person: string;
  address: string;
  all: string;
  refused: string;
  test: string;
}

export function describeLimits(): string {
  return [
    "# Limits",
    "",
    "Written by `deno task limits` from the numbers that the programs keep to; a test fails where it is old. Each " +
    "refusal comes before anything is done, with 429 or 503 and `Retry-After`, in the reader's language. What a limit " +
    "counts by and why stands beside it in `api/limits/`; what texts may cost in " +
    "[0008](decisions/0008-pace-and-money-in-the-claim.md).",
    "",
    ...table(
      ["what", "costs", "a person", "an address", "all over", "refused as", "tried by"],
      ROWS.map(({ what, costs, person, address, all, refused, test }) => [
        what,
        costs,
        person,
        address,
        all,
        `\`${refused}\``,
        `"${test}"`,
      ]),
    ),
    "",
    "Who is signed in has asked for a code: by an address and all over, what a person may do is bounded by how many " +
    "people can be made there.",
    "",
    "## What requests cost",
    "",
    `A page that is read costs 5 of ${
      rate(QUOTAS.reading.person)
    }; what is not named here costs what its kind does.`,
    "",
    ...table(
      ["request", "of", "points"],
      Object.entries(COSTS).flatMap(([quota, routes]) =>
        Object.entries(routes).map(([route, points]) => [`\`${route}\``, quota, String(points)])
      ),
    ),
    "",
    "## Sign-in codes",
    "",
    "So many in so many minutes, for a number that is new here, known, or asked for by a browser that has signed in to " +
    "it before: each keeps a share that the one before it cannot use up.",
    "",
    ...table(
      ["", "counted by", "minutes", "new", "known", "own browser"],
      [...codeRows("asked for", CODE_LIMITS), ...codeRows("tried in vain", TRY_LIMITS)],
    ),
    "",
  ].join("\n");
}

const QUOTA_TEST = "what a person may ask at once of each kind ends, says when, and goes on then";
const ADDRESS_TEST = "a crowd behind one address is served; one machine that never stops is not";
const TURNS_TEST =
  "while one keeps all connections busy, sign-in, health and Twilio are answered, " +
  "strangers too or told so";
const NONE = "—";

const ROWS: Row[] = [
  quotaRow("pages and lists", "CPU", "reading"),
  {
    ...quotaRow("the same, not signed in", "CPU", "reading"),
    person: NONE,
    address: rate(QUOTAS.reading.address),
    test: ADDRESS_TEST,
  },
  quotaRow("reports", "disk", "reports"),
  quotaRow("confirmations, corrections, settings", "CPU", "changes"),
  quotaRow("what staff do", "CPU", "staffWork"),
  keyRow("programs with a district's key, reading", "CPU", "reading"),
  keyRow("the same, changing reports", "CPU", "staffWork"),
  quotaRow("permits for photos and videos, in MB", "disk", "uploads"),
  quotaRow("files to take along", "CPU", "exports"),
  quotaRow("a district's files to read", "CPU", "imports"),
  {
    what: "sign-in codes",
    costs: "money",
    person: `${ownOf(CODE_LIMITS, "browser")} in 10 minutes`,
    address: `${ownOf(CODE_LIMITS, "address")} an hour`,
    all: `${ownOf(CODE_LIMITS, "all")} in 10 minutes, and the day's money`,
    refused: "tooManyCodes",
    test: "the sixth code for a number within ten minutes must wait, and is told how long",
  },
  {
    what: "codes tried in vain",
    costs: "CPU",
    person: "5 a code",
    address: `${ownOf(TRY_LIMITS, "address")} an hour`,
    all: `${ownOf(TRY_LIMITS, "all")} in 10 minutes`,
    refused: "tooManyCodes",
    test: "wrong codes are counted by address, whatever numbers they are for; others go on",
  },
  {
    what: "open boards",
    costs: "CPU",
    person: `${STREAMS_AT_ONCE.person} at once`,
    address: NONE,
    all: NONE,
    refused: "tooManyStreams",
    test:
      "one person has eight streams; the ninth is told to wait, others are not, and closing one makes room",
  },
  {
    what: "open boards of all together",
    costs: "memory",
    person: NONE,
    address: NONE,
    all: `${STREAMS_AT_ONCE.all.toLocaleString("en-US")} a process`,
    refused: "busy",
    test:
      "as many boards as a process takes hear of each report; the next is told to come later, and comes in when one leaves",
  },
  {
    what: "requests at once",
    costs: "CPU",
    person: NONE,
    address: `${REQUESTS_AT_ONCE.others / 2}, of signing in ${REQUESTS_AT_ONCE.signIn / 2}`,
    all: `${REQUESTS_AT_ONCE.others} a process, of signing in ${REQUESTS_AT_ONCE.signIn}`,
    refused: "busy",
    test: TURNS_TEST,
  },
  {
    what: "pages that are made at once",
    costs: "CPU",
    person: NONE,
    address: NONE,
    all: `${MOST_PAGES_AT_ONCE} a process`,
    refused: "busy",
    test:
      "more pages at once than can be made: who comes beyond is told at once, and the next is served",
  },
  ofDistrict({
    what: "broadcasts",
    costs: "money",
    all:
      `${MAX_BROADCASTS_A_DAY} a day and district, ${MAX_DRILLS_A_DAY} drills, and the day's money`,
    refused: "tooManyBroadcasts",
    test: "a district sends so many a day, drills counted apart, and no other district's",
  }),
  {
    ...ofDistrict({
      what: "tests of broadcasts",
      costs: "money",
      all: "the day's money",
      refused: "tooManyTests",
      test: "a test goes to one's own phone at once, says so, and is limited",
    }),
    person: `${MAX_TESTS_A_DAY} a day`,
  },
  ofDistrict({
    what: "invitations",
    costs: "money",
    all: `${MAX_INVITATIONS_A_DAY} a day and district, and the day's money`,
    refused: "tooManyInvitations",
    test: "a district invites twenty people a day, and the number must be one",
  }),
  ofDistrict({
    what: "links of wall screens",
    costs: "CPU",
    all: `${MAX_WALL_LINKS} a district`,
    refused: "tooManyWallLinks",
    test: "a link needs a name, and a district has no more than can be looked after",
  }),
  ofDistrict({
    what: "keys for programs",
    costs: "CPU",
    all: `${MAX_KEYS} a district`,
    refused: "tooManyKeys",
    test: "a district has no more keys that work than can be looked after",
  }),
  ofDistrict({
    what: "public links of after-storm reports",
    costs: "CPU",
    all: `${MAX_AFTER_LINKS} a district`,
    refused: "tooManyAfterLinks",
    test: "a link needs a name, and a district has no more of them than can be looked after",
  }),
  ofDistrict({
    what: "after-storm reports as files",
    costs: "CPU",
    all: `${MAX_AFTER_FILES_A_DAY} a day and district`,
    refused: "tooManyAfterFiles",
    test: "a district orders so many files a day",
  }),
  ofDistrict({
    what: "links to the list",
    costs: "CPU",
    all: `${MAX_LIST_LINKS} a district`,
    refused: "tooManyListLinks",
    test: "a link to the list needs a name, and a district has no more than can be looked after",
  }),
  ofDistrict({
    what: "files that are written at once",
    costs: "memory",
    all: `${EXPORTS_AT_ONCE} a process; others wait their turn`,
    refused: "busy",
    test:
      "no more files are written at once than have a turn: others wait, or are told to come later",
  }),
  ofDistrict({
    what: "answers kept ready",
    costs: "people's patience",
    all: `${MAX_TEMPLATES} a district`,
    refused: "tooManyTemplates",
    test: "a district has no more than can be looked after, and no two of a name",
  }),
  {
    ...ofDistrict({
      what: "filters under a name",
      costs: "people's patience",
      all: NONE,
      refused: "tooManyFilters",
      test: "a filter needs a name, and nobody keeps more than can be read",
    }),
    person: `${MAX_SAVED_FILTERS}, and as many shared`,
  },
  {
    what: "ZIP codes that are followed",
    costs: "money",
    person: String(MAX_PLACES),
    address: NONE,
    all: NONE,
    refused: "tooManyPlaces",
    test: "a resident follows up to five places, each at a level of its own",
  },
];

function quotaRow(what: string, costs: Row["costs"], name: keyof typeof QUOTAS): Row {
  const { person, refusal } = QUOTAS[name];
  return {
    what,
    costs,
    person: rate(person),
    address: NONE,
    all: NONE,
    refused: refusal,
    test: QUOTA_TEST,
  };
}

/** Counted for each by itself, as for a person. */
function keyRow(what: string, costs: Row["costs"], name: "reading" | "staffWork"): Row {
  const { key, refusal } = QUOTAS[name];
  return {
    what,
    costs,
    person: `${rate(key)}, a key`,
    address: NONE,
    all: NONE,
    refused: refusal,
    test:
      "each key has limits of its own, on reading and on writing, beside people's and other keys'",
  };
}

function ofDistrict(row: Omit<Row, "person" | "address">): Row {
  return { ...row, person: NONE, address: NONE };
}

function ownOf(limits: readonly CodeLimit[], by: CodeLimit["by"]): number {
  const { max } = limits.find((limit) => limit.by === by)!;
  return Math.max(...Object.values(max));
}

function rate({ most, perMinute }: RateLimit): string {
  return `${most.toLocaleString("en-US")} at once, ${perMinute.toLocaleString("en-US")} a minute`;
}

function codeRows(what: string, limits: readonly CodeLimit[]): string[][] {
  return limits.map(({ by, minutes, max }) => [
    what,
    by,
    String(minutes),
    ...(["new", "known", "own"] as const).map((asker) => String(max[asker] ?? NONE)),
  ]);
}

/** As `deno fmt` has it: columns as wide as their widest cell. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]!.length))
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
