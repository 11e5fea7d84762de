// Every text that FloodLine sends: what a language must have words for. A missing one does not
// compile.
import type { Level } from "shared/levels.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { ReportNews, TemplateStatus } from "shared/report_statuses.ts";
import type { TideLevel } from "../../tides/levels.ts";
import type { Hazard } from "shared/storms/products.ts";
import type { StaffRole } from "shared/staff_roles.ts";

export interface TextWords {
  /** The native reader who has checked the language's file; null: nobody has yet. */
  reviewer: string | null;
  /** The most parts that one text may have. */
  maxSegments: number;
  /** "3:15 PM", "Sun, 3:15 PM", "Nov 29, 3:15 PM" */
  time(at: Date, timeZone: string, day?: "weekday" | "date"): string;
  /** "0.6 inches in 15 min by 3:15 PM" */
  rain(mm: number, minutes: 15 | 60, by: string): string;
  /** In this order: source, hazard and effect, place, what to do, until when. */
  alert: Record<Level, (parts: AlertParts & { rain: string }) => string>;
  /** The Weather Service's word; what to do is that of its hazard. `from`: absent where it has begun. */
  warning(parts: AlertParts & { event: string; hazard: Hazard; from?: string }): string;
  /** To who asked to hear a day ahead, and how to end that. `from`: absent where it has begun. */
  watch(parts: AlertParts & { event: string; from?: string }): string;
  /** What else the same text tells, of other places: a sentence each, put before the link. */
  besides:
    & Record<Level, (parts: { where: string }) => string>
    & { warning(parts: { event: string; where: string }): string };
  /** Before the link to one's account, where they do not fit; of `count` no grammar depends. */
  morePlaces(count: number): string;
  /** "11201 and 11217", "11201, 11215 and 3 more" */
  list(names: string[], more: number): string;
  /** By nameOfWarning() of shared/storms/products.ts; one that is missing here is told in English. */
  events: Record<string, string>;
  clear: Record<Level, (parts: { where: string; link: string }) => string>;
  /** The all-clear where the Weather Service alone had told of something, and not of rain. */
  clearOfficial(parts: { where: string; link: string }): string;
  /** The all-clear where what was told never came. */
  clearUnfulfilled: Record<Level, (parts: { where: string }) => string>;
  ask(parts: { where: string }): string;
  /** "0.8 ft" */
  height(metres: number): string;
  /** High water by a tide gauge; `over`: above the least flood level, `at`: when it stands highest. */
  tide: Record<TideLevel, (parts: AlertParts & { over: string; at: string }) => string>;
  tideClear(parts: { where: string; link: string }): string;
  /** Where the water stayed below. */
  tideClearUnfulfilled(parts: { where: string }): string;
  code(code: string, minutes: number): string;
  report: ReportWords;
  /** In place of `report` and `reports`, where the district has words of its own; with what belongs around them. */
  ownWords(parts: OwnWordsParts): string;
  /** About several reports of one person's, set at once; `count`: of which no grammar depends. */
  reports: ReportsWords;
  /** To everybody who reported an incident's water, at its district's wish. */
  stillWet(parts: { where: string }): string;
  /** What staff of its district ask of who sent a report; `text`: as they wrote it. */
  question(parts: { where: string; text: string }): string;
  /** To who called, gave their number and agreed aloud to texts: what they agreed to. */
  called(parts: { where: string; link: string }): string;
  notice: NoticeWords;
  broadcast: BroadcastWords;
  staffRoles: Record<StaffRole, string>;
  reply: Replies;
  /** Put behind the last of these texts that somebody gets in a day. */
  lastToday: { report: string; reply: string };
  status: StatusWords;
}

interface AlertParts {
  /** "11231 Brooklyn" */
  where: string;
  /** Absent: no end is known, and none is said. */
  until?: string;
  link: string;
}

/**
 * To who sent a report and asked to be told: what its district did, and 3 hours on a question. No end says that
 * something is mended, for nobody knows.
 */
export type ReportWords = Record<
  ReportNews,
  (parts: { where: string; link: string } & EndFacts) => string
>;

interface OwnWordsParts extends EndFacts {
  district: string;
  /** The district's, as they were written. */
  words: string;
  news: TemplateStatus;
  /** One report's place, or how many they are: of `count` no grammar depends. */
  of: { where: string } | { count: string };
  /** To the report, or to which they are. */
  link: string;
}

/** `link`: to which they are. */
type ReportsWords = Record<
  TemplateStatus,
  (parts: { count: string; link: string } & EndFacts) => string
>;

/** To a district's staff, or who is to join it: what one of them did, or asks. */
interface NoticeWords {
  /** To whom a report is given. `name`: of who asks; `point`: latitude and longitude. */
  assigned(
    parts: { name: string | null; where: string; point: string | null; link: string },
  ): string;
  /** Several at once; of `count` no grammar depends. */
  assignedMany(parts: { name: string | null; count: string; link: string }): string;
  levels(parts: { district: string; link: string }): string;
  /** `role`: of `staffRoles`. */
  invitation(parts: { district: string; role: string; until: string; link: string }): string;
}

