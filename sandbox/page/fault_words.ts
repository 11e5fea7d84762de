// The fault switches in plain words. A choice's value is "kind" or "kind:errorCode".
import type { Faults } from "../state/fault_kinds.ts";
import { LATE_RECEIPT_SECONDS } from "../twilio/receipts.ts";

/** Single odd places are for tests, by the control API. */
type Switched = Exclude<keyof Faults, "openMeteoPlaces">;

interface FaultSwitch {
  name: Switched;
  title: string;
  works: string;
  choices: [value: string, words: string][];
}

export const SWITCHES: FaultSwitch[] = [
  {
    name: "openMeteo",
    title: "The weather",
    works: "Answers",
    choices: [
      ["429", "Too many requests"],
      ["503", "Overloaded"],
      ["timeout", "Never answers"],
      ["cut", "Breaks off mid-answer"],
      ["badJson", "Half an answer"],
      ["text", "Answers with an error's text"],
      ["html", "Answers with a web page"],
      ["reversed", "Answers in reverse order"],
      ["fewer", "Leaves a place out"],
      ["more", "Names a place twice"],
      ["limits", "Counts as the free tier"],
    ],
  },
  {
    name: "city",
    title: "The city’s 311",
    works: "Takes reports",
    choices: [
      ["503", "Is down"],
      ["403", "Refuses our key"],
      ["404", "Knows no such service"],
      ["reset", "Connection resets"],
      ["redirect", "Sends us inside our network"],
      ["html", "Answers with a web page"],
      ["badList", "Lists nothing that can be read"],
      ["500AfterAccept", "Takes it, says it broke"],
      ["timeoutAfterAccept", "Takes it, never answers"],
      ["resetAfterAccept", "Takes it, then resets"],
      ["tokens", "Tells a token first"],
      ["noNumber", "Tells no number"],
      ["emptyNumber", "Tells an empty number"],
    ],
  },
  {
    name: "twilio",
    title: "Sending texts",
    works: "Sends",
    choices: [
      ["reset", "Connection resets"],
      ["timeoutAfterAccept", "Sends, never answers"],
      ["resetAfterAccept", "Sends, then resets"],
      ["500AfterAccept", "Sends, says it broke"],
      ["429", "Too many requests"],
      ["500", "Breaks"],
      ["refuse:21211", "Refuses: no such number"],
      ["refuse:21610", "Refuses: opted out"],
      ["refuse:21606", "Refuses: our number"],
      ["refuse:63038", "Refuses: the day's cap"],
      ["refuse:99999", "Refuses: who knows why"],
    ],
  },
  {
    name: "receipts",
    title: "Receipts of texts",
    works: "Come in order",
    choices: [
      ["none", "Never come"],
      ["late", `${LATE_RECEIPT_SECONDS} seconds late`],
      ["twice", "Come twice"],
      ["outOfOrder", "Come backwards"],
      ["undelivered:30003", "Phone is off"],
      ["undelivered:30005", "Unknown number"],
      ["undelivered:30007", "Filtered as spam"],
      ["undelivered:30034", "Not registered"],
      ["failed:30410", "Network in trouble"],
    ],
  },
  {
    name: "twilioAccount",
    title: "The account",
    works: "Active, registered",
    choices: [
      ["suspended", "Suspended"],
      ["trial", "A trial"],
      ["noNumber", "Without a number"],
      ["noWebhook", "Tells somebody else of texts"],
      ["numbersWebhooks", "Each number says where its texts go"],
      ["numbersWebhooksElsewhere", "… and it is not to us"],
      ["noCampaign", "Not registered"],
      ["campaignPending", "Registration under way"],
      ["campaignFailed", "Registration refused"],
    ],
  },
  {
    name: "twilioList",
    title: "The list of texts",
    works: "Shows all",
    choices: [
      ["lag", "Two and a half minutes late"],
      ["empty", "Shows none"],
      ["noBodies", "Without words"],
      ["noDates", "Without times"],
      ["sparse", "With gaps"],
      ["500", "Breaks"],
    ],
  },
  {
    name: "verify",
    title: "Verify's codes",
    works: "Are checked",
    choices: [
      ["canceled", "Are called off"],
      ["max_attempts_reached", "Were tried too often"],
      ["deleted", "Are deleted"],
      ["failed", "Fail"],
      ["expired", "Are over"],
    ],
  },
  {
    name: "s3",
    title: "Photos and videos",
    works: "Are stored",
    choices: [
      ["down", "Storage is down"],
      ["500", "Storage breaks"],
      ["NoSuchBucket", "No such bucket"],
      ["SignatureDoesNotMatch", "Wrong secret"],
      ["InvalidAccessKeyId", "Unknown key"],
      ["AccessDenied", "The key may not"],
      ["PermanentRedirect", "Another region"],
      ["RequestTimeTooSkewed", "A clock is wrong"],
      ["deleteDenied", "Deletes nothing"],
      ["publicList", "Anybody may list it"],
      ["noCors", "No CORS rule"],
      ["ceph", "Redirects as Ceph does"],
      ["minio", "Hashes no copy"],
      ["r2", "Refuses to hash a copy"],
    ],
  },
  {
    name: "nws",
    title: "Official warnings",
    works: "Answer",
    choices: [
      ["503", "Out of service"],
      ["timeout", "Never answer"],
      ["cut", "Break off"],
      ["html", "A page in place of the list"],
      ["pages", "One to a page"],
      ["empty", "An empty list"],
      ["nullFeatures", "No list in the answer"],
      ["twice", "Each twice"],
      ["odd", "Some that nobody can read"],
    ],
  },
  {
    name: "nwsZones",
    title: "Zones of warnings",
    works: "Are given",
    choices: [
      ["503", "Down"],
      ["timeout", "Never answers"],
      ["404", "Not found"],
      ["html", "Answers with a web page"],
      ["noGeometry", "Without an area"],
      ["other", "Another zone's"],
      ["multi", "In parts"],
      ["collection", "In a collection"],
      ["hole", "Nothing but a hole"],
    ],
  },
  {
    name: "coops",
    title: "Tide gauges",
    works: "Answer",
    choices: [
      ["503", "Out of service"],
      ["timeout", "Never answer"],
      ["429", "Too many requests"],
      ["403", "Shut us out"],
      ["html", "A page in place of heights"],
      ["cut", "Break off"],
      ["noData", "No data at this station"],
      ["empty", "An empty list"],
      ["late", "Nothing of two hours"],
      ["nulls", "No height of late"],
      ["flags", "Heights marked as wrong"],
      ["spike", "One height far off"],
      ["stuck", "The gauge is stuck"],
      ["feet", "Feet in place of metres"],
      ["datum", "Of another datum"],
      ["elsewhere", "Another station's heights"],
    ],
  },
];

/** The choice that is on; "" where all works. */
export function chosen(faults: Faults, name: Switched): string {
  const fault: { kind: string; errorCode?: number } | undefined = faults[name];
  if (!fault) return "";
  return fault.errorCode ? `${fault.kind}:${fault.errorCode}` : fault.kind;
}

/** A form's choices as the control API takes them; not yet checked. */
export function faultsFrom(form: Record<string, unknown>): Record<string, unknown> {
  const switchedOn = SWITCHES.map(({ name }) => {
    const [kind, errorCode] = String(form[name] ?? "").split(":");
    return [name, kind && { kind, ...errorCode && { errorCode: Number(errorCode) } }] as const;
  }).filter(([, fault]) => fault);
  return Object.fromEntries(switchedOn);
}
