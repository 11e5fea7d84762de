// What is to be told to one person at once is one text: the worst place first, within the parts of a text.
import assert from "node:assert/strict";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { type Level, LEVELS } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import { type DangerKind, dangerOfRain } from "shared/storms/dangers.ts";
import type { Facts } from "shared/storms/facts.ts";
import { stormText } from "./alerts.ts";
import type { Tell } from "./tell.ts";
import { WORDS } from "./words.ts";

const SAYING = { now: new Date("2026-11-22T19:00:00Z"), publicUrl: "https://floodline.example" };
const CITIES: Record<string, string> = {
  "11201": "Brooklyn",
  "11215": "Brooklyn",
  "11217": "Brooklyn",
  "11231": "Brooklyn",
  "11238": "Brooklyn",
  "07030": "Hoboken",
};

interface Sky {
  mm?: number;
  at?: string;
  until?: string;
  event?: string;
  danger?: DangerKind;
}

function tellOf(zip: string, level: Level, sky: Sky = {}): Tell {
  const { mm = 14, at = "2026-11-22T20:15:00.000Z", event } = sky;
  const danger = sky.danger ?? (event ? "flashFlood" : dangerOfRain(level));
  const facts: Facts = {
    source: event ? "warning" : "forecast",
    danger,
    crossed: { minutes: 15, mm: 10 },
    leadMinutes: 120,
    wettestQuarter: { mm, at },
    wettestHour: { mm: mm * 2, at },
    until: sky.until ?? "2026-11-22T22:00:00.000Z",
    ...event && { warning: { id: "1", firstId: "1", event, headline: null, sender: null } },
  };
  return { step: level, facts, place: placeOf(zip) };
}

function clearOf(zip: string, level: Level, cameTrue?: boolean): Tell {
  const facts = { source: "forecast", level, wetAt: "2026-11-22T18:00:00.000Z", cameTrue } as const;
  return { step: "clear", facts, place: placeOf(zip) };
}

function askOf(zip: string, mm: number): Tell {
  const { facts } = tellOf(zip, "heavy", { mm }) as { facts: Facts };
  const { wettestQuarter, wettestHour, crossed } = facts;
  const fell = { source: "forecast", crossed: crossed!, wettestQuarter, wettestHour } as const;
  return { step: "ask", facts: fell, place: placeOf(zip) };
}

function placeOf(zip: string) {
  return { zip, city: CITIES[zip] ?? null, timeZone: "America/New_York" };
}

const say = (tells: Tell[], language: Language = "en") => stormText(language, tells, SAYING);
const floods = (...zips: string[]) => zips.map((zip) => tellOf(zip, "flood"));

Deno.test("two ZIP codes of one city with the same before them are named together", () => {
  assert.equal(
    say(floods("11201", "11217")),
    "FloodLine forecast: flood risk in 11201 and 11217 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
      "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
      "deep water. Until about 5 PM. https://floodline.example/zip/11201 Reply STOP to end",
  );
  assert.match(say(floods("11201", "11217"), "es"), /previsto en 11201 y 11217 Brooklyn, 0\.6/);
  assert.match(say(floods("11201", "11217"), "zh"), /11201、11217( Brooklyn)?有淹水危险/);
});

Deno.test("each place of another city has its city's name", () => {
  assert.match(
    say(floods("11201", "11217", "07030")),
    /in 07030 Hoboken and 11201, 11217 Brooklyn, 0\.6 inches/,
  );
});

const ORDERS: [what: string, tells: Tell[], first: string][] = [
  ["the worse level", [tellOf("11201", "heavy"), tellOf("11217", "flood", { mm: 11 })], "11217"],
  ["the worse danger", [
    tellOf("11201", "flood"),
    tellOf("11217", "flood", { event: "Flash Flood Warning" }),
  ], "11217"],
  [
    "the more of rain",
    [tellOf("11201", "flood", { mm: 11 }), tellOf("11217", "flood", { mm: 20 })],
    "11217",
  ],
  [
    "of the same rain the earlier",
    [tellOf("11201", "flood"), tellOf("11217", "flood", { at: "2026-11-22T19:45:00.000Z" })],
    "11217",
  ],
  ["of all the same the lower number", floods("11217", "11201"), "11201"],
];

for (const [what, tells, first] of ORDERS) {
  Deno.test(`first comes ${what}, in whichever order they come in`, () => {
    for (const order of [tells, tells.toReversed()]) {
      for (const language of LANGUAGES) {
        assert.equal(/\d{5}/.exec(say(order, language))?.[0], first, language);
      }
    }
  });
}

