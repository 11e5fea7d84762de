// Twilio's error codes that concern texts, what each is for us, and what follows from it: data, which
// stands here alone (a test looks). Source: its Error and Warning
// Dictionary, twilio.com/docs/api/errors, read 2026-11-26. Codes of voice, media, WhatsApp and
// of setting things up are left out: what is not listed is `unclear`, and waits.

/** What a code is about. */
export type Kind =
  /** Our account, its money, or the number we send from: no text leaves until that is mended. */
  | "account"
  /** This text's trouble or everybody's: one code does not tell. */
  | "unclear"
  /** Too many at once, or a moment's trouble on the way. */
  | "later"
  /** This number takes no texts. */
  | "number"
  /** The phone is off or out of reach, today. */
  | "unreachable"
  /** Its owner opted out with the carrier. */
  | "optedOut"
  /** Taken for spam. */
  | "filtered"
  /** A place that we may not text. */
  | "region"
  /** These words will never leave, however often they are tried. */
  | "content";

/**
 * - `wait`: the text stays owed, and goes again later while it is true.
 * - `drop`: this text will not arrive.
 * - `stop`: no other would arrive either; one now and then finds out whether that is mended.
 * - `slowDown`: the next ones later, and fewer.
 * - `alarm`: the operator is told of the first one; of the others, of many.
 * - `suppress`: the number is no use until its owner shows a sign of life.
 * - `suppressIfRepeated`: as above, after several texts in a row.
 * - `unsubscribe`: its owner gets no more texts.
 */
export type Remedy =
  | "wait"
  | "drop"
  | "stop"
  | "slowDown"
  | "alarm"
  | "suppress"
  | "suppressIfRepeated"
  | "unsubscribe";

/**
 * Whatever the code, the same one to many texts in a row stops all of them (see breaker.ts), and a
 * large share of failures is an alarm (see refusals.ts).
 */
export const REMEDIES: Record<Kind, readonly Remedy[]> = {
  account: ["wait", "stop", "alarm"],
  unclear: ["wait", "alarm"],
  later: ["wait", "slowDown"],
  number: ["drop", "suppress"],
  unreachable: ["drop", "suppressIfRepeated"],
  optedOut: ["drop", "unsubscribe"],
  filtered: ["drop"],
  region: ["drop"],
  content: ["drop", "alarm"],
};

const BUSY = "The texting service was too busy";
const CAP = "The limit on texts was reached";
const ACCOUNT = "The texting service refused our account";
const SENDER = "The texting service refused our sending number";
const UNREGISTERED = "Our sending number is not registered yet";
const NETWORK = "The phone's network was in trouble";
const NOT_VALID = "Not a valid phone number";
const NOT_MOBILE = "Not a mobile number";
const REFUSED = "The texting service refused it";
const WORDS = "The texting service refused its words";
const REGION = "Number outside the area we may text";

/** Behind the reason, what follows from this code beside what follows from its kind. */
export type CodeEntry = readonly [Kind, plainReason: string, ...also: Remedy[]];

