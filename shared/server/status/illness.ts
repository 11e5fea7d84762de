// How what FloodLine depends on is, in words: what is ill, since when, what to do.
import { plainReason } from "../carrier_errors.ts";
import { storageAdvice } from "../storage_errors.ts";
import type { Condition, ConditionName } from "../conditions.ts";
import { nameRefused } from "./purse_names.ts";

interface Words {
  /** What it is called while it is well. */
  name: string;
  /** What is wrong, with figures of the condition's detail. */
  ill: (detail: Condition["detail"]) => string;
  todo: string | ((detail: Condition["detail"]) => string);
}

const WORDS: Record<ConditionName, Words> = {
  carrier: {
    name: "the carrier",
    ill: ({ errorCode, reason, by, inARow }) =>
      `the carrier ${by === "receipt" ? "gives texts back" : "takes no texts"}, they wait: ` +
      (errorCode ? codeWords(errorCode) : reason) + (inARow ? `, ${inARow} times in a row` : ""),
    todo: "see twilio.com/docs/api/errors, and check the account, its money and TWILIO_…",
  },
  refusals: {
    name: "texts that arrive",
    ill: ({ errorCode, waiting, failed, delivered }) =>
      `texts come back with ${
        codeWords(errorCode)
      }: ${waiting} wait to go again, ${failed} ended, ` +
      `${delivered} arrived`,
    todo: "see twilio.com/docs/api/errors; what waits goes out by itself while it is true",
  },
  unanswered: {
    name: "texts with an answer",
    ill: ({ open, unproven }) =>
      [
        Number(open) > 0 ? `of ${open} texts it is not known yet whether they arrived` : "",
        Number(unproven) > 0
          ? `${unproven} of the last hour were given up, since nothing proved in time that they did`
          : "",
      ].filter(Boolean).join("; "),
    todo: "nothing is sent twice on a guess; see whether the carrier's list of messages is whole",
  },
  limits: {
    name: "the limits",
    ill: ({ limits }) => `limits stop people: ${limits}`,
    todo:
      "see `deno task admin security-log --event limitReached` for the networks: an attack goes on " +
      "without you, and those who were here before get through; behind a CDN, check TRUSTED_PROXIES",
  },
  filtering: {
    name: "the phone networks",
    ill: ({ filteredLastHour }) =>
      `the phone networks took ${filteredLastHour} texts of an hour for spam`,
    todo: "see that the sending number is registered, and that PUBLIC_URL is no shortened address",
  },
  spending: {
    name: "the day's money",
    ill: ({ dollars, ofDollars, heldBack }) =>
      `the day's money for alerts is spent, $${dollars} of $${ofDollars}: ${heldBack} texts wait`,
    todo: "raise SMS_DAILY_DOLLARS, or wait for midnight UTC; flood risk goes out from its reserve",
  },
  purses: {
    name: "the money beside the alerts'",
    ill: ({ refused }) =>
      `today's money for texts beside the alerts was not enough for ${nameRefused(refused)}`,
    todo: "alerts are not touched. Look at `admin security-log` for who asks, or raise " +
      "SMS_CODES_DOLLARS, SMS_NEW_CODES_DOLLARS, SMS_REPLIES_DOLLARS, SMS_REPORTS_DOLLARS, " +
      "SMS_MANAGERS_DOLLARS or SMS_BROADCASTS_DOLLARS; there is new money at midnight UTC",
  },
  sweeps: {
    name: "the sweeps",
    ill: ({ newest, failed, died }) =>
      `the newest sweep ${newest}, as did ${failed} that failed and ${died} that died in a day`,
    todo: 'see the worker\'s log for "job failed"; each is tried again by itself within its slot',
  },
  room: {
    name: "the database's room",
    ill: () => "the database's disk is full: nothing can be kept, reports wait on the phones",
    todo: "make room on the database's volume; all goes on by itself then",
  },
  backups: {
    name: "the newest backup",
    ill: ({ newestAt, reason }) =>
      (newestAt ? `there is no backup since ${newestAt}` : "there is no backup yet") +
      (reason ? `: ${reason}` : ""),
    todo:
      "it is tried every hour; check BACKUP_TO and its key, or try now: `deno task admin backup`",
  },
  openMeteo: {
    name: "Open-Meteo",
    ill: (detail) => `Open-Meteo does not give the weather: ${figures(detail)}`,
    todo:
      "storms are decided by what was heard last; if it lasts, check OPEN_METEO_URL and its key",
  },
  tides: {
    name: "the tide gauges",
    ill: ({ silent, followed, named }) =>
      `of ${followed} tide gauges ${silent} give nothing of use: ${list(named)}`,
    todo:
      "the predicted tide alone counts there meanwhile; if it lasts, see tidesandcurrents.noaa.gov, " +
      "check COOPS_API_URL, or choose another: `deno task admin tides`",
  },
  modelRun: {
    name: "the weather model",
    ill: ({ runAt }) => `the forecast is old, from the model's run of ${runAt}`,
    todo: "alerts may come late; nothing but to wait for Open-Meteo's next run",
  },
  oddPlaces: {
    name: "the places' own weather",
    ill: ({ places, named }) => {
      const list = named as string[];
      const more = Number(places) - list.length;
      return `the weather of ${places} ZIP code${places === 1 ? "" : "s"} is of no use, whatever ` +
        `the others got: ${list.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    },
    todo: "nothing where it passes; else tell Open-Meteo. They keep their state, and are asked on",
  },
  weatherBudget: {
    name: "the weather's free calls",
    ill: ({ leftOut, callsToday }) =>
      `the weather's calls are not enough: ${leftOut} places left out, ${callsToday} calls today`,
    todo: "set OPEN_METEO_API_KEY; storms are asked about first meanwhile",
  },
  storage: {
    name: "the store of photos",
    ill: ({ code }) => `photos and videos cannot be stored: ${code}`,
    todo: ({ code }) => storageAdvice(String(code)),
  },
  weatherService: {
    name: "the Weather Service",
    ill: ({ reason }) => `the Weather Service does not answer, rain alone decides: ${reason}`,
    todo: "if it lasts, check NWS_URL and NWS_CONTACT",
  },
  warningList: {
    name: "each official warning",
    ill: ({ unread, unreadIds, placeless, named, zonesMissing, namedZones }) =>
      [
        ...unread ? [`warnings that cannot be read: ${unread} (${list(unreadIds)})`] : [],
        ...placeless
          ? [
            `warnings without an area, named on their states' pages but texted to nobody: ` +
            `${placeless} (${list(named)})`,
          ]
          : [],
        ...zonesMissing
          ? [
            `zones that warnings name and the Weather Service does not give: ${zonesMissing} ` +
            `(${list(namedZones)})`,
          ]
          : [],
      ].join("; "),
    todo:
      "look them up at weather.gov/alerts; what cannot be read is a change of the service's or a fault of ours",
  },
};

/** What it is called while it is well: "the carrier". */
export function nameOf(name: ConditionName): string {
  return WORDS[name].name;
}

/** What is wrong and what to do; undefined where all is well. */
export function describeIllness(
  { name, illSince, detail }: Condition,
): { says: string; todo: string } | undefined {
  if (!illSince) return undefined;
  const { ill, todo } = WORDS[name];
  return { says: ill(detail), todo: typeof todo === "string" ? todo : todo(detail) };
}

/** "30034, Our sending number is not registered yet" */
function codeWords(errorCode: unknown): string {
  return `${errorCode}, ${plainReason(Number(errorCode))}`;
}

function list(named: unknown): string {
  return Array.isArray(named) ? named.join(", ") : "";
}

/** "kind 429, places 12" */
function figures(detail: Condition["detail"]): string {
  return Object.entries(detail).map(([name, value]) => `${name} ${value}`).join(", ");
}
