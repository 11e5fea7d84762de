// What somebody reads first: each situation a line.
import assert from "node:assert/strict";
import type { ZipPage } from "shared/api/zips.ts";
import { LANGUAGES } from "shared/languages.ts";
import { NOW } from "shared/samples/moment.ts";
import { officialWarning } from "shared/samples/warnings.ts";
import { zipPage } from "shared/samples/zips.ts";
import { mostCareful, type Thresholds } from "shared/storms/thresholds.ts";
import { forecastOf, FORECASTS } from "../../testing/forecasts.ts";
import { stateWords } from "./state_words.ts";

const MINUTE_MS = 60_000;
const DRY_SINCE = -1425;
const KNOWN_UNTIL = 720;

/** Minutes from now. */
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS).toISOString();

/** Dry but for what is given, by the minutes from now at which each 15 minutes end. */
function rain(wet: Record<number, number> = {}, until = KNOWN_UNTIL): ZipPage["readings"] {
  const readings: ZipPage["readings"] = [];
  for (let minutes = DRY_SINCE; minutes <= until; minutes += 15) {
    readings.push({ at: at(minutes), mm: wet[minutes] ?? 0, forecast: minutes > 0 });
  }
  return readings;
}

function page(changes: Partial<ZipPage> = {}): ZipPage {
  return zipPage({
    checkedAt: at(-12),
    rainTodayMm: 0,
    readings: rain(),
    officialWarnings: { checkedAt: at(-3), isCurrent: true, list: [], maybe: [] },
    modelRunAt: null,
    ...changes,
  });
}

const storm = (level: "any" | "heavy" | "flood", minutes = -60) => ({
  episode: { level, startedAt: at(minutes) },
});

const warned = (changes = {}, others: ZipPage["officialWarnings"]["list"] = []) => ({
  officialWarnings: {
    checkedAt: at(-3),
    isCurrent: true,
    list: [officialWarning(changes), ...others],
    maybe: [],
  },
});
const RIVER = officialWarning({
  id: "urn:2",
  event: "Flood Warning",
  sender: null,
  onsetAt: null,
  endsAt: at(3000),
});

type Case = [sentence: string, changes: Partial<ZipPage>, headline: string, rest: RegExp];

