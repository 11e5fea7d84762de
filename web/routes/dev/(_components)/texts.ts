// Every text that FloodLine sends, in one language, as it would read on an ordinary day.
import type { Language } from "shared/languages.ts";
import { type Level, LEVELS } from "shared/levels.ts";
import { alertText, askText, clearText, stormText } from "shared/server/words/alerts.ts";
import { broadcastText } from "shared/server/words/broadcasts.ts";
import { ownWordsText } from "shared/server/words/own_words.ts";
import { calledText } from "shared/server/words/reports.ts";
import type { StatusWords, TextWords } from "shared/server/words/every_text.ts";
import type { Tell } from "shared/server/words/tell.ts";
import { tideClearText, tideText } from "shared/server/words/tides.ts";
import { watchText } from "shared/server/words/watches.ts";
import { WORDS } from "shared/server/words/words.ts";
import { dangerOfRain } from "shared/storms/dangers.ts";
import type { ClearFacts, Facts } from "shared/storms/facts.ts";
import { TIDE_LEVELS } from "shared/tides/levels.ts";
import { EVENTS, isTold, isWatch, SOFTER_EVENTS } from "shared/storms/products.ts";

export interface NamedText {
  name: string;
  body: string;
}

/** What is no text of its own, but a part of others. */
type Parts =
  | "reviewer"
  | "maxSegments"
  | "time"
  | "rain"
  | "height"
  | "events"
  | "staffRoles"
  | "morePlaces"
  | "list";

/** A kind of text that is missing here does not compile. */
const KINDS: Record<
  Exclude<keyof TextWords, Parts>,
  (language: Language, publicUrl: string) => NamedText[]
