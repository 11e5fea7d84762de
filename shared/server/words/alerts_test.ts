import assert from "node:assert/strict";
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import type { Facts } from "shared/storms/facts.ts";
import { alertText, askText, clearText } from "./alerts.ts";
import type { ZipCode } from "./tell.ts";

const NOW = new Date("2026-11-22T19:00:00Z");
const PUBLIC_URL = "https://floodline.example";
const BROOKLYN: ZipCode = { zip: "11231", city: "Brooklyn", timeZone: "America/New_York" };

const FACTS: Facts = {
  source: "forecast",
  danger: "rain",
  crossed: { minutes: 15, mm: 10 },
  leadMinutes: 120,
  wettestQuarter: { mm: 14, at: "2026-11-22T20:15:00.000Z" },
  wettestHour: { mm: 31, at: "2026-11-22T20:45:00.000Z" },
  until: "2026-11-22T22:00:00.000Z",
};

const WARNED: Facts = {
  ...FACTS,
  source: "warning",
  warning: {
    id: "urn:1",
    firstId: "urn:1",
    event: "Flash Flood Warning",
    headline: null,
    sender: "NWS New York",
  },
};

type Parts = Parameters<typeof alertText>[1];

function alert(change: Partial<Parts> = {}, language: "en" | "es" | "zh" = "en"): string {
  return alertText(language, {
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
  assert.equal(
    alert({}, "es"),
    "FloodLine: riesgo de inundaciones previsto en 11231 Brooklyn, 0.6 pulgadas en 15 min antes " +
      "de las 3:15 pm. El agua puede subir pronto. Suba autos y bienes, evite pisos bajos y " +
      "agua profunda. Hasta cerca de las 5 pm. https://floodline.example/zip/11231 " +
      "Responda STOP para salir",
  );
  assert.equal(
    alert({}, "zh"),
    "FloodLine预报：11231有淹水危险，15:15前15分钟内约14毫米。街道和地下室可能很快进水。" +
      "请把车和货物移到高处，不要进地下室，不要走进深水。预计到17:00。" +
      "https://floodline.example/zip/11231 回复STOP退订",
  );
});

Deno.test("an hour's rain is told as an hour's", () => {
  const facts: Facts = { ...FACTS, crossed: { minutes: 60, mm: 25 } };
  assert.match(alert({ facts }), /1\.2 inches in an hour by 3:45 PM/);
  assert.match(alert({ facts }, "es"), /1\.2 pulgadas en una hora antes de las 3:45 pm/);
  assert.match(alert({ facts }, "zh"), /15:45前1小时内约31毫米/);
});

Deno.test("heavy rain says what to do before water pools", () => {
  assert.equal(
    alert({ level: "heavy" }),
    "FloodLine forecast: heavy rain in 11231 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
      "Water can pool in streets. Clear drains, lift goods off the floor. Until about 5 PM. " +
      "https://floodline.example/zip/11231 Reply STOP to end",
  );
});

Deno.test("any rain takes one part in English and Spanish: on a wet day it is the commonest text", () => {
  assert.equal(
    alert({ level: "any" }),
    "FloodLine forecast: rain in 11231 Brooklyn. Take in what must stay dry. Until about 5 PM. " +
      "https://floodline.example/zip/11231 Reply STOP to end",
  );
  assert.equal(countSegments(alert({ level: "any" })), 1);
  assert.equal(countSegments(alert({ level: "any" }, "es")), 1);
});

Deno.test("a little rain is not 0.0 inches", () => {
  const facts: Facts = { ...FACTS, wettestQuarter: { mm: 0.5, at: FACTS.wettestQuarter.at } };
  assert.match(alert({ level: "heavy", facts }), /under 0\.1 inch in 15 min/);
  assert.match(alert({ level: "heavy", facts }, "es"), /menos de 0\.1 pulgadas en 15 min/);
  assert.match(alert({ level: "heavy", facts }, "zh"), /15分钟内约0\.5毫米/);
});

Deno.test("the city's name gives way where it alone would take another part", () => {
  const far = {
    ...BROOKLYN,
    zip: "11365",
    city: "Fresh Meadows on the Long Hill of Queens, New York",
  };
  const text = alert({ level: "any", place: far });
  assert.match(text, /rain in 11365\./);
  assert.equal(countSegments(text), 1);
});

Deno.test("an official warning is passed on under the Weather Service's name", () => {
  assert.equal(
    alert({ facts: WARNED }),
    "FloodLine: the National Weather Service has a Flash Flood Warning for 11231 Brooklyn. " +
      "Streets and basements can flood fast. Move cars and goods up, keep out of basements and " +
      "deep water. Until 5 PM. https://floodline.example/zip/11231 Reply STOP to end",
  );
  assert.match(
    alert({ facts: WARNED }, "es"),
    /^FloodLine: el Servicio Nacional del Tiempo dio un aviso de inundaciones repentinas para 11231/,
  );
  assert.match(alert({ facts: WARNED }, "zh"), /美国国家气象局对11231 Brooklyn发布暴洪警告/);
});

Deno.test("an event that a language has no name for keeps its English one", () => {
  const warning = { ...WARNED.warning!, event: "Debris Flow Warning" };
  for (const language of ["es", "zh"] as const) {
    assert.match(alert({ facts: { ...WARNED, warning } }, language), /Debris Flow Warning/);
  }
});

Deno.test("a warning that lasts for days says which day it ends", () => {
  const facts = { ...WARNED, until: "2026-11-25T02:30:00.000Z" };
  assert.match(alert({ facts }), /Until Tue 9:30 PM\./);
  assert.match(alert({ facts }, "es"), /Hasta las 9:30 pm del 24 nov\./);
  assert.match(alert({ facts }, "zh"), /有效至周二 ?21:30。/);
});

Deno.test("times are the place's own: the same storm in Guam, Arizona and Puerto Rico", () => {
  const at = (timeZone: string) =>
    alert({ place: { ...BROOKLYN, timeZone } }).match(/by (.*?)\./)?.[1];
  assert.equal(at("Pacific/Guam"), "6:15 AM");
  assert.equal(at("America/Phoenix"), "1:15 PM");
  assert.equal(at("America/Puerto_Rico"), "4:15 PM");
  assert.match(
    alert({ place: { ...BROOKLYN, timeZone: "America/Phoenix" } }, "es"),
    /antes de la 1:15 pm/,
  );
});

Deno.test("noon and midnight have names, since few know which 12 is which", () => {
  const until = (iso: string) => alert({ facts: { ...FACTS, until: iso } });
  assert.match(until("2026-11-22T17:00:00.000Z"), /Until about noon\./);
  assert.match(until("2026-11-23T05:00:00.000Z"), /Until about midnight\./);
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
  assert.match(alert({ facts, now }, "zh"), /1:30前.*预计到2:30/);
});

Deno.test("the all-clear says what is over and asks for what is not", () => {
  const facts = { source: "forecast", level: "flood", wetAt: NOW.toISOString() } as const;
  assert.equal(
    clearText("en", { facts, place: BROOKLYN, publicUrl: PUBLIC_URL }),
    "FloodLine: all clear for 11231 Brooklyn. The flood risk is over. Keep away from water that " +
      "stays. Still flooded? Tell us: https://floodline.example/zip/11231",
  );
});

Deno.test("the question offers its answers", () => {
  const parts = { place: BROOKLYN, publicUrl: PUBLIC_URL };
  assert.equal(
    askText("en", parts),
    "FloodLine: heavy rain fell in 11231 Brooklyn. Is it flooding where you are? " +
      "Reply 0 dry, 1 ankle, 2 knee, 3 inside.",
  );
  for (const language of ["es", "zh"] as const) {
    assert.match(askText(language, parts), /0 .*1 .*2 .*3 /);
  }
});

Deno.test("a name too long gives way before the link does", () => {
  const text = alert({ place: { ...BROOKLYN, city: "X".repeat(80) } });
  assert.match(text, /in 11231, .*floodline\.example\/zip\/11231/);
});

Deno.test("the all-clear of what never came says that the forecast has changed, and asks nothing", () => {
  const clear = (language: Language, level: Level) => {
    const facts = { source: "forecast", level, wetAt: NOW.toISOString(), cameTrue: false } as const;
    return clearText(language, { facts, place: BROOKLYN, publicUrl: PUBLIC_URL });
  };
  assert.equal(
    clear("en", "flood"),
    "FloodLine: all clear for 11231 Brooklyn. The forecast has changed: no flood risk now.",
  );
  assert.match(clear("en", "any"), /no rain now\.$/);
  assert.match(clear("es", "heavy"), /Las previsiones han cambiado: ya no se espera lluvia fuerte/);
  assert.match(clear("zh", "flood"), /预报有变，目前没有淹水危险/);
  for (const language of LANGUAGES) assert.equal(countSegments(clear(language, "flood")), 1);
});

// What the Weather Service calls the flood, and the words of rain that must not stand beside it.
const WATERS: [event: string, hazard: RegExp, notOf: RegExp][] = [
  ["Coastal Flood Warning", /Salt water/, /[Rr]ain|[Bb]asements/],
  ["Coastal Flood Advisory", /high tide/, /[Rr]ain/],
  ["Storm Surge Warning", /The sea can rise/, /[Rr]ain|[Tt]ide/],
  ["Lakeshore Flood Warning", /lake water/, /[Rr]ain|[Ss]alt/],
  ["Flood Advisory", /Low streets/, /[Ss]alt|forecast/],
];
for (const [event, hazard, notOf] of WATERS) {
  Deno.test(`a ${event} is told by its own hazard, from when until when, in the parts it may have`, () => {
    const facts: Facts = {
      ...WARNED,
      from: "2026-11-22T20:30:00.000Z",
      warning: { ...WARNED.warning!, event },
    };
    const text = alert({ facts });
    assert.match(text, new RegExp(`the National Weather Service has a ${event} for 11231`));
    assert.match(text, hazard);
    assert.doesNotMatch(text, notOf);
    assert.match(text, /From 3:30 PM until 5 PM\./);
    assert.match(alert({ facts }, "es"), /Desde las 3:30 pm hasta las 5 pm\./);
    assert.match(alert({ facts }, "zh"), /15:30至17:00/);
    for (const [language, most] of [["en", 2], ["es", 2], ["zh", 3]] as const) {
      const said = alert({ facts }, language);
      assert(countSegments(said) <= most, `${countSegments(said)}: ${said}`);
      assert.match(said, /\/zip\/11231/, `${language}: with its link`);
    }
  });
}

Deno.test("the all-clear of an official warning alone speaks of no rain", () => {
  const facts = {
    source: "forecast",
    level: "heavy",
    wetAt: "2026-11-22T17:00:00.000Z",
    isWithoutRain: true,
  } as const;
  const parts = { facts, place: BROOKLYN, publicUrl: PUBLIC_URL };
  for (const language of LANGUAGES) {
    const text = clearText(language, parts);
    assert.doesNotMatch(text, /rain|lluvia|雨/);
    assert(countSegments(text) <= 2);
  }
});