const CASES: Case[] = [
  [
    "not watched",
    { checkedAt: null, readings: [] },
    "Not watched yet",
    /^Nobody follows this ZIP code so far/,
  ],
  ["calm", {}, "No storm now", /^Little or no rain is forecast for the next 12 hours\.$/],
  [
    "calm, as far as the forecast goes",
    { readings: rain({}, 360) },
    "No storm now",
    /for the next 6 hours\.$/,
  ],
  [
    "calm, without a forecast",
    { readings: rain({}, 0) },
    "Part of the forecast is missing",
    /^We have no forecast after 1:00 PM\. It may rain then\. Look outside\.$/,
  ],
  [
    "calm, an hour ahead unknown",
    { readings: rain().filter(({ at: end }) => end <= at(60) || end > at(120)) },
    "Part of the forecast is missing",
    /^We have no forecast from 2:00 PM to 3:00 PM\. It may rain then\. Look outside\.$/,
  ],
  [
    "rain coming, an hour before it unknown",
    {
      readings: rain({ 315: 2 }).filter(({ at: end }) => end <= at(60) || end > at(120)),
    },
    "Part of the forecast is missing. Rain from about 6:00 PM",
    /^We have no forecast from 2:00 PM to 3:00 PM\. .*Up to 0\.1 in/,
  ],
  [
    "calm, by a run of 14 hours ago",
    { modelRunAt: at(-840) },
    "Old forecast, made 14 hours ago",
    /^The weather model last ran 14 hours ago\. It cannot know of newer rain\. Look outside[^|]*$/,
  ],
  ["a run of four hours ago is not old", { modelRunAt: at(-240) }, "No storm now", /^Little or no/],
  [
    "a run of a little more is",
    { modelRunAt: at(-241) },
    "Old forecast, made 4 hours ago",
    /^The weather model last ran 4 hours ago/,
  ],
  [
    "a storm by an old run",
    { ...storm("heavy"), modelRunAt: at(-840), readings: rain({ [-15]: 6, 45: 6 }) },
    "Old forecast, made 14 hours ago. Heavy rain since 12:30 PM",
    /^The weather model last ran 14 hours ago\. .* Up to 0\.2 in .* \| Clear drains/,
  ],
  [
    "rain coming by an old run",
    { modelRunAt: at(-840), readings: rain({ 315: 2 }) },
    "Old forecast, made 14 hours ago. Rain from about 6:00 PM",
    /^The weather model last ran 14 hours ago\. .* Up to 0\.1 in/,
  ],
  [
    "all clear lately, by an old run",
    {
      modelRunAt: at(-840),
      lastEpisode: { level: "flood", endedAt: at(-120), cameTrue: true },
    },
    "Old forecast, made 14 hours ago. The flood risk is over",
    /^The weather model last ran 14 hours ago\. [^|]*It ended 2 hours ago\. \| Keep away/,
  ],
  [
    "an official warning beside an old run: the warning is none of its making",
    { ...warned(), modelRunAt: at(-840), readings: rain({ 60: 12 }) },
    "Flash Flood Warning until 3:45 PM",
    /^From the National Weather Service \(NWS New York NY\)\. The weather model last ran 14 hours ago\. .* Up to 0\.5 in/,
  ],
  [
    "calm, rain coming",
    { readings: rain({ 315: 1, 330: 2, 345: 1 }) },
    "No storm now. Rain from about 6:00 PM",
    /^Up to 0\.1 in \(2 mm\) in 15 minutes around 6:30 PM\. Until about 6:45 PM\. \| Take in what/,
  ],
  [
    "calm, drizzle coming that is worth no text",
    { readings: rain({ 315: 0.3 }) },
    "No storm now",
    /^Little or no rain/,
  ],
  [
    "calm, heavy rain coming by its hour",
    { readings: rain({ 315: 3, 330: 3, 345: 3, 360: 3 }) },
    "No storm now. Heavy rain from about 6:00 PM",
    /^Up to 0\.5 in \(12 mm\) in an hour by 7:00 PM\. .* \| Clear drains/,
  ],
  [
    "calm, rain that goes on beyond what is known",
    { readings: rain({ 690: 2, 705: 2, 720: 2 }) },
    "No storm now. Rain from about 12:15 AM",
    /Until 1:00 AM at least\./,
  ],
  [
    "any rain, now",
    { ...storm("any"), readings: rain({ [-15]: 1, 0: 1, 15: 1 }) },
    "Rain since 12:30 PM",
    /Until about 1:15 PM\. \| Take in what must stay dry\.$/,
  ],
  [
    "any rain, worse coming",
    { ...storm("any"), readings: rain({ 0: 1, 15: 1, 240: 11 }) },
    "Rain since 12:45 PM",
    /^Flood risk from about 4:45 PM\. Up to 0\.4 in \(11 mm\) .* \| Move cars .* \| Call 911$/,
  ],
  [
    "heavy rain, yet to begin",
    { ...storm("heavy", 0), readings: rain({ 75: 6, 90: 6 }) },
    "Heavy rain from about 2:00 PM",
    /around 2:15 PM\. Until about 2:30 PM\. \| Clear drains/,
  ],
  [
    "heavy rain, pausing",
    { ...storm("heavy"), readings: rain({ [-15]: 6, 45: 6 }) },
    "Heavy rain since 12:30 PM",
    /Until about 1:45 PM/,
  ],
  [
    "heavy rain, easing",
    { ...storm("heavy", -120), readings: rain({ [-60]: 6, 15: 0.5 }) },
    "The heavy rain is easing",
    /^No more of this strength is forecast.* \| Keep away from water that stays\.$/,
  ],
  [
    "flood risk by forecast",
    { ...storm("flood", -15), readings: rain({ 60: 12, 75: 8 }) },
    "Flood risk from about 1:45 PM",
    /^Up to 0\.5 in \(12 mm\) in 15 minutes around 2:00 PM\..* \| Move cars .* \| Call 911$/,
  ],
  [
    "flood risk by an official warning",
    { ...storm("flood"), ...warned(), readings: rain({ 60: 12 }) },
    "Flash Flood Warning until 3:45 PM",
    /^From the National Weather Service \(NWS New York NY\)\. Up to 0\.5 in .* \| Call 911$/,
  ],
  [
    "an official warning that no storm was opened for yet",
    warned(),
    "Flash Flood Warning until 3:45 PM",
    /Call 911$/,
  ],
  [
    "an official warning where nobody watches the rain",
    { ...warned(), checkedAt: null, readings: [] },
    "Flash Flood Warning until 3:45 PM",
    /^From the National Weather Service \(NWS New York NY\)\. \| Move cars/,
  ],
  [
    "an official warning while the weather is stale: its old forecast is not told",
    { ...warned(), checkedAt: at(-240), readings: rain({ 60: 12 }) },
    "Flash Flood Warning until 3:45 PM",
    /\(NWS New York NY\)\. \| Move cars/,
  ],
  [
    "an official warning from soon on",
    warned({ onsetAt: at(60) }),
    "Flash Flood Warning from 2:00 PM until 3:45 PM",
    /Call 911$/,
  ],
  [
    "an official warning for much later",
    warned({ onsetAt: at(600), endsAt: at(900) }),
    "No storm now",
    /^Little or no rain/,
  ],
  [
    "a flash flood before a river, whichever lasts longer",
    warned({}, [RIVER]),
    "Flash Flood Warning until 3:45 PM",
    /Call 911$/,
  ],
  [
    "a river's flood for days",
    { officialWarnings: { checkedAt: at(-3), isCurrent: true, list: [RIVER], maybe: [] } },
    "Flood Warning until Nov 24 at 3:00 PM",
    /^From the National Weather Service\. \|/,
  ],
  [
    "stale, calm then",
    { checkedAt: at(-240) },
    "No fresh weather since 9:00 AM",
    /^Our weather source last answered 4 hours ago\. Look outside/,
  ],
  [
    "stale, heavy rain then",
    { ...storm("heavy"), checkedAt: at(-121) },
    "No fresh weather since 10:59 AM",
    /^Then heavy rain was on or coming here\. .* \| Clear drains/,
  ],
  ["two hours old is not stale", { checkedAt: at(-120) }, "No storm now", /^Little or no rain/],
  [
    "all clear lately",
    { lastEpisode: { level: "flood", endedAt: at(-120), cameTrue: true } },
    "The flood risk is over",
    /^It ended 2 hours ago\. Little or no rain .* \| Keep away from water that stays\.$/,
  ],
  [
    "all clear of what never came",
    { lastEpisode: { level: "flood", endedAt: at(-120), cameTrue: false } },
    "No storm now. The flood that was forecast did not come",
    /^Little or no rain is forecast for the next 12 hours\.$/,
  ],
  [
    "all clear lately, and rain coming again",
    {
      lastEpisode: { level: "heavy", endedAt: at(-120), cameTrue: true },
      readings: rain({ 315: 2 }),
    },
    "No storm now. Rain from about 6:00 PM",
    /Take in/,
  ],
];

