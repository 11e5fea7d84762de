import assert from "node:assert/strict";
import { SegmentedMessage } from "sms-segments-calculator";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { LEVELS } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import type { Facts } from "shared/storms/facts.ts";
import { EVENTS, isWatch } from "shared/storms/products.ts";
import { alertText, askText, clearText } from "./alerts.ts";
import { OWNERS } from "shared/report_statuses.ts";
import { placeName } from "./place_name.ts";
import { TIDE_LEVELS } from "shared/tides/levels.ts";
import { tideClearText, tideText } from "./tides.ts";
import { watchText } from "./watches.ts";
import { listUnchecked, WORDS } from "./words.ts";

const NOW = new Date("2026-11-22T19:00:00Z");
/** The longest of the Census's places, and what must not make a text dear. */
const CITIES = [
  null,
  "Brooklyn",
  "Mayagüez",
  "Cañon City",
  "Añasco",
  "Peñón Blanco",
  "Truth or Consequences",
  "Saint Augustine South Beach Village",
  "St. Mary’s “Old” City – North…",
  "ＬＯＷＥＬＬ",
  "X".repeat(80),
];
const URLS = [
  "https://floodline.example",
  "http://localhost:8080",
  "https://alerts.downtown-brooklyn-partnership.example.org",
];
/** Nobody has such an address; even then no text may cost more. */
const LONG_URLS = [
  `https://alerts.${"long-district-name.".repeat(5)}example.org`,
  `https://${"x".repeat(300)}.example`,
];
const ZONES = ["America/New_York", "America/Puerto_Rico", "Pacific/Guam", "America/Phoenix"];
/** Noon, midnight, one o'clock, days ahead. */
const UNTILS = ["2026-11-22T17:00:00Z", "2026-11-23T05:00:00Z", "2026-11-29T04:45:00Z"];

function* stormTexts(language: Language): Generator<[what: string, text: string]> {
  for (const city of CITIES) {
    for (const publicUrl of [...URLS, ...LONG_URLS]) {
      for (const timeZone of ZONES) {
        for (const until of UNTILS) {
          const place = { zip: "11231", city, timeZone };
          const facts: Facts = {
            source: "forecast",
            danger: "rain",
            crossed: { minutes: 60, mm: 25 },
            leadMinutes: 120,
            wettestQuarter: { mm: 120.7, at: until },
            wettestHour: { mm: 240.3, at: until },
            until,
          };
          const warned = (event: string): Facts => ({
            ...facts,
            source: "warning",
            warning: { id: "1", firstId: "1", event, headline: null, sender: null },
          });
          for (const level of LEVELS) {
            const alert = { level, facts, place, publicUrl, now: NOW };
            yield [`alert ${level}`, alertText(language, alert)];
            const over = { source: "forecast", level, wetAt: until } as const;
            yield [`clear ${level}`, clearText(language, { facts: over, place, publicUrl })];
            const never = { ...over, cameTrue: false };
            yield [
              `clear unfulfilled ${level}`,
              clearText(language, { facts: never, place, publicUrl }),
            ];
          }
          for (const event of ["Flash Flood Warning", "Flood Warning", "Coastal Flood Warning"]) {
            const alert = {
              level: "flood",
              facts: warned(event),
              place,
              publicUrl,
              now: NOW,
            } as const;
            yield [`warning ${event}`, alertText(language, alert)];
          }
          for (const event of EVENTS.filter((event) => isWatch({ event }))) {
            for (const zips of [["11231"], ["11231", "11201", "11215", "11217", "10001"]]) {
              const facts = { event, headline: null, sender: null, from: UNTILS[2]!, until, zips };
              const places = zips.map((zip) => ({ ...place, zip }));
              yield [`watch ${event}`, watchText(language, { facts, places, publicUrl, now: NOW })];
            }
          }
          yield ["ask", askText(language, { place, publicUrl })];
          const station = { id: "8518750", name: "The Battery" };
          for (const level of TIDE_LEVELS) {
            const facts = {
              station,
              level,
              crossedMetres: 2.2,
              minorMetres: 2.2,
              peak: { at: until, metres: 13.4 },
              predictedMetres: 1.5,
              residualMetres: 0.9,
              observed: null,
              until,
            };
            yield [`tide ${level}`, tideText(language, { facts, place, publicUrl, now: NOW })];
          }
          for (const cameTrue of [true, false]) {
            const facts = {
              station,
              level: "minor",
              minorMetres: 2.2,
              highest: null,
              cameTrue,
            } as const;
            yield [`tide over ${cameTrue}`, tideClearText(language, { facts, place, publicUrl })];
          }
        }
      }
    }
  }
}

