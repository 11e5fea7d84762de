// AHEAD ON, AHEAD OFF: texts of watches are chosen by text too, and the words are named to whom they are something.
import assert from "node:assert/strict";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import { WORDS } from "shared/server/words/words.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startTexting, text } from "../../testing/texting.ts";
import { readWish } from "./wishes.ts";

const PHONE = "+17185550123";

const NAMED: Record<Language, { on: string; off: string; help: RegExp }> = {
  en: { on: "AHEAD ON", off: "AHEAD OFF", help: /AHEAD OFF ends watches\. / },
  es: { on: "VIGILANCIA SI", off: "VIGILANCIA NO", help: /VIGILANCIA NO: sin vigilancias\. / },
  zh: { on: "开预告", off: "关预告", help: /「关预告」可不收洪水监视。/ },
};

for (const language of LANGUAGES) {
  const { on, off, help } = NAMED[language];

  Deno.test(`in ${language}, texts of watches are switched on and off by text, and HELP and STATUS say how`, async () => {
    await using database = await cloneDatabase();
    const { api } = await startTexting(database, { language });
    await using _api = api;
    const ask = async (what: string) => {
      const answer = await text(api, PHONE, what);
      assert.ok(countSegments(answer) <= WORDS[language].maxSegments, answer);
      return answer;
    };
    const wants = async () =>
      (await database.sql<{ wantsAhead: boolean }[]>`select wants_ahead from users`)[0]!.wantsAhead;
    for (const what of ["?", "STATUS"]) {
      assert.ok(!(await ask(what)).includes(off), "nothing to whom it is nothing");
    }
    const told = await ask(on);
    assert.deepEqual([told, await wants()], [WORDS[language].reply.aheadOn, true]);
    assert.ok(told.includes(off), told);
    assert.match(await ask("?"), help);
    assert.match(await ask("STATUS"), new RegExp(WORDS[language].status.aheadOff));
    const ended = await ask(off);
    assert.deepEqual([ended, await wants()], [WORDS[language].reply.aheadOff, false]);
    assert.ok(ended.includes(on) && ended.includes("STOP"), ended);
    assert.ok(!(await ask("STATUS")).includes(off));
  });

  Deno.test(`in ${language}, the words that are named are understood, and stand in each text of a watch`, () => {
    assert.deepEqual(readWish(on), { kind: "ahead", wanted: true });
    assert.deepEqual(readWish(off), { kind: "ahead", wanted: false });
    const parts = { event: "Flood Watch", where: "11231", link: "https://floodline.example" };
    const body = WORDS[language].watch(parts);
    assert.ok(body.includes(off) && body.includes("STOP"), body);
  });
}

Deno.test("other words of the same wish are read, and what only looks like it is not", () => {
  const wishes: [wanted: boolean | undefined, texts: string[]][] = [
    [true, [
      "ahead on",
      "Ahead on please",
      "turn ahead on",
      "watches on",
      "vigilancia sí",
      "quiero vigilancias",
    ]],
    [true, ["请开预告", "打开预告", "開預告"]],
    [false, ["Ahead off.", "a day ahead off", "turn off ahead", "stop watches", "no more watches"]],
    [false, ["no flood watches", "vigilancias no", "no quiero vigilancias", "关闭预告", "關預告"]],
    [undefined, [
      "go ahead",
      "ahead",
      "stop ahead of me",
      "watch",
      "watch out",
      "no",
      "my watch stopped",
    ]],
    [undefined, ["vigilancia", "antes no", "预告", "stop", "on", "off"]],
  ];
  for (const [wanted, texts] of wishes) {
    for (const words of texts) {
      const wish = readWish(words);
      assert.equal(wish.kind === "ahead" ? wish.wanted : undefined, wanted, words);
    }
  }
});

Deno.test("who follows no ZIP code, or has not agreed to texts, is told what is missing", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database, { places: {} });
  await using _api = api;
  assert.equal(await text(api, PHONE, "AHEAD ON"), WORDS.en.reply.noPlaces);
  await database.sql`update users set consent_version = null, consented_at = null`;
  assert.match(await text(api, PHONE, "AHEAD ON"), /first tick the box/);
});