export const CODES: Readonly<Record<number, CodeEntry>> = {
  // The account.
  10001: ["account", ACCOUNT], // not active
  10002: ["account", "The texting account is still on trial"],
  20002: ["account", ACCOUNT], // wrong friendly name: of no account of ours
  20003: ["account", ACCOUNT], // wrong credentials
  20005: ["account", ACCOUNT], // not active
  20006: ["account", ACCOUNT], // access denied
  20008: ["account", ACCOUNT], // test credentials
  20010: ["account", ACCOUNT], // suspended
  20403: ["account", ACCOUNT], // forbidden
  20404: ["account", ACCOUNT], // no such account
  21608: ["account", "The texting account is still on trial"],
  30002: ["account", ACCOUNT], // suspended between queueing and sending
  30037: ["account", ACCOUNT], // outbound messaging disabled
  30044: ["account", "The texting account is still on trial"], // too long for a trial account

  // What we send from.
  21212: ["account", SENDER],
  21601: ["account", SENDER],
  21603: ["account", SENDER],
  21606: ["account", SENDER],
  21659: ["account", SENDER],
  21660: ["account", SENDER], // of another account
  21661: ["account", SENDER], // takes no texts
  21701: ["account", SENDER], // the messaging service does not exist
  21702: ["account", SENDER],
  21703: ["account", SENDER], // it has no numbers
  21704: ["account", SENDER],
  21705: ["account", SENDER], // its id is invalid
  21706: ["account", SENDER],
  21709: ["account", SENDER],
  21711: ["account", SENDER],
  21712: ["account", SENDER],
  30018: ["account", UNREGISTERED],
  30024: ["account", UNREGISTERED],
  30032: ["account", UNREGISTERED], // toll-free, not verified
  30033: ["account", UNREGISTERED], // campaign suspended
  30034: ["account", UNREGISTERED],
  30035: ["account", UNREGISTERED], // still being configured
  30040: ["account", UNREGISTERED],
  30041: ["account", UNREGISTERED],
  30042: ["account", UNREGISTERED],
  30125: ["account", UNREGISTERED],

  // Caps of the whole account.
  30454: ["account", CAP],
  60728: ["account", CAP], // an hour's
  63038: ["account", CAP], // a day's

  // Too much at once, or trouble on the way.
  20429: ["later", BUSY],
  20500: ["later", BUSY],
  20503: ["later", BUSY],
  21611: ["later", BUSY], // the sending number's queue is full
  21730: ["later", BUSY], // maintenance
  30001: ["later", BUSY],
  30017: ["later", NETWORK],
  30020: ["later", BUSY],
  30021: ["later", BUSY],
  30022: ["later", BUSY], // the campaign's speed
  30410: ["later", NETWORK], // a provider's time-out
  30500: ["later", BUSY],
  60203: ["later", BUSY],
  60410: ["later", BUSY],
  63017: ["later", BUSY],
  63018: ["later", BUSY],

  // A number's trouble or everybody's.
  21266: ["unclear", REFUSED], // to itself
  21612: ["unclear", REFUSED], // no way from our number to this one
  20001: ["unclear", REFUSED], // a parameter: of this text, or of our configuration
  21609: ["unclear", REFUSED], // StatusCallback, that is PUBLIC_URL
  21626: ["unclear", REFUSED],
  21910: ["unclear", REFUSED],
  30010: ["unclear", REFUSED], // dearer than the account allows
  30400: ["unclear", REFUSED],
  30023: ["unclear", CAP], // one network's, for a day: other networks go on
  30026: ["unclear", CAP],
  30027: ["unclear", CAP],
  30036: ["unclear", "It came too late to be of use"], // validity over while it waited
  30039: ["unclear", REFUSED], // taken for a loop
  30043: ["unclear", REFUSED],
  30450: ["unclear", REFUSED], // suspected pumping of this prefix
  30451: ["unclear", REFUSED],
  30452: ["unclear", REFUSED],
  30453: ["unclear", REFUSED],
  30485: ["unclear", REFUSED],

  // The number.
  21211: ["number", NOT_VALID],
  21217: ["number", NOT_VALID],
  21265: ["number", NOT_MOBILE], // a short code
  21268: ["number", NOT_MOBILE], // premium
  21269: ["number", NOT_MOBILE], // information service
  21614: ["number", NOT_MOBILE],
  21635: ["number", NOT_MOBILE], // landline
  30005: ["number", "Number no longer in use"],
  30006: ["number", "Landline, or a network that takes no texts"],
  60205: ["number", NOT_MOBILE],
  60600: ["number", "Number no longer in use"],

  30003: ["unreachable", "Phone off or out of reach"],
  30008: ["unreachable", "Lost by the phone's network"],
  30046: ["unreachable", "Lost by the phone's network"], // not confirmed

  21610: ["optedOut", "Opted out of texts"],

  30004: ["filtered", "Blocked by the phone or its network"],
  30007: ["filtered", "Taken for spam by the phone's network"],
  30038: ["filtered", "Taken for spam by the phone's network"],

  21408: ["region", REGION],
  60605: ["region", REGION],
  60610: ["region", REGION],

  // The words. Our own mistake, and the same next time.
  21602: ["content", WORDS], // none
  21617: ["content", WORDS], // too long
  21619: ["content", WORDS],
  30019: ["content", WORDS], // longer than the network takes
};

/** Of Twilio Verify's check, not of a text: its code has been tried too often. */
export const MAX_CHECKS_REACHED = 60202;