/** Every answer, with everything it may be given at its longest. */
function* replies(language: Language): Generator<[what: string, text: string]> {
  const words = WORDS[language];
  const cities = CITIES.filter((city) => (city ?? "").length < 40);
  for (const city of cities) {
    for (const publicUrl of URLS) {
      for (const timeZone of ZONES) {
        const parts = {
          link: `${publicUrl}/reports/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`,
          host: new URL(publicUrl).host,
          hasNews: true,
          hasAhead: true,
          hasTides: true,
          until: words.time(new Date(UNTILS[2]!), timeZone, "date"),
          zip: "11231",
          near: city ? "11215" : null,
          where: placeName({ zip: "11231", city }),
          max: 5,
          left: "11231, 11215, 10001, 07030",
        };
        for (const [news, text] of Object.entries(words.report)) {
          for (const whose of [...OWNERS, null]) {
            for (const cityNumber of ["311-20481234", "SR25-012345678", null]) {
              yield [news, text({ ...parts, whose, cityNumber })];
            }
          }
        }
        for (const [news, text] of Object.entries(words.reports)) {
          const link = `${publicUrl}/account/texts/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`;
          for (const whose of [...OWNERS, null]) {
            for (const cityNumber of ["311-20481234", "SR25-012345678", null]) {
              yield [`several ${news}`, text({ count: "100", link, whose, cityNumber })];
            }
          }
        }
        const page = `${publicUrl}/account/texts/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`;
        // As long as writePlaces of the answers makes it.
        const where = "11215 (20), 11231 (20), 10001 (20), 07030 (20) +16";
        yield ["still many", words.reply.stillMany({ where, link: page })];
        yield ["called", words.called(parts)];
        const link = `${publicUrl}/district/levels`;
        const district = "Downtown Fort Worth Public Improvement District";
        yield ["notice", words.notice.levels({ district, link })];
        for (const role of Object.values(words.staffRoles)) {
          const { until } = parts;
          const join = `${publicUrl}/join`;
          yield ["invitation", words.notice.invitation({ district, role, until, link: join })];
        }
        for (const name of ["Maria Gonzalez-Rodri", null]) {
          yield [
            "assigned",
            words.notice.assigned({
              ...parts,
              name,
              point: "40.6771,-174.0091",
              link: `${publicUrl}/district/reports/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`,
            }),
          ];
        }
        for (const name of ["Maria Gonzalez-Rodri", null]) {
          const round = { name, count: "100", link: `${publicUrl}/district/round` };
          yield ["assigned many", words.notice.assignedMany(round)];
        }
        for (const level of LEVELS) {
          for (const [name, reply] of Object.entries(words.reply)) {
            yield [name, typeof reply === "string" ? reply : reply({ ...parts, level })];
          }
        }
      }
    }
  }
  yield ["code", words.code("123456", 10)];
}