for (const [sentence, changes, headline, rest] of CASES) {
  Deno.test(`the state of a ZIP code: ${sentence}`, () => {
    const words = stateWords(page(changes), NOW, "en");
    assert.equal(words.headline, headline);
    const told = [words.coming, words.todo, words.isDangerous ? "Call 911" : undefined];
    assert.match(told.filter((part) => part !== undefined).join(" | "), rest);
  });
}

for (const [sentence, sky, , told] of FORECASTS) {
  Deno.test(`the page of a forecast: ${sentence}`, () => {
    const { now, rain: sums, districts, ...forecast } = forecastOf(sky);
    const readings = sums.map(({ at, mm }) => (
      { at: new Date(at).toISOString(), mm, forecast: at > now.getTime() }
    ));
    const thresholds = inJson(mostCareful(districts));
    const { headline, coming } = stateWords(page({ ...forecast, readings, thresholds }), now, "en");
    const [first, ...more] = told.split(" | ");
    assert.equal(headline, first);
    for (const sentence of more) assert.ok(coming.includes(sentence), coming);
  });
}

/** As the API writes them: an hour that does not count is null. */
function inJson(thresholds: Thresholds): ZipPage["thresholds"] {
  return JSON.parse(JSON.stringify(thresholds));
}

Deno.test("a district's own figures decide what is heavy here", () => {
  const { thresholds } = page();
  const careful = {
    ...thresholds,
    levels: { ...thresholds.levels, heavy: { mmPer15Min: 2, mmPerHour: null } },
  };
  const { headline } = stateWords(
    page({ readings: rain({ 315: 2 }), thresholds: careful }),
    NOW,
    "en",
  );
  assert.equal(headline, "No storm now. Heavy rain from about 6:00 PM");
});