Deno.test("until when is told of the place where it lasts longest, and not at all where of one nobody knows", () => {
  const late = tellOf("11217", "flood", { until: "2026-11-22T23:00:00.000Z" });
  assert.match(say([tellOf("11201", "flood"), late]), /Until about 6 PM\./);
  const open = tellOf("11217", "flood", { event: "Flood Warning", danger: "river" }) as {
    facts: Facts;
  };
  delete open.facts.until;
  const other = tellOf("11201", "flood", { event: "Flood Warning", danger: "river" });
  assert.doesNotMatch(say([other, open as Tell]), /Until/);
});

Deno.test("what is less bad stands behind, as a sentence of its own", () => {
  const tells = [tellOf("11201", "flood"), tellOf("11217", "heavy"), tellOf("11231", "heavy")];
  assert.equal(
    say(tells),
    "FloodLine forecast: flood risk in 11201 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
      "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
      "deep water. Until about 5 PM. Also heavy rain in 11217 and 11231 Brooklyn. " +
      "https://floodline.example/zip/11201 Reply STOP to end",
  );
  assert.match(say(tells, "es"), /Otros lugares \(2\): https:\S+\/account /, "it does not fit");
  const lesser = [tellOf("11201", "heavy"), tellOf("11217", "any")];
  assert.match(say(lesser, "es"), /También lluvia en 11217/);
  assert.match(say(tells, "zh"), /11217、11231( Brooklyn)?也有大雨。https/);
});

Deno.test("a river and the sky over one place are told in one text", () => {
  const river = tellOf("11231", "flood", { event: "Flood Warning", danger: "river" });
  const text = say([river, tellOf("11231", "flood", { event: "Flash Flood Warning" })]);
  assert.match(text, /has a Flash Flood Warning for 11231.* Also a Flood Warning for 11231/);
});

Deno.test("rain in two ZIP codes of one city still takes one part in English", () => {
  const text = say([tellOf("11201", "any"), tellOf("11217", "any")]);
  assert.match(text, /rain in 11201 and 11217/);
  assert.equal(countSegments(text), 1);
});

Deno.test("where not all fit, the worst few are named, and the link leads to all of one's places", () => {
  const long = {
    ...SAYING,
    publicUrl: `https://alerts.${"downtown-brooklyn.".repeat(2)}example.org`,
  };
  const text = stormText("en", floods("11201", "11215", "11217", "11231", "11238"), long);
  assert.match(text, /in 11201(, 112\d\d)* and \d more, 0\.6 inches/);
  assert.ok(text.includes(`${long.publicUrl}/account `), text);
  assert.ok(countSegments(text) <= WORDS.en.maxSegments);
});

Deno.test("all-clears of several places are one, of the worst that came true", () => {
  assert.equal(
    say([clearOf("11201", "heavy", true), clearOf("11217", "flood", true)]),
    "FloodLine: all clear for 11217 and 11201. The flood risk is over. Keep away from water that " +
      "stays. Still flooded? Tell us: https://floodline.example/zip/11217",
  );
  assert.match(
    say([clearOf("11201", "heavy", true), clearOf("11217", "flood", false)]),
    /The heavy rain is over/,
    "what never came is not over",
  );
  assert.equal(
    say([clearOf("11201", "heavy", false), clearOf("11217", "flood", false)]),
    "FloodLine: all clear for 11217 and 11201 Brooklyn. The forecast has changed: no flood risk now.",
  );
});

Deno.test("of several places the one with the most rain is asked about: an answer is about one", () => {
  assert.match(say([askOf("11201", 6), askOf("11217", 9)]), /fell in 11217 Brooklyn\. Is it/);
});

const URLS = [
  "https://floodline.example",
  "https://alerts.downtown-brooklyn-partnership.example.org",
  `https://alerts.${"long-district-name.".repeat(5)}example.org`,
];
const SKIES: Sky[] = [
  {},
  { event: "Flash Flood Warning" },
  { event: "Flash Flood Warning", danger: "considerable" },
  { event: "Flood Warning", danger: "river", until: "2026-11-29T04:45:00.000Z" },
];

for (const language of LANGUAGES) {
  Deno.test(`${language}: no text of up to ten tells of five places has more parts than one of one place may`, () => {
    const zips = Object.keys(CITIES);
    for (const publicUrl of URLS) {
      for (let count = 2; count <= 10; count++) {
        for (let first = 0; first < LEVELS.length * SKIES.length; first++) {
          const tells = Array.from({ length: count }, (_, i) => {
            const sky = SKIES[(first + i) % SKIES.length]!;
            const level = sky.event ? "flood" : LEVELS[(first + i * first) % LEVELS.length]!;
            return tellOf(zips[i % 5]!, level, sky);
          });
          const text = stormText(language, tells, { ...SAYING, publicUrl });
          assert.ok(countSegments(text) <= WORDS[language].maxSegments, text);
          assert.doesNotMatch(text, / {2}|^ | $|\.\.|undefined|null|NaN|\(0\)/, text);
          assert.match(text, /STOP/, text);
        }
      }
    }
  });
}
