// NEWS OFF is named to whom it is something: in HELP and STATUS, in their language.
import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import { WORDS } from "shared/server/words/words.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { text } from "../../testing/texting.ts";
import { readWish } from "./wishes.ts";

const PHONE = "+17185550123";

const NAMED: Record<Language, { help: RegExp; status: RegExp; off: string }> = {
  en: {
    help: /LANGUAGE ES\. NEWS OFF ends what districts write\. /,
    status: /\nText NEWS OFF to end what districts write\.\nhttp/,
    off: "NEWS OFF",
  },
  es: {
    help: /IDIOMA EN\. NOTICIAS NO: sin lo que escriben los distritos\. /,
    status: /\nEscriba NOTICIAS NO para no recibir lo que escriben los distritos\.\nhttp/,
    off: "NOTICIAS NO",
  },
  zh: {
    help: /LANGUAGE EN。「关消息」可不收商业区消息。/,
    status: /\n发送「关消息」可不收商业区消息。\nhttp/,
    off: "关消息",
  },
};

async function follower(
  { language = "en", zip = "11231", consent = CONSENT_VERSION }: {
    language?: Language;
    zip?: string;
    consent?: string;
  },
) {
  const database = await cloneDatabase();
  const api = await startApi(database, undefined, { publicUrl: "https://floodline.example" });
  api.clock.set("2026-11-22T18:00:00Z");
  const { sql } = database;
  await addDistrict(sql, RED_HOOK);
  const { id } = await addUser(sql, { phone: PHONE, consented: true });
  await sql`update users set language = ${language}, consent_version = ${consent} where id = ${id}`;
  await sql`insert into places (user_id, zip) values (${id}, ${zip})`;
  return {
    ask: async (what: string) => await text(api, PHONE, what),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

for (const language of LANGUAGES) {
  const { help, status, off } = NAMED[language];
  Deno.test(`in ${language}, HELP and STATUS say how to end what districts write, until somebody has, and again after NEWS ON`, async () => {
    await using resident = await follower({ language });
    const answers = async () => [await resident.ask("?"), await resident.ask("STATUS")];
    for (const answer of await answers()) {
      assert.ok(countSegments(answer) <= WORDS[language].maxSegments, answer);
    }
    const [helped, said] = await answers() as [string, string];
    assert.match(helped, help);
    assert.match(said, status);
    await resident.ask(off);
    for (const answer of await answers()) assert.ok(!answer.includes(off), answer);
    await resident.ask("NEWS ON");
    assert.match(await resident.ask("STATUS"), status);
  });

  Deno.test(`in ${language}, the words that are named are understood`, () => {
    assert.deepEqual(readWish(off), { kind: "broadcasts", wanted: false });
  });
}

const NOTHING: [why: string, who: Parameters<typeof follower>[0]][] = [
  ["who follows no ZIP code of a district", { zip: "10001" }],
  ["who agreed to words that name no district", { consent: "2026-11" }],
];

for (const [why, who] of NOTHING) {
  Deno.test(`${why} is not told of NEWS OFF: none of it comes`, async () => {
    await using resident = await follower(who);
    for (const what of ["?", "STATUS"]) {
      assert.doesNotMatch(await resident.ask(what), /NEWS OFF/);
    }
  });
}

Deno.test("who has said STOP is not told of NEWS OFF by HELP", async () => {
  await using resident = await follower({});
  await resident.ask("STOP");
  const answer = await resident.ask("HELP ME");
  assert.match(answer, /FloodLine texts you before it floods/);
  assert.doesNotMatch(answer, /NEWS OFF/);
});