> = {
  alert: (language, publicUrl) =>
    LEVELS.map((level) => ({
      name: `alert.${level}`,
      body: alertText(language, { level, facts: FACTS, place: PLACE, publicUrl, now: NOW }),
    })),
  warning: (language, publicUrl) =>
    EVENTS.filter((event) => isTold({ event }, SOFTER_EVENTS)).map((event) => {
      const warning = { id: "1", firstId: "1", event, headline: null, sender: null };
      const facts: Facts = { ...FACTS, source: "warning", warning, from: "2026-11-22T21:00:00Z" };
      const parts = { level: "flood" as const, facts, place: PLACE, publicUrl, now: NOW };
      return { name: `warning: ${event}`, body: alertText(language, parts) };
    }),
  watch: (language, publicUrl) =>
    EVENTS.filter((event) => isWatch({ event })).map((event) => {
      const zips = ["11231", "11201"];
      const issued = { event, headline: null, sender: null, zips };
      const facts = { ...issued, from: "2026-11-23T21:00:00Z", until: "2026-11-24T12:00:00Z" };
      const places = zips.map((zip) => ({ ...PLACE, zip }));
      const body = watchText(language, { facts, places, publicUrl, now: NOW });
      return { name: `watch: ${event}`, body };
    }),
  besides: (language, publicUrl) => {
    const tell = (zip: string, step: Level): Tell => ({
      step,
      facts: { ...FACTS, danger: dangerOfRain(step) },
      place: { ...PLACE, zip },
    });
    const saying = { publicUrl, now: NOW };
    const say = (...tells: Tell[]) => stormText(language, tells, saying);
    const floods = ["11201", "11215", "11217", "11231", "11238"].map((zip) => tell(zip, "flood"));
    return [
      { name: "two places", body: say(tell("11201", "any"), tell("11217", "any")) },
      { name: "besides", body: say(tell("11201", "heavy"), tell("11217", "any")) },
      { name: "five places", body: say(...floods) },
      { name: "more places", body: say(...floods, tell("10001", "heavy"), tell("10463", "any")) },
    ];
  },
  clear: (language, publicUrl) => listClears(language, publicUrl, "clear"),
  clearOfficial: (language, publicUrl) => {
    const facts: ClearFacts = {
      source: "forecast",
      level: "flood",
      wetAt: FACTS.until,
      isWithoutRain: true,
    };
    return [{
      name: "clearOfficial",
      body: clearText(language, { facts, place: PLACE, publicUrl }),
    }];
  },
  clearUnfulfilled: (language, publicUrl) => listClears(language, publicUrl, "clearUnfulfilled"),
  ask: (language, publicUrl) => [
    { name: "ask", body: askText(language, { place: PLACE, publicUrl }) },
  ],
  tide: (language, publicUrl) =>
    TIDE_LEVELS.map((level) => ({
      name: `tide.${level}`,
      body: tideText(language, {
        facts: { ...TIDE, level, predictedMetres: 1.5, residualMetres: 0.9, observed: null },
        place: PLACE,
        publicUrl,
        now: NOW,
      }),
    })),
  tideClear: (language, publicUrl) => listTideClears(language, publicUrl, "tideClear"),
  tideClearUnfulfilled: (language, publicUrl) =>
    listTideClears(language, publicUrl, "tideClearUnfulfilled"),
  report: (language, publicUrl) => {
    const parts = { ...COMMON, link: `${publicUrl}/reports/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b` };
    return Object.entries(WORDS[language].report).map(([news, text]) => ({
      name: `report.${news}`,
      body: text({ ...parts, ...END_FACTS }),
    }));
  },
  reports: (language, publicUrl) => {
    const link = `${publicUrl}/account/texts/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`;
    return Object.entries(WORDS[language].reports).map(([news, text]) => ({
      name: `reports.${news}`,
      body: text({ count: "3", link, ...END_FACTS }),
    }));
  },
  ownWords: (language, publicUrl) => [{
    name: "ownWords",
    body: ownWordsText({ language, ...PLACE }, {
      district: "Red Hook BID",
      words: ANSWERED,
      news: "water_gone",
      reportId: "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
      publicUrl,
      cityNumber: null,
      whose: null,
    }),
  }],
  stillWet: (language) => [{
    name: "stillWet",
    body: WORDS[language].stillWet({ where: COMMON.where }),
  }],
  called: (language, publicUrl) => [{
    name: "called",
    body: calledText({ language, ...PLACE }, {
      reportId: "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
      publicUrl,
    }),
  }],
  question: (language) => [{
    name: "question",
    body: WORDS[language].question({ where: COMMON.where, text: "Is it the drain at the corner?" }),
  }],
  notice: (language, publicUrl) => [{
    name: "notice.levels",
    body: WORDS[language].notice.levels({
      district: "Red Hook BID",
      link: `${publicUrl}/district/levels`,
    }),
  }, {
    name: "notice.invitation",
    body: WORDS[language].notice.invitation({
      district: "Red Hook BID",
      role: WORDS[language].staffRoles.crew,
      until: WORDS[language].time(NOW, PLACE.timeZone, "date"),
      link: `${publicUrl}/join`,
    }),
  }, {
    name: "notice.assigned",
    body: WORDS[language].notice.assigned({
      name: "Maria",
      where: COMMON.where,
      point: "40.6771,-74.0091",
      link: `${publicUrl}/district/reports/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`,
    }),
  }, {
    name: "notice.assignedMany",
    body: WORDS[language].notice.assignedMany({
      name: "Maria",
      count: "11",
      link: `${publicUrl}/district/round`,
    }),
  }],
  broadcast: (language) => {
    const words = WROTE[language];
    const [send, drill] = [false, true].map((isDrill) =>
      broadcastText(language, { isDrill, district: "Red Hook BID", words })
    );
    return [
      { name: "broadcast.send", body: send! },
      { name: "broadcast.drill", body: drill! },
      { name: "broadcast.test", body: WORDS[language].broadcast.test(send!) },
    ];
  },
  code: (language) => [{ name: "code", body: WORDS[language].code("123456", 10) }],
  reply: (language, publicUrl) => {
    const parts: PartsOfReplies = { ...COMMON, host: new URL(publicUrl).host, link: publicUrl };
    return Object.entries<Reply>({ ...WORDS[language].reply }).map(([name, reply]) => ({
      name: `reply.${name}`,
      body: typeof reply === "string" ? reply : reply(parts),
    }));
  },
  lastToday: (language, publicUrl) => {
    const { lastToday, report, reply } = WORDS[language];
    const parts = { ...COMMON, link: `${publicUrl}/reports/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b` };
    return [
      {
        name: "report, the last today",
        body: report.seen({ ...parts, ...END_FACTS }) + lastToday.report,
      },
      { name: "reply, the last today", body: `${reply.language} ${lastToday.reply}` },
    ];
  },
  status: (language) => [{ name: "status", body: statusText(WORDS[language].status) }],
};

