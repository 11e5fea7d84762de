import assert from "node:assert/strict";
import type { Step } from "shared/api/messages.ts";
import type { AlertFacts } from "shared/storms/facts.ts";
import { leadWords, reasonsFor } from "./alert_reasons.ts";

const TOLD = {
  createdAt: "2026-11-22T04:00:02.000Z",
  timeZone: "America/New_York",
  language: "en" as const,
};
const RAIN = {
  wettestQuarter: { mm: 6.2, at: "2026-11-22T05:15:00.000Z" },
  wettestHour: { mm: 12.7, at: "2026-11-22T05:45:00.000Z" },
};
const WARNING = { id: "1", event: "Flood Warning", headline: null, sender: null };

const CASES: [what: string, Step, AlertFacts, expected: string[]][] = [
  ["an hour's rain over FloodLine's amount, past midnight", "heavy", {
    source: "forecast",
    crossed: { minutes: 60, mm: 10 },
    leadMinutes: 120,
    ...RAIN,
    until: "2026-11-22T06:30:00.000Z",
  }, [
    "The wettest hour, up to Nov 22 at 12:45 AM: 0.5 in (13 mm), forecast, looking 2 hours ahead.",
    "“Heavy rain” begins at 0.39 in (10 mm) in an hour, FloodLine's usual amount.",
    "Expected to last until about Nov 22 at 1:30 AM.",
  ]],
  ["15 minutes over a district's own amount, fallen already", "flood", {
    source: "forecast",
    crossed: { minutes: 15, mm: 6 },
    thresholdsOf: "Red Hook",
    wettestQuarter: { mm: 6.2, at: "2026-11-22T03:45:00.000Z" },
  }, [
    "The wettest 15 minutes, up to 10:45 PM: 0.2 in (6.2 mm), estimated.",
    "“Flood risk” begins at 0.24 in (6 mm) in 15 minutes, set by Red Hook.",
  ]],
  ["a warning without a name or a headline, and no rain yet", "flood", {
    source: "warning",
    warning: WARNING,
    wettestQuarter: { mm: 0, at: "2026-11-22T03:45:00.000Z" },
  }, ["Flood Warning in force, issued by the National Weather Service."]],
  ["the question, by what fell", "ask", {
    source: "forecast",
    crossed: { minutes: 15, mm: 5 },
    wettestQuarter: { mm: 6.2, at: "2026-11-22T03:45:00.000Z" },
  }, ["The wettest 15 minutes, up to 10:45 PM: 0.2 in (6.2 mm), estimated."]],
  ["an all-clear", "clear", {
    source: "forecast",
    level: "flood",
    wetAt: "2026-11-22T02:45:00.000Z",
  }, [
    "The last rain of at least half of what “Flood risk” needs fell until 9:45 PM; " +
    "no more was forecast.",
  ]],
  ["an all-clear, with what fell", "clear", {
    source: "forecast",
    level: "heavy",
    wetAt: "2026-11-22T02:45:00.000Z",
    fell: { mm: 6.2, at: "2026-11-22T02:15:00.000Z" },
    cameTrue: true,
  }, [
    "The last rain of at least half of what “Heavy rain” needs fell until 9:45 PM; " +
    "no more was forecast.",
    "The wettest 15 minutes, up to 9:15 PM: 0.2 in (6.2 mm), estimated.",
  ]],
  ["an all-clear of a flood that never came", "clear", {
    source: "forecast",
    level: "flood",
    wetAt: "2026-11-22T02:45:00.000Z",
    fell: { mm: 0, at: "2026-11-22T02:15:00.000Z" },
    cameTrue: false,
  }, [
    "The forecast did not come true: less than half of what “Flood risk” needs fell, and no more " +
    "was forecast.",
    "No rain fell, by the weather model's estimate.",
  ]],
  ["an official warning over a flood risk by forecast", "warning", {
    source: "warning",
    crossed: { minutes: 15, mm: 10 },
    warning: { ...WARNING, sender: "NWS New York NY" },
    wettestQuarter: { mm: 12.7, at: "2026-11-22T03:45:00.000Z" },
  }, [
    "Flood Warning in force, issued by NWS New York NY.",
    "The wettest 15 minutes, up to 10:45 PM: 0.5 in (13 mm), estimated.",
    "“Flood risk” begins at 0.39 in (10 mm) in 15 minutes, FloodLine's usual amount.",
  ]],
  ["rain by a run of the model that is known", "heavy", {
    source: "forecast",
    crossed: { minutes: 15, mm: 5 },
    wettestQuarter: { mm: 6.2, at: "2026-11-22T03:45:00.000Z" },
    modelRunAt: "2026-11-22T02:00:00.000Z",
  }, [
    "The wettest 15 minutes, up to 10:45 PM: 0.2 in (6.2 mm), estimated.",
    "“Heavy rain” begins at 0.20 in (5 mm) in 15 minutes, FloodLine's usual amount.",
    "By the weather model HRRR, its run of 9:00 PM.",
  ]],
  ["facts of before they were told so fully", "any", { source: "forecast" }, []],
];

for (const [what, step, facts, expected] of CASES) {
  Deno.test(`why an alert was given: ${what}`, () => {
    assert.deepEqual(reasonsFor(step, facts, TOLD), expected);
  });
}

Deno.test("how far ahead is told in hours where they are whole or half", () => {
  assert.deepEqual([30, 60, 75, 90, 120, 150, 180].map((minutes) => leadWords(minutes, "en")), [
    "30 minutes",
    "1 hour",
    "75 minutes",
    "90 minutes",
    "2 hours",
    "2½ hours",
    "3 hours",
  ]);
});

Deno.test("the reasons are told in the reader's language, with the warning's own words kept", () => {
  const facts: AlertFacts = {
    source: "warning",
    crossed: { minutes: 60, mm: 10 },
    leadMinutes: 150,
    warning: WARNING,
    ...RAIN,
  };
  assert.deepEqual(reasonsFor("heavy", facts, { ...TOLD, language: "es" }), [
    "Flood Warning vigente, emitido por el Servicio Nacional del Tiempo.",
    "La hora de más lluvia, hasta 22 nov, 12:45 a.m.: 0.5 pulg. (13 mm), según el pronóstico, " +
    "mirando 2½ horas adelante.",
    "“Lluvia fuerte” empieza con 0.39 pulg. (10 mm) en una hora, la cantidad habitual de FloodLine.",
  ]);
  assert.deepEqual(
    reasonsFor("heavy", facts, { ...TOLD, language: "zh" })[0],
    "Flood Warning 生效，由美国国家气象局发布。",
  );
});