/** What a district writes itself, with what belongs around it: never as if it were a warning. */
interface BroadcastWords {
  send(parts: { district: string; words: string }): string;
  /** Says so first: whoever reads no further knows it. */
  drill(parts: { district: string; words: string }): string;
  /** To who wrote it. */
  test(text: string): string;
}

/** What is answered to a text. */
interface Replies {
  stopped: string;
  started: string;
  /**
   * `hasNews`: what districts write comes, too, and how to end that is said; `hasAhead`: so is it of watches; `hasTides`:
   * and of high tides.
   */
  help(parts: { host: string; hasNews: boolean; hasAhead: boolean; hasTides: boolean }): string;
  notUnderstood: string;
  /** It may be a wish to leave, or not. */
  askStop: string;
  /** To a number that nobody has signed up with. */
  stranger(parts: { link: string }): string;
  paused(parts: { until: string }): string;
  resumed: string;
  /** NEWS OFF, NEWS ON: what districts write. */
  alertsOnly: string;
  broadcastsToo: string;
  /** AHEAD OFF, AHEAD ON: a text when a watch is issued. */
  aheadOff: string;
  aheadOn: string;
  /** TIDE OFF, TIDE ON: texts of high tides. `tidesNowhere`: no gauge speaks for a place of theirs yet. */
  tidesOff: string;
  tidesOn: string;
  tidesNowhere: string;
  /** In this language from now on. */
  language: string;
  follows(parts: { zip: string; where: string; level: Level }): string;
  followsAlready(parts: { zip: string; where: string; level: Level }): string;
  /** `where`: one place; undefined: all of them. */
  level(parts: { where?: string; level: Level }): string;
  noPlaces: string;
  /** `left`: the ZIP codes that are still followed; "": none. */
  unfollowed(parts: { where: string; left: string }): string;
  notFollowed(parts: { zip: string }): string;
  /** `near`: the next one by number that is known. */
  zipUnknown(parts: { zip: string; near: string | null }): string;
  /** In service, and nobody tells where. */
  zipUnplaced(parts: { zip: string; near: string | null }): string;
  tooManyPlaces(parts: { max: number; link: string }): string;
  consentNeeded(parts: { link: string }): string;
  dry: string;
  reported(parts: { where: string; link: string }): string;
  corrected(parts: { link: string }): string;
  /** To "2", the water is gone, after "Still wet?" */
  gone(parts: { where: string }): string;
  /** To STILL: the report is open, now or again. */
  still(parts: { where: string; link: string }): string;
  /** To STILL after a text about several: all of them are. `where`: as `writePlaces` has it. */
  stillMany(parts: { where: string; link: string }): string;
  /** To STILL long after the text that offers it. */
  stillTooOld(parts: { link: string }): string;
  /** To what somebody answers a district's question. */
  answered: string;
  /** To STILL of who has no report that it could be about. */
  stillWhere(parts: { link: string }): string;
  /** The district is at work on it: its depth stays. */
  seenAlready(parts: { link: string }): string;
  howDeep: string;
  photoHowDeep: string;
  photoAdded(parts: { link: string }): string;
  /** A report or photo from a number that an operator has blocked. */
  blocked: string;
  photoTooMany(parts: { link: string }): string;
  photoNotReadable(parts: { link: string }): string;
  /** A depth or photo of somebody who follows no place. */
  reportWhere(parts: { link: string }): string;
}

/** The pieces of the answer to STATUS: a line a place, then what holds for all. */
export interface StatusWords {
  line(parts: { where: string; facts: string[] }): string;
  storm: Record<Level, string>;
  stormUntil(storm: string, at: string): string;
  /** Nobody knows of a dry hour after it. */
  stormAtLeastUntil(storm: string, at: string): string;
  easing: Record<Level, string>;
  quiet: string;
  rainFrom: Record<Level, (at: string) => string>;
  dryUntil(at: string): string;
  noForecast: string;
  /** Old or missing; times. */
  notCheckedSince(at: string): string;
  forecastFrom(at: string): string;
  noForecastFrom(at: string): string;
  noForecastBetween(from: string, to: string): string;
  /** `from`: where it is yet to begin. */
  warning(parts: { event: string; from?: string; until?: string }): string;
  /** High water; `at`: when it stands highest, `over`: above flood level. */
  tide(parts: { at: string; over: string }): string;
  pausedUntil(until: string): string;
  quietUntil(until: string): string;
  /** How to end what districts write. */
  newsOff: string;
  /** How to end texts of watches; how to get them, where a watch is in force. */
  aheadOff: string;
  aheadOn: string;
  /** As of watches; how to get them, where high water is near. */
  tidesOff: string;
  tidesOn: string;
}