for (const language of LANGUAGES) {
  const words = WORDS[language];
  const isGsm = language !== "zh";

  Deno.test(`${language}: no text of a storm has more than ${words.maxSegments} parts, whatever goes into it`, () => {
    const carriersOwnCounts = new Map<string, string>();
    for (const [what, text] of stormTexts(language)) {
      assert.ok(countSegments(text) <= words.maxSegments, `${what}: ${text}`);
      assert.match(text, /11231/, what);
      // Counting as the carrier does is slow: the longest of each kind stands for the others.
      if (text.length > (carriersOwnCounts.get(what)?.length ?? 0)) {
        carriersOwnCounts.set(what, text);
      }
    }
    for (const [what, text] of carriersOwnCounts) {
      const counted = new SegmentedMessage(text);
      assert.ok(counted.segmentsCount <= words.maxSegments, `${what}: ${text}`);
      assert.equal(counted.encodingName, isGsm ? "GSM-7" : "UCS-2", `${what}: ${text}`);
    }
  });

  Deno.test(`${language}: at a district's usual address no warning loses its link`, () => {
    const place = { zip: "11231", city: "Truth or Consequences", timeZone: "America/New_York" };
    const facts: Facts = {
      source: "warning",
      danger: "flashFlood",
      warning: {
        id: "1",
        firstId: "1",
        event: "Flash Flood Warning",
        headline: null,
        sender: null,
      },
      leadMinutes: 120,
      wettestQuarter: { mm: 14, at: UNTILS[2]! },
      wettestHour: { mm: 31, at: UNTILS[2]! },
      until: UNTILS[2]!,
    };
    for (const publicUrl of URLS) {
      const text = alertText(language, { level: "flood", facts, place, publicUrl, now: NOW });
      assert.ok(text.includes(`${publicUrl}/zip/11231`), text);
    }
  });

  Deno.test(`${language}: no answer has more than ${words.maxSegments} parts`, () => {
    for (const [what, text] of replies(language)) {
      assert.ok(countSegments(text) <= words.maxSegments, `${what}: ${text}`);
      if (isGsm) assert.ok(isPlain(text), `${what}: ${text}`);
      assert.ok(text.startsWith("FloodLine"), `${what}: ${text}`);
    }
  });

  Deno.test(`${language}: no text has a curly quote, a dash, an ellipsis or a hard space in it`, () => {
    for (const [what, text] of [...stormTexts(language), ...replies(language)]) {
      assert.doesNotMatch(text, SLIPPED_IN, what);
      assert.doesNotMatch(text, / {2}|^ | $|\.\.|undefined|null|NaN|Invalid/, `${what}: ${text}`);
    }
  });

  Deno.test(`${language}: STOP stands in every first alert, as the carrier knows it`, () => {
    for (const [what, text] of stormTexts(language)) {
      if (/^(alert|warning|watch)/.test(what)) assert.match(text, /STOP/, text);
    }
    assert.match(
      words.reply.help({
        host: "floodline.example",
        hasNews: true,
        hasAhead: true,
        hasTides: true,
      }),
      /STOP/,
    );
    assert.match(words.reply.stopped, /START/);
    for (const text of Object.values(words.report)) {
      const parts = { where: "11231", link: "https://floodline.example" };
      assert.match(text({ ...parts, cityNumber: null, whose: null }), /STOP/);
    }
  });
}

/** “ ” ‘ ’ – — … and every space but the plain one. */
const SLIPPED_IN = /[\u2010-\u2015\u2018-\u201f\u2026\u00a0\u2000-\u200b\u202f\u205f\ufeff\t]/;

/** Asked once for each beginning: the carrier's way is slow, and thousands of answers begin alike. */
const encodings = new Map<string, string>();

function carriersEncoding(beginning: string): string {
  const known = encodings.get(beginning) ?? new SegmentedMessage(beginning).encodingName;
  encodings.set(beginning, known);
  return known;
}

function isPlain(text: string): boolean {
  return carriersEncoding(text.slice(0, 60)) === "GSM-7" &&
    /^[A-Za-z0-9 \n@$_!"#%&'()*+,\-./:;<=>?¿¡éñüàèùìòÉÑÜ]*$/.test(text);
}

Deno.test("the words as they are written have nothing in them that makes a text dear", async () => {
  for (const language of LANGUAGES) {
    const source = await Deno.readTextFile(new URL(`${language}.ts`, import.meta.url));
    for (const [, literal = ""] of source.matchAll(/(?<!\/\/.*)(["`](?:[^"`\\]|\\.)*["`])/g)) {
      assert.doesNotMatch(literal, SLIPPED_IN, literal);
      if (language !== "zh") assert.match(literal, /^[\n\x20-\x7e¿¡éñüÉÑÜ]*$/, literal);
    }
  }
});

Deno.test("a place's name keeps what GSM-7 has and loses what makes a text dear", () => {
  const cases = {
    "Mayagüez": "00680 Mayagüez",
    "Cañon City": "00680 Cañon City",
    "Peñón": "00680 Peñon",
    "St. Mary’s – North…": "00680 St. Marys North",
    "ＬＯＷＥＬＬ": "00680 LOWELL",
    "東京": "00680",
  };
  for (const [city, expected] of Object.entries(cases)) {
    assert.equal(placeName({ zip: "00680", city }), expected);
  }
  assert.equal(placeName({ zip: "00680", city: null }), "00680");
});

Deno.test("the languages that no native reader has checked are listed", () => {
  const unchecked = LANGUAGES.filter((language) => WORDS[language].reviewer === null);
  assert.deepEqual(listUnchecked(), unchecked);
});
