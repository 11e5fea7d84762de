import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import { WORDS } from "shared/server/words/words.ts";
import { zipTide } from "shared/samples/tides.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { forecastOf, FORECASTS } from "../../testing/forecasts.ts";
import { addCell, addRain, addUser } from "../../testing/rows.ts";
import { text } from "../../testing/texting.ts";
import type { PlaceNow } from "./sql.ts";
import { statusReplyText } from "./status_reply.ts";

const PHONE = "+17185550123";
const NOW = new Date("2026-11-22T17:00:00Z");
const after = (minutes: number) => NOW.getTime() + minutes * 60_000;

const DRY = Array.from({ length: 16 }, (_, n) => 15 * (n + 1)).map((minutes) => ({
  at: after(minutes),
  mm: 0,
}));
const BROOKLYN: PlaceNow = {
  zip: "11231",
  city: "Brooklyn",
  timeZone: "America/New_York",
  episode: null,
  warnings: [],
  rain: DRY,
  districts: [],
  checkedAt: new Date(after(-10)).toISOString(),
  modelRunAt: new Date(after(-120)).toISOString(),
  quietUntil: null,
};

for (const [sentence, sky, line] of FORECASTS) {
  Deno.test(`STATUS of a forecast: ${sentence}`, () => {
    const { now, ...forecast } = forecastOf(sky);
    const place = { ...BROOKLYN, ...forecast };
    const [, said] = statusReplyText(WORDS.en, { places: [place], link: "x", now }).split("\n");
    assert.equal(said, `11231 Brooklyn: ${line}.`);
  });
}

const FLASH_FLOOD = {
  event: "Flash Flood Warning",
  threat: null,
  onsetAt: null,
  endsAt: "2026-11-22T22:30:00Z",
};
const FLOOD = { level: "flood", startedAt: new Date(after(0)).toISOString() } as const;

Deno.test("STATUS tells of high water where it floods, and of a usual tide nothing", () => {
  const said = (residual: number) =>
    statusReplyText(WORDS.en, {
      places: [{ ...BROOKLYN, tide: zipTide(residual) }],
      link: "x",
      now: NOW,
    });
  assert.match(said(0.9), /no storm, dry until .*, tide 1.0 ft over flood level about 4 PM\./);
  assert.doesNotMatch(said(0.1), /tide/);
});

Deno.test("STATUS tells of each place what is and what is coming", () => {
  const flood: PlaceNow = {
    ...BROOKLYN,
    episode: FLOOD,
    rain: DRY.map(({ at }) => ({ at, mm: at === after(30) ? 12 : 0 })),
    warnings: [FLASH_FLOOD],
  };
  const guam: PlaceNow = {
    ...BROOKLYN,
    zip: "96910",
    city: "Hagatna",
    timeZone: "Pacific/Guam",
    rain: [],
    checkedAt: null,
    quietUntil: new Date("2026-11-22T22:00:00Z"),
  };
  const parts = { places: [flood, guam], link: "https://floodline.example/account", now: NOW };
  assert.equal(
    statusReplyText(WORDS.en, parts),
    [
      "FloodLine",
      "11231 Brooklyn: flood risk from 12:15 PM, Weather Service: Flash Flood Warning until 5:30 PM.",
      "96910 Hagatna: no forecast yet.",
      "Your quiet hours last until 8 AM.",
      "https://floodline.example/account",
    ].join("\n"),
  );
  assert.match(
    statusReplyText(WORDS.es, parts),
    /NWS: aviso de inundaciones repentinas hasta las 5:30/,
  );
  assert.match(
    statusReplyText(WORDS.zh, parts),
    /：12:15起有淹水危险，国家气象局暴洪警告至17:30/,
  );
  assert.match(
    statusReplyText(WORDS.en, { ...parts, paused: "Mon noon" }),
    /\nPaused until Mon noon\. Text RESUME to end it\.\n/,
  );
});

Deno.test("STATUS names the warning that heads the place's page: of those to come, within the lead alone", () => {
  const careful = { name: "Red Hook", levels: {}, leadMinutes: 180 };
  const from = (minutes: number) => ({
    ...FLASH_FLOOD,
    onsetAt: new Date(after(minutes)).toISOString(),
  });
  const river = { ...FLASH_FLOOD, event: "Flood Warning", endsAt: null };
  const cases: [changes: Partial<PlaceNow>, said: string][] = [
    [{ warnings: [from(0)] }, "Weather Service: Flash Flood Warning until 5:30 PM"],
    [{ warnings: [from(120)] }, "Weather Service: Flash Flood Warning from 2 PM until 5:30 PM"],
    [
      { warnings: [{ ...from(60), endsAt: null }] },
      "Weather Service: Flash Flood Warning from 1 PM",
    ],
    [{ warnings: [from(121)] }, ""],
    [
      { warnings: [from(121)], districts: [careful] },
      "Weather Service: Flash Flood Warning from 2:01 PM until 5:30 PM",
    ],
    [{ warnings: [from(121), river] }, "Weather Service: Flood Warning"],
  ];
  for (const [changes, said] of cases) {
    const [, line] = statusReplyText(WORDS.en, {
      places: [{ ...BROOKLYN, ...changes }],
      link: "x",
      now: NOW,
    }).split("\n");
    assert.equal(line, `11231 Brooklyn: no storm, dry until 4 PM${said && `, ${said}`}.`);
  }
});