export function listTexts(language: Language, publicUrl: string): NamedText[] {
  return Object.values(KINDS).flatMap((list) => list(language, publicUrl));
}

/** As a district may write. */
const WROTE: Record<Language, string> = {
  en: "Court St is under water at Smith St. Pumps are on their way. Please move your cars.",
  es: "La calle Court tiene agua en Smith St. Ya vienen las bombas. Mueva su auto.",
  zh: "Court St 与 Smith St 路口积水，抽水泵正在途中，请移开车辆。",
};
const ANSWERED: Record<Language, string> = {
  en: "Our crew has cleared both grates at Court St.",
  es: "Nuestra cuadrilla ha limpiado las dos rejillas de Court St.",
  zh: "我们已清理 Court St 的两个排水口。",
};
const NOW = new Date("2026-11-22T19:30:00Z");
const PLACE = { zip: "11231", city: "Brooklyn", timeZone: "America/New_York" };
const FACTS: Facts & { until: string } = {
  danger: "rain",
  source: "forecast",
  crossed: { minutes: 60, mm: 10 },
  leadMinutes: 120,
  wettestQuarter: { mm: 6, at: "2026-11-22T21:00:00Z" },
  wettestHour: { mm: 15.2, at: "2026-11-22T21:15:00Z" },
  until: "2026-11-22T22:30:00Z",
};

const TIDE = {
  station: { id: "8518750", name: "The Battery" },
  crossedMetres: 2.2,
  minorMetres: 2.2,
  peak: { at: "2026-11-22T21:00:00Z", metres: 2.44 },
  until: "2026-11-22T23:18:00Z",
};

function listTideClears(
  language: Language,
  publicUrl: string,
  name: "tideClear" | "tideClearUnfulfilled",
): NamedText[] {
  const facts = {
    ...TIDE,
    level: "minor" as const,
    highest: null,
    cameTrue: name === "tideClear",
  };
  return [{ name, body: tideClearText(language, { facts, place: PLACE, publicUrl }) }];
}

function listClears(
  language: Language,
  publicUrl: string,
  kind: "clear" | "clearUnfulfilled",
): NamedText[] {
  return LEVELS.map((level) => {
    const cameTrue = kind === "clear";
    const facts: ClearFacts = { source: "forecast", level, wetAt: FACTS.until, cameTrue };
    return {
      name: `${kind}.${level}`,
      body: clearText(language, { facts, place: PLACE, publicUrl }),
    };
  });
}

/** All that any reply is told. */
type PartsOfReplies = typeof COMMON & { host: string; link: string };
type Reply = string | ((parts: PartsOfReplies) => string);

const END_FACTS = { cityNumber: "311-20481234", whose: "transit" } as const;
const COMMON = {
  zip: PLACE.zip,
  near: "11215",
  where: `${PLACE.zip} ${PLACE.city}`,
  level: "heavy" as const,
  until: "9:15 PM",
  max: 5,
  left: "11215, 07030",
  hasNews: true,
  hasAhead: true,
  hasTides: true,
};

function statusText(words: StatusWords): string {
  const warning = { event: "Flash Flood Warning", until: "5:30 PM" };
  return [
    words.line({ where: "11231", facts: [words.storm.heavy, words.warning(warning)] }),
    words.line({
      where: "11201",
      facts: [words.quiet, words.warning({ ...warning, from: "4:30 PM" })],
    }),
    words.line({ where: "10001", facts: [words.stormUntil(words.storm.flood, "9:15 PM")] }),
    words.line({ where: "11231", facts: [words.stormAtLeastUntil(words.storm.any, "9 PM")] }),
    words.line({ where: "33131", facts: [words.easing.heavy] }),
    words.line({ where: "11215", facts: [words.quiet, words.rainFrom.any("4 PM")] }),
    words.line({ where: "07030", facts: [words.quiet, words.dryUntil("8 PM")] }),
    words.line({ where: "10013", facts: [words.noForecast] }),
    words.pausedUntil("9:15 PM"),
    words.quietUntil("8 AM"),
  ].join(" ");
}
