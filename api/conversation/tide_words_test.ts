// TIDE ON, TIDE OFF: texts of high tides are chosen by text too, and the words are named to whom they are something.
import assert from "node:assert/strict";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { zipTide } from "shared/samples/tides.ts";
import { countSegments } from "shared/server/segments.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { TestApi } from "../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startTexting, text } from "../../testing/texting.ts";
import { BATTERY, chooseStation } from "../../testing/tides.ts";
import { statusReplyText } from "./status_reply.ts";
import { readWish } from "./wishes.ts";

const PHONE = "+17185550123";

const NAMED: Record<Language, { on: string; off: string; help: RegExp }> = {
  en: { on: "TIDE ON", off: "TIDE OFF", help: /TIDE OFF ends tides\. / },
  es: { on: "MAREA SI", off: "MAREA NO", help: /MAREA NO: sin mareas\. / },
  zh: { on: "开潮水", off: "关潮水", help: /「关潮水」可不收潮水。/ },
};

/** The Battery speaks for a ZIP code; nothing of it has been heard. */
async function addGauge({ sql }: TestDatabase, zip: string): Promise<void> {
  await sql`
    insert into stations (id, name, latitude, longitude, minor, levels_by, listed_at)
    values (${BATTERY}, 'The Battery', 40.7, -74.01, 2194, 'nws', now())
    on conflict (id) do nothing`;
  await chooseStation(sql, [zip]);
}

async function ask(api: TestApi, language: Language, what: string): Promise<string> {
  const answer = await text(api, PHONE, what);
  assert.ok(countSegments(answer) <= WORDS[language].maxSegments, answer);
  return answer;
}

for (const language of LANGUAGES) {
  const { on, off, help } = NAMED[language];
  const { reply, status } = WORDS[language];

  Deno.test(`in ${language}, texts of high tides are switched on and off by text, and HELP and STATUS say how`, async () => {
    await using database = await cloneDatabase();
    const { api } = await startTexting(database, { language });
    await using _api = api;
    await addGauge(database, "11231");
    const wants = async () =>
      (await database.sql<{ wantsTides: boolean }[]>`select wants_tides from users`)[0]!.wantsTides;
    for (const what of ["?", "STATUS"]) {
      assert.ok(!(await ask(api, language, what)).includes(off), "nothing to whom it is nothing");
    }
    assert.deepEqual([await ask(api, language, on), await wants()], [reply.tidesOn, true]);
    assert.ok(reply.tidesOn.includes(off));
    assert.match(await ask(api, language, "?"), help);
    assert.ok((await ask(api, language, "STATUS")).includes(status.tidesOff));

    await database.sql`delete from zip_stations`;
    for (const what of ["?", "STATUS"]) {
      assert.ok(!(await ask(api, language, what)).includes(off), "no gauge, no tide to end");
    }
    const ended = await ask(api, language, off);
    assert.deepEqual([ended, await wants()], [reply.tidesOff, false]);
    assert.ok(ended.includes(on) && ended.includes("STOP"), ended);
    assert.equal(
      await ask(api, language, on),
      reply.tidesNowhere,
      "kept, and said what it is worth",
    );
    assert.equal(await wants(), true);
  });

  Deno.test(`in ${language}, the words of the tide that are named are understood`, () => {
    assert.deepEqual(readWish(on), { kind: "tides", wanted: true });
    assert.deepEqual(readWish(off), { kind: "tides", wanted: false });
    assert.ok(status.tidesOn.includes(on) && status.tidesOff.includes(off));
  });

  Deno.test(`in ${language}, STATUS offers texts of tides where high water is near, and to who has them not`, () => {
    const said = (residualMetres: number, wantsTides: boolean) =>
      statusReplyText(WORDS[language], {
        places: [{
          zip: "11231",
          city: "Brooklyn",
          timeZone: "America/New_York",
          episode: null,
          warnings: [],
          rain: [],
          districts: [],
          checkedAt: null,
          modelRunAt: null,
          quietUntil: null,
          tide: zipTide(residualMetres),
        }],
        wantsTides,
        link: "https://floodline.example/account",
        now: new Date("2026-11-22T19:00:00Z"),
      });
    assert.ok(said(0.9, false).includes(status.tidesOn));
    assert.ok(said(0.9, true).includes(status.tidesOff));
    assert.ok(!said(0.1, false).includes(on));
    assert.ok(said(0.1, true).includes(off));
  });
}

Deno.test("other words of the wish for tides are read, and what only looks like it is not", () => {
  const wishes: [wanted: boolean | undefined, texts: string[]][] = [
    [true, ["tides on", "Tide on please", "turn on high tides", "mareas sí", "quiero mareas"]],
    [true, ["请开潮水", "打开潮汐", "開潮位"]],
    [false, ["Tide off.", "high tide off", "turn off tides", "stop tides", "no more tides"]],
    [false, ["mareas no", "ya no quiero mareas", "关闭潮水", "不要潮水"]],
    [undefined, [
      "tide",
      "high tide",
      "no tide",
      "tide is on the street",
      "stop",
      "off",
      "marea alta",
    ]],
    [undefined, ["no hay marea", "涨潮", "潮水进来了", "on"]],
  ];
  for (const [wanted, texts] of wishes) {
    for (const words of texts) {
      const wish = readWish(words);
      assert.equal(wish.kind === "tides" ? wish.wanted : undefined, wanted, words);
    }
  }
});

Deno.test("who asks for tides and follows no ZIP code, or has not agreed to texts, is told what is missing", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database, { places: {} });
  await using _api = api;
  assert.equal(await text(api, PHONE, "TIDE ON"), WORDS.en.reply.noPlaces);
  await database.sql`update users set consent_version = null, consented_at = null`;
  assert.match(await text(api, PHONE, "TIDE ON"), /first tick the box/);
});