Deno.test("STATUS says what is old or missing before what is forecast, and then promises nothing", () => {
  const say = (changes: Partial<PlaceNow>, language: "en" | "es" | "zh" = "en") =>
    statusReplyText(WORDS[language], { places: [{ ...BROOKLYN, ...changes }], link: "x", now: NOW })
      .split("\n")[1];
  const oldRun = { modelRunAt: new Date(after(-14 * 60)).toISOString() };
  const wet = { rain: DRY.map(({ at }) => ({ at, mm: at === after(120) ? 6 : 0 })) };
  const cases: [changes: Partial<PlaceNow>, line: string][] = [
    [{}, "no storm, dry until 4 PM"],
    [{ modelRunAt: null }, "no storm, dry until 4 PM"],
    [oldRun, "forecast is old, made at Sat 10 PM, look outside"],
    [
      { ...oldRun, ...wet },
      "forecast is old, made at Sat 10 PM, look outside, heavy rain from 1:45 PM",
    ],
    [
      { ...oldRun, episode: FLOOD },
      "forecast is old, made at Sat 10 PM, look outside, flood risk is easing",
    ],
    [
      { checkedAt: new Date(after(-180)).toISOString(), ...wet },
      "no fresh weather since 9 AM, look outside",
    ],
    [{ checkedAt: null, rain: [] }, "no forecast yet"],
    [{ rain: [] }, "no forecast after noon"],
    [{ rain: DRY.slice(0, 4) }, "no forecast after 1 PM"],
    [
      { rain: DRY.filter((_, n) => n < 4 || n > 7) },
      "no forecast from 1 PM to 2 PM",
    ],
  ];
  for (const [changes, line] of cases) assert.equal(say(changes), `11231 Brooklyn: ${line}.`);
  assert.match(
    say(oldRun, "es")!,
    /^11231 Brooklyn: las previsiones son viejas, de las 10 pm del 21 nov, mire/,
  );
  assert.match(say(oldRun, "zh")!, /^11231 Brooklyn：预报已旧，周六 ?22:00作出，请看窗外。/);
});

Deno.test("STATUS has at most four parts, however many places there are and whatever is on there", () => {
  const worst: PlaceNow = {
    ...BROOKLYN,
    city: "Saint Augustine South Beach Village",
    episode: FLOOD,
    rain: [{ at: after(15), mm: 1 }, { at: after(11 * 60), mm: 12 }],
    warnings: [{ ...FLASH_FLOOD, onsetAt: NOW.toISOString(), endsAt: "2026-11-28T22:45:00Z" }],
    quietUntil: new Date("2026-11-23T13:00:00Z"),
  };
  for (const language of LANGUAGES) {
    for (
      const link of ["https://floodline.example/account", `https://${"x".repeat(300)}/account`]
    ) {
      for (let count = 1; count <= 5; count++) {
        for (const place of [worst, { ...worst, episode: null, warnings: [] }]) {
          const places = Array.from({ length: count }, () => place);
          for (const withNews of [false, true]) {
            const body = statusReplyText(WORDS[language], { places, withNews, link, now: NOW });
            assert.ok(countSegments(body) <= 4, body);
            assert.doesNotMatch(body, /undefined|null|\n\n/);
          }
        }
      }
    }
  }
});

Deno.test("STATUS by text: the open storm, the stored forecast, the warning over the place, the pause", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, {
    publicUrl: "https://floodline.example",
  });
  api.clock.set(NOW);
  const { sql } = database;
  const { id } = await addUser(sql, { phone: PHONE, consented: true });
  await sql`
    insert into places (user_id, zip, created_at) values
      (${id}, '11231', '2026-11-01Z'), (${id}, '10001', '2026-11-02Z')`;
  const cellId = await addCell(sql, ["11231"]);
  await addRain(sql, cellId, {
    "2026-11-22T16:45Z": 9,
    "2026-11-22T17:15Z": 0,
    "2026-11-22T17:30Z": 0.2,
    "2026-11-22T17:45Z": 0,
    "2026-11-22T18:00Z": 6,
    "2026-11-22T18:15Z": 0,
    "2026-11-22T18:30Z": 0,
    "2026-11-22T18:45Z": 0,
    "2026-11-22T19:00Z": 0,
  }, "2026-11-22T16:50:00Z");
  await sql`
    insert into episodes (zip, level, started_at, wet_at)
    values ('11231', 'heavy', ${NOW}, ${NOW})`;
  const ring = [[-74.1, 40.6], [-73.9, 40.6], [-73.9, 40.7], [-74.1, 40.7], [-74.1, 40.6]];
  const area = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  await sql`
    insert into warnings (id, event, area, ends_at, seen_at, ended_at)
    values
      ('1', 'Flood Warning', ${area}::text::jsonb, '2026-11-22T20:00Z', ${NOW}, null),
      ('2', 'Flash Flood Warning', ${area}::text::jsonb, '2026-11-22T20:00Z', ${NOW}, ${NOW})`;
  assert.equal(
    await text(api, PHONE, "Status?"),
    [
      "FloodLine",
      "11231 Brooklyn: heavy rain now until 1 PM, Weather Service: Flood Warning until 3 PM.",
      "10001 New York: no forecast yet.",
      "https://floodline.example/account",
    ].join("\n"),
  );
  api.clock.set("2026-11-23T05:30:00Z");
  assert.match(await text(api, PHONE, "STATUS"), /\nYour quiet hours last until 8 AM\.\n/);
  await text(api, PHONE, "PAUSE");
  assert.match(await text(api, PHONE, "STATUS"), /\nPaused until Tue 12:30 AM\./);
});