Deno.test("only what is fresh is called checked", () => {
  const source = (changes: Partial<ZipPage>) => stateWords(page(changes), NOW, "en").source;
  assert.match(source({})!, /checked 12 minutes ago/);
  assert.equal(source({ checkedAt: at(-240) }), undefined);
  assert.equal(source({ checkedAt: null }), undefined);
  assert.equal(source({ modelRunAt: at(-840) }), undefined);
});

Deno.test("nothing is calm that is old or has holes, in whatever state", () => {
  const doubts: Partial<ZipPage>[] = [
    { modelRunAt: at(-840) },
    { checkedAt: at(-240) },
    { readings: [] },
    { readings: rain({}, 0) },
    { readings: rain().filter((_, n) => n !== 100) },
  ];
  const last = (cameTrue: boolean) => ({
    lastEpisode: { level: "flood" as const, endedAt: at(-120), cameTrue },
  });
  for (const doubt of doubts) {
    for (const state of [{}, last(true), last(false), { readings: rain({ 315: 2 }) }]) {
      for (const language of LANGUAGES) {
        const { tone, headline } = stateWords(page({ ...state, ...doubt }), NOW, language);
        assert.notEqual(tone, "calm", headline);
      }
    }
  }
  assert.equal(stateWords(page(), NOW, "en").tone, "calm");
});

Deno.test("every state is said in each language, in its own words and letters", () => {
  for (const [sentence, changes] of CASES) {
    const said = LANGUAGES.map((language) => {
      const words = stateWords(page(changes), NOW, language);
      return [words.headline, words.coming, words.todo, words.source].join(" ");
    });
    const [, spanish, chinese] = said;
    assert.equal(new Set(said).size, LANGUAGES.length, sentence);
    assert.doesNotMatch(said.join(), /undefined|NaN|Invalid|\.\./);
    assert.doesNotMatch(spanish!, /\b(the|rain|until|from|since|storm)\b/i, sentence);
    assert.match(chinese!, /\p{Script=Han}/u, sentence);
  }
});

Deno.test("in Spanish one o'clock is feminine and alone", () => {
  const coming = (minutes: number) =>
    stateWords(page({ readings: rain({ [minutes]: 2 }) }), NOW, "es").headline;
  assert.match(coming(315), /Lluvia desde cerca de las 6:00 p\.m\.$/);
  assert.match(coming(720), /Lluvia desde cerca de las 12:45 a\.m\.$/);
  const soon = stateWords(
    page({ ...storm("any", 0), readings: rain({ 30: 2 }) }),
    NOW,
    "es",
  );
  assert.match(soon.headline, /desde cerca de la 1:15 p\.m\.$/);
});
