import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startTexting, text } from "../../testing/texting.ts";

const PHONE = "+17185550123";
const STRANGER = "+17185550199";
const NOON = "2026-11-22T17:00:00Z";

async function follows(database: TestDatabase): Promise<Record<string, string>> {
  const rows = await database.sql<{ zip: string; level: string }[]>`
    select zip, level from places order by zip`;
  return Object.fromEntries(rows.map(({ zip, level }) => [zip, level]));
}

Deno.test("PAUSE says until when, holds what waits, and RESUME ends it; in three languages", async () => {
  const words = {
    en: ["PAUSE", /paused until Mon noon\./, "RESUME", /your alerts are on again/],
    es: ["pausa", /en pausa hasta las 12 pm del 23 nov\./, "seguir", /sus alertas vuelven/],
    zh: ["暂停", /已暂停到周一 ?12:00。/, "恢复", /警报已恢复/],
  } as const;
  for (const [language, [pause, paused, resume, resumed]] of Object.entries(words)) {
    await using database = await cloneDatabase();
    const { api, id } = await startTexting(database, { language });
    await using _api = api;
    await database.sql`
      insert into messages
        (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
      values ('alert', ${id}, ${PHONE}, 'x', 1, 'queued', ${NOON}, ${NOON}, '2026-11-22T19:00Z')`;
    assert.match(await text(api, PHONE, pause), paused);
    const [message] = await database.sql`
      select status, held_for from messages where kind = 'alert'`;
    assert.deepEqual({ ...message }, { status: "held", heldFor: "pause" });
    const [user] = await database.sql`select paused_until from users`;
    assert.equal(user!.pausedUntil.toISOString(), "2026-11-23T17:00:00.000Z");
    assert.match(await text(api, PHONE, resume), resumed);
    const [after] = await database.sql`select paused_until from users`;
    assert.equal(after!.pausedUntil, null);
  }
});

Deno.test("NEWS OFF ends what districts write and no alert, and NEWS ON brings it back; in three languages", async () => {
  const words = {
    en: ["news off", /alerts only.*NEWS ON.*STOP/, "NEWS ON", /comes too.*NEWS OFF/],
    es: ["noticias no", /solo alertas.*NOTICIAS SI.*STOP/, "noticias sí", /también llega/],
    zh: ["关消息", /只向您发警报.*开消息.*STOP/, "开消息", /也会发给您/],
  } as const;
  for (const [language, [off, isOff, on, isOn]] of Object.entries(words)) {
    await using database = await cloneDatabase();
    const { api, id } = await startTexting(database, { language });
    await using _api = api;
    const { sql } = database;
    const wants = async () =>
      (await sql`select wants_broadcasts, unsubscribed_at from users where id = ${id}`)
        .map((user) => [user.wantsBroadcasts, user.unsubscribedAt])[0];
    await sql`update users set consent_version = ${CONSENT_VERSION}`;
    assert.match(await text(api, PHONE, off), isOff);
    assert.deepEqual(await wants(), [false, null]);
    assert.match(await text(api, PHONE, on), isOn);
    assert.deepEqual(await wants(), [true, null]);
    await sql`update users set consent_version = '2026-11'`;
    assert.match(
      await text(api, PHONE, on),
      /https:\/\/floodline\.example\/account/,
      "not agreed to",
    );
    await text(api, PHONE, "STOP");
    assert.equal(await text(api, PHONE, off), "", "heard in silence");
    assert.equal((await wants())![0], false);
  }
});

Deno.test("ZIP follows at the usual level, once, with consent, up to five that exist", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const { api } = await startTexting(database, { places: {} });
  await using _api = api;
  assert.match(await text(api, PHONE, "LEVEL FLOOD"), /you follow no ZIP code yet/);
  assert.equal(
    await text(api, PHONE, "zip 11215"),
    "FloodLine: you now follow 11215 Brooklyn. We text you when heavy rain is coming. " +
      "To change that, text LEVEL 11215 ANY, HEAVY or FLOOD.",
  );
  assert.match(await text(api, PHONE, "11215"), /you follow 11215 Brooklyn already/);
  assert.match(await text(api, PHONE, "ZIP 00000"), /we do not know the ZIP code 00000/);
  assert.match(await text(api, PHONE, "ZIP 09002"), /nobody tells us where 09002 is.* 09001\.$/);
  assert.match(
    await text(api, PHONE, "ZIP 11215 FLOOD"),
    /for 11215 Brooklyn we now text you only/,
  );
  for (const zip of ["11231", "10001", "07030", "00601"]) {
    assert.match(await text(api, PHONE, `ZIP ${zip} ANY`), /you now follow .* about any rain/);
  }
  assert.match(await text(api, PHONE, "ZIP 96910"), /you follow 5 ZIP codes, and more do not fit/);
  assert.deepEqual(await follows(database), {
    "00601": "any",
    "07030": "any",
    "10001": "any",
    "11215": "flood",
    "11231": "any",
  });
});

Deno.test("nobody follows a ZIP code without consent", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database, { places: {} });
  await using _api = api;
  await database.sql`update users set consented_at = null, consent_version = null`;
  assert.match(
    await text(api, PHONE, "ZIP 11215"),
    /first tick the box .* https:\/\/floodline\.example\/account/,
  );
  assert.deepEqual(await follows(database), {});
});

Deno.test("LEVEL is for all places, or for the one it names", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database, { places: { "11231": "heavy", "11215": "heavy" } });
  await using _api = api;
  assert.equal(
    await text(api, PHONE, "Level  11215 flood"),
    "FloodLine: for 11215 Brooklyn we now text you only when it may flood.",
  );
  assert.deepEqual(await follows(database), { "11215": "flood", "11231": "heavy" });
  assert.match(await text(api, PHONE, "LEVEL ANY"), /all your ZIP codes we now text you about any/);
  assert.deepEqual(await follows(database), { "11215": "any", "11231": "any" });
  assert.match(await text(api, PHONE, "LEVEL 10001 ANY"), /you do not follow 10001/);
});

