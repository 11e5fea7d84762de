import assert from "node:assert/strict";
import { LEVELS } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import { SegmentedMessage } from "sms-segments-calculator";
import type { Facts } from "shared/storms/decide.ts";
import { alertText, clearText, type Place } from "./alerts.ts";

const NOW = new Date("2026-11-22T19:00:00Z");
const PUBLIC_URL = "https://floodline.example";
const BROOKLYN: Place = { zip: "11231", city: "Brooklyn", timeZone: "America/New_York" };

const FACTS: Facts = {
  source: "forecast",
  crossed: { minutes: 15, mm: 10 },
  wettestQuarter: { mm: 14, at: "2026-11-22T20:15:00.000Z" },
  wettestHour: { mm: 31, at: "2026-11-22T20:45:00.000Z" },
  until: "2026-11-22T22:00:00.000Z",
};

const WARNED: Facts = {
  ...FACTS,
  source: "warning",
  warning: { id: "urn:1", event: "Flash Flood Warning", headline: null, sender: "NWS New York" },
};

function alert(change: Partial<Parameters<typeof alertText>[1]> = {}): string {
  return alertText("en", {
    level: "flood",
    facts: FACTS,
    place: BROOKLYN,
    publicUrl: PUBLIC_URL,
    now: NOW,
    ...change,
  });
}

Deno.test("flood risk says source, hazard, place, effect, what to do and until when", () => {
  assert.equal(
    alert(),
    "FloodLine forecast: flood risk in 11231 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
      "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
      "deep water. Until about 5 PM. https://floodline.example/zip/11231 Reply STOP to end",
  );
});

Deno.test("an hour's rain is told as an hour's", () => {
  const facts: Facts = { ...FACTS, crossed: { minutes: 60, mm: 25 } };
  assert.match(alert({ facts }), /1\.2 inches in an hour by 3:45 PM/);
});

Deno.test("heavy rain says what to do before water pools", () => {
  assert.equal(
    alert({ level: "heavy" }),
    "FloodLine forecast: heavy rain in 11231 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
      "Water can pool in streets. Clear drains, lift goods off the floor. Until about 5 PM. " +
      "https://floodline.example/zip/11231 Reply STOP to end",
  );
});

Deno.test("any rain is short, and a little rain is not 0.0 in", () => {
  const facts: Facts = { ...FACTS, wettestQuarter: { mm: 0.5, at: FACTS.wettestQuarter.at } };
  assert.equal(
    alert({ level: "any", facts }),
    "FloodLine forecast: rain in 11231 Brooklyn, under 0.1 inch in 15 min by 3:15 PM. " +
      "Streets get wet. Take in what must stay dry. Until about 5 PM. " +
      "https://floodline.example/zip/11231 Reply STOP to end",
  );
});

Deno.test("an official warning is passed on under the Weather Service's name", () => {
  assert.equal(
    alert({ facts: WARNED }),
    "FloodLine: the National Weather Service has a Flash Flood Warning for 11231 Brooklyn. " +
      "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
      "deep water. Until 5 PM. https://floodline.example/zip/11231 Reply STOP to end",
  );
});

Deno.test("a warning that lasts for days says which day it ends", () => {
  const facts = { ...WARNED, until: "2026-11-25T02:30:00.000Z" };
  assert.match(alert({ facts }), /Until Tue 9:30 PM\./);
});

Deno.test("times are the place's own: the same storm in Guam, Arizona and Puerto Rico", () => {
  const at = (timeZone: string) =>
    alert({ place: { ...BROOKLYN, timeZone } }).match(/by (.*?)\./)?.[1];
  assert.equal(at("Pacific/Guam"), "6:15 AM");
  assert.equal(at("America/Phoenix"), "1:15 PM");
  assert.equal(at("America/Puerto_Rico"), "4:15 PM");
});

Deno.test("times follow the clock change in the night", () => {
  // In New York the hour from 1 to 2 comes twice on 2026-11-01: EDT until 06:00 UTC.
  const now = new Date("2026-11-01T04:00:00Z");
  const facts: Facts = {
    ...FACTS,
    wettestQuarter: { mm: 14, at: "2026-11-01T05:30:00.000Z" },
    until: "2026-11-01T07:30:00.000Z",
  };
  assert.match(alert({ facts, now }), /by 1:30 AM\..* Until about 2:30 AM\./);
});

Deno.test("the all-clear says what is over and asks for what is not", () => {
  const facts = { source: "forecast", level: "flood", wetAt: NOW.toISOString() } as const;
  assert.equal(
    clearText("en", { facts, place: BROOKLYN, publicUrl: PUBLIC_URL }),
    "FloodLine: all clear for 11231 Brooklyn. The flood risk is over. Keep away from water that " +
      "stays. Still flooded? Tell us: https://floodline.example/zip/11231",
  );
});

const CITIES = [
  null,
  "Mayagüez",
  "Cañon City",
  "Truth or Consequences",
  "St. Mary’s “Old” City",
  "X".repeat(80),
];
const URLS = [
  PUBLIC_URL,
  "http://localhost:8080",
  `https://alerts.${"long-district-name.".repeat(5)}example.org`,
  `https://${"x".repeat(300)}.example`,
];

Deno.test("every text is GSM-7 and at most two parts, whatever the city's name and our address", () => {
  for (const city of CITIES) {
    for (const publicUrl of URLS) {
      const place = { ...BROOKLYN, city };
      const texts = LEVELS.flatMap((level) => [
        alert({ level, place, publicUrl }),
        alert({ level, place, publicUrl, facts: { ...WARNED, until: "2026-11-25T02:30:00.000Z" } }),
        clearText("en", {
          facts: { source: "forecast", level, wetAt: NOW.toISOString() },
          place,
          publicUrl,
        }),
      ]);
      for (const text of texts) {
        assert.equal(new SegmentedMessage(text).encodingName, "GSM-7", text);
        assert(countSegments(text) <= 2, text);
        assert.match(text, /11231/);
      }
    }
  }
});

Deno.test("a name too long gives way before the link does", () => {
  const text = alert({ place: { ...BROOKLYN, city: "X".repeat(80) } });
  assert.match(text, /in 11231, .*floodline\.example\/zip\/11231/);
});
