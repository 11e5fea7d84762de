import assert from "node:assert/strict";
import { TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import { prepareTexts } from "./texts.ts";

const SETTING = {
  district: "Red Hook BID",
  places: [{ zip: "07030", city: "Hoboken" }, { zip: "11231", city: "Brooklyn" }],
  publicUrl: "https://floodline.example",
};
const LINK = "https://floodline.example/reports/00000000-0000-7000-8000-000000000000";
const GONE = {
  status: "water_gone" as const,
  words: { en: "Both grates are clear.", es: "Las dos rejillas drenan.", zh: "排水口已清理。" },
};

Deno.test("each language's text has the district, the place, the link and how to end around its words", () => {
  const bodies = prepareTexts(GONE, SETTING).map(({ body }) => body);
  assert.deepEqual(bodies, [
    "FloodLine, from Red Hook BID, on your report for 11231 Brooklyn: Both grates are clear. " +
    `Still there? Reply STILL. ${LINK} Reply STOP to end`,
    "FloodLine, de Red Hook BID, sobre su reporte de 11231 Brooklyn: Las dos rejillas drenan. " +
    `¿Sigue el agua? Responda SIGUE. ${LINK} Responda STOP para salir`,
    "FloodLine，Red Hook BID就您的11231 Brooklyn报告：排水口已清理。 " +
    `水还在？请回复「还在」。${LINK} 回复STOP退订`,
  ]);
});

type Case = [what: string, words: Record<"en" | "es" | "zh", string>, expected: string[]];
const words = (en: string, es = "", zh = "") => ({ en, es, zh });

const CASES: Case[] = [
  ["few words are 2 parts, in Chinese 3", words("Gone.", "Ya no.", "已退。"), [
    "en 2",
    "es 2",
    "zh 3",
  ]],
  ["what is not there is FloodLine's", words("Gone."), ["en 2", "es ours 2", "zh ours 2"]],
  ["a curly quote makes it dear, and is named", words("It’s gone."), [
    "en 3, ’ for 2",
    "es ours 2",
    "zh ours 2",
  ]],
  ["so does an á", words("Gone.", "Ya está."), ["en 2", "es 3, á for 2", "zh ours 2"]],
  ["the longest", words("x".repeat(200), "x".repeat(200), "水".repeat(200)), [
    "en 3",
    "es 3",
    "zh 5",
  ]],
];

for (const [what, words, expected] of CASES) {
  Deno.test(`parts are counted of the whole text: ${what}`, () => {
    const texts = prepareTexts({ status: "water_gone", words }, SETTING);
    const counted = texts.map(({ language, isOwn, parts, costlyLetters, partsWithout }) =>
      `${language}${isOwn ? "" : " ours"} ${parts}` +
      (costlyLetters.length > 0 ? `, ${costlyLetters.join("")} for ${partsWithout}` : "")
    );
    assert.deepEqual(counted, expected);
  });
}

Deno.test("the parts of a text about several are counted of as many as may be, in own words and in FloodLine's", () => {
  const near = "x".repeat(130);
  const texts = prepareTexts({ status: "water_gone", words: words(near) }, {
    ...SETTING,
    places: [],
  });
  const counted = texts.map(({ parts, partsOfSeveral }) => [parts, partsOfSeveral]);
  assert.deepEqual(counted, [[2, 3], [2, 2], [2, 2]]);
});

const BESIDE: Record<(typeof TEMPLATE_STATUSES)[number], RegExp> = {
  seen: /: We come\. https/,
  in_progress: /: We come\. https/,
  water_gone: /: We come\. Still there\? Reply STILL\. https/,
  passed_on: /: We come\. 311 number 311-00000000\. Still there\? Reply STILL\. https/,
  not_ours: /: We come\. It may be for the state, which keeps that road\. https/,
  nothing_found: /: We come\. Still there\? Reply STILL\. https/,
};

for (const status of TEMPLATE_STATUSES) {
  Deno.test(`what stands beside "${status}" stands beside a district's own words, too`, () => {
    const [en] = prepareTexts({ status, words: words("We come.") }, SETTING);
    assert.match(en!.body, BESIDE[status]);
  });
}