Deno.test("a language is spoken from the very answer on", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  assert.match(await text(api, PHONE, "en español"), /desde ahora le escribimos en español/);
  assert.match(await text(api, PHONE, "nivel riesgo"), /para todos sus ZIP ahora le avisamos solo/);
  assert.match(await text(api, PHONE, "中文"), /从现在起我们用中文/);
  assert.match(await text(api, PHONE, "帮助"), /^FloodLine在淹水之前提醒您/);
  assert.match(await text(api, PHONE, "LANGUAGE EN"), /from now on we text you in English/);
  const rows = await database.sql`select language from messages where kind = 'reply' order by id`;
  assert.deepEqual(rows.map((row) => row.language), ["es", "es", "zh", "zh", "en"]);
});

Deno.test("STOP is confirmed once, in the reader's language; then there is silence", async () => {
  const words = {
    en: ["please stop", /you will get no more alerts/],
    es: ["parar", /las alertas han terminado/],
    zh: ["退订", /您将不再收到警报/],
  } as const;
  for (const [language, [stop, stopped]] of Object.entries(words)) {
    await using database = await cloneDatabase();
    const { api } = await startTexting(database, { language });
    await using _api = api;
    assert.match(await text(api, PHONE, stop), stopped);
    for (const later of [stop, "STOP", "status", "hello", "2", "zip 11215"]) {
      assert.equal(await text(api, PHONE, later), "", later);
    }
    assert.deepEqual(await follows(database), { "11231": "heavy" });
  }
});

Deno.test("START after a STOP of ours is confirmed by us, after the carrier's by the carrier", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  await text(api, PHONE, "no more texts");
  assert.match(await text(api, PHONE, "START"), /welcome back, your alerts are on again/);
  assert.equal(await text(api, PHONE, "STOP"), "");
  assert.equal(await text(api, PHONE, "START"), "");
  const [user] = await database.sql`select unsubscribed_at, blocked_by_carrier from users`;
  assert.deepEqual({ ...user }, { unsubscribedAt: null, blockedByCarrier: false });
});

Deno.test("what Twilio says it has done is done, and nobody is told twice", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  const isOut = async () =>
    (await database.sql`select unsubscribed_at from users`)[0]!.unsubscribedAt !== null;
  assert.equal(await text(api, PHONE, "ALTO", { OptOutType: "STOP" }), "");
  assert.equal(await isOut(), true);
  assert.equal(await text(api, PHONE, "JOIN", { OptOutType: "START" }), "");
  assert.equal(await isOut(), false);
  assert.equal(await text(api, PHONE, "HELP", { OptOutType: "HELP" }), "");
  assert.match(await text(api, PHONE, "please stop"), /no more alerts/);
  assert.equal(await text(api, PHONE, "JOIN", { OptOutType: "START" }), "");
  assert.equal(await isOut(), false);
  // From whoever we do not know: Twilio's own answer is enough.
  assert.equal(await text(api, STRANGER, "INFO", { OptOutType: "HELP" }), "");
});

Deno.test("REMOVE ends one place, says what is left, and how all of it ends; in three languages", async () => {
  const words = {
    en: [
      "remove 11231",
      /no longer follow 11231 Brooklyn\. We still text you about 11215\. Reply STOP/,
    ],
    es: [
      "quitar 11231",
      /ya no sigue 11231 Brooklyn\. Le seguimos avisando de 11215\. Responda STOP/,
    ],
    zh: ["取消关注11231", /不再关注11231 Brooklyn。我们仍会通知您11215的情况。回复STOP/],
  } as const;
  for (const [language, [remove, removed]] of Object.entries(words)) {
    await using database = await cloneDatabase();
    const { api } = await startTexting(database, {
      language,
      places: { "11231": "heavy", "11215": "any" },
    });
    await using _api = api;
    assert.match(await text(api, PHONE, remove), removed);
    assert.deepEqual(await follows(database), { "11215": "any" });
    assert.match(await text(api, PHONE, remove), /11231/);
    const [user] = await database.sql`select unsubscribed_at from users`;
    assert.equal(user!.unsubscribedAt, null);
  }
});

Deno.test("what may be a wish to leave is asked once an hour, and a yes to that is a STOP", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  const out = async () =>
    (await database.sql`select unsubscribed_at from users`)[0]!.unsubscribedAt;
  assert.match(
    await text(api, PHONE, "cancel that"),
    /do you want no more texts from us\? Reply STOP/,
  );
  assert.equal(await text(api, PHONE, "no"), "");
  assert.equal(await text(api, PHONE, "I moved"), "", "asked within the hour");
  api.clock.forward(90);
  assert.match(await text(api, PHONE, "I moved"), /Reply STOP/);
  assert.equal(await out(), null);
  assert.match(await text(api, PHONE, "Yes"), /you will get no more alerts/);
  assert.ok(await out());
});

Deno.test("reactions and thanks get no answer and end nothing", async () => {
  await using database = await cloneDatabase();
  const { api } = await startTexting(database);
  await using _api = api;
  for (
    const body of [
      "Liked an image",
      "Le encanta “STOP”",
      "👍",
      "thanks",
      "Liked “Reply STOP to end”",
      "谢谢",
    ]
  ) assert.equal(await text(api, PHONE, body), "", body);
  const [user] = await database.sql`select unsubscribed_at from users`;
  assert.equal(user!.unsubscribedAt, null);
});
