import assert from "node:assert/strict";
import { EXPORT_KINDS } from "shared/api/people.ts";
import { place, resident } from "shared/samples/people.ts";
import { wroteCookie } from "shared/wrote_cookie.ts";
import { fakeSite, ORIGIN, refuse } from "./fake_site.ts";

Deno.test("a ZIP code is followed by sending the whole list", async () => {
  const me = Response.json(resident());
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
  const response = await site.post("/account", { intent: "add", zip: "11215", level: "flood" });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/account?saved=add");
  assert.deepEqual(site.asked.at(-1)?.body, {
    places: [{ zip: "11231", level: "heavy" }, { zip: "11215", level: "flood" }],
  });
});

Deno.test("a level is changed, and a place removed, without touching the others", async () => {
  const places = [
    place(),
    { ...place(), zip: "11215", level: "any" as const },
  ];
  const me = Response.json(resident({ places }));
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
  await site.post("/account", { intent: "level", zip: "11215", level: "flood" });
  assert.deepEqual(site.asked.at(-1)?.body.places, [
    { zip: "11231", level: "heavy" },
    { zip: "11215", level: "flood" },
  ]);
  await site.post("/account", { intent: "remove", zip: "11231", level: "heavy" });
  assert.deepEqual(site.asked.at(-1)?.body.places, [{ zip: "11215", level: "any" }]);
});

Deno.test("an unknown ZIP code comes back with what is wrong, and the level that was chosen", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident()),
    "PATCH /api/me": refuse("placeUnknown", { "places.1.zip": "We do not know 00000." }),
  });
  const response = await site.post("/account", { intent: "add", zip: "00000", level: "flood" });
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(html, /<a href="#zip">We do not know 00000\.<\/a>/);
  assert.match(html, /value="00000"/);
  assert.match(html, /id="add-level-flood"[^>]*checked/);
});

Deno.test("a ZIP code is added as anybody writes it", async () => {
  const me = Response.json(resident());
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
  await site.post("/account", { intent: "add", zip: " 11215–4105 ", level: "flood" });
  assert.equal(site.asked.at(-1)?.body.places.at(-1).zip, "11215");
  const html = await (await site.get(`/account?add=${encodeURIComponent("１１２１５")}`)).text();
  assert.match(html, /value="11215"/);
});

Deno.test("following needs a yes to texts first, which the page asks for", async () => {
  const me = Response.json(resident({ places: [], consentVersion: null }));
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": refuse("consentNeeded") });
  const html = await (await site.get("/account?add=11215")).text();
  assert.match(html, /name="consentVersion"/);
  assert.match(html, /value="11215"/);
  const response = await site.post("/account", { intent: "add", zip: "11215", level: "heavy" });
  assert.equal(response.status, 422);
  assert.match(await response.text(), /<a href="#consentVersion">Tick the box to agree/);
});

Deno.test("each level says how many texts it would have brought; an unwatched ZIP code says so", async () => {
  const me = Response.json(resident());
  const preview = { zip: "11231", days: 30, texts: { any: 12, heavy: 3, flood: 0 } };
  const site = fakeSite({
    "GET /api/me": me,
    "GET /api/zips/11231/preview": Response.json(preview),
    "GET /api/zips/11215/preview": Response.json({ ...preview, zip: "11215", days: 0 }),
  });
  const html = await (await site.get("/account?add=11215")).text();
  assert.match(html, /12 texts in the last 30 days.*3 texts in the last.*No text in the last/s);
  assert.match(html, /We have not watched 11215 for a day yet/);
  const short = fakeSite({
    "GET /api/me": me,
    "GET /api/zips/11231/preview": Response.json({ ...preview, days: 12 }),
  });
  assert.match(await (await short.get("/account")).text(), /3 texts in the last 12 days/);
  // Without an answer the page stands all the same.
  const down = await fakeSite({ "GET /api/me": me }).get("/account");
  assert.equal(down.status, 200);
  assert.doesNotMatch(await down.text(), /in the last/);
});

Deno.test("quiet hours, waking and language are saved together", async () => {
  const me = Response.json(resident());
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
  const save = async (form: Record<string, string>) => {
    const response = await site.post("/account", { intent: "choices", ...form });
    assert.equal(response.headers.get("location"), "/account?saved=choices");
    return site.asked.at(-1)?.body;
  };
  const hours = { from: "22", to: "6" };
  assert.deepEqual(
    await save({ quiet: "hours", ...hours, wakesForFlood: "yes", language: "es" }),
    {
      quietHours: { from: 22, to: 6 },
      wakesForFlood: true,
      wantsBroadcasts: false,
      language: "es",
    },
  );
  assert.deepEqual(
    await save({ quiet: "none", ...hours, wantsBroadcasts: "yes", language: "en" }),
    { quietHours: null, wakesForFlood: false, wantsBroadcasts: true, language: "en" },
  );
});

Deno.test("quiet hours that are none are shown again as typed, with what is wrong", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident()),
    "PATCH /api/me": refuse("invalidInput", { quietHours: "Choose two different hours." }),
  });
  const response = await site.post("/account", {
    intent: "choices",
    quiet: "hours",
    from: "22",
    to: "22",
    wakesForFlood: "yes",
    language: "zh",
  });
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(html, /<a href="#quietHours">Choose two different hours\.<\/a>/);
  assert.match(html, /id="quietHours"[^>]*aria-invalid="true"/);
  assert.equal(html.match(/<option[^>]*value="22"[^>]*selected/g)?.length, 2);
  assert.match(html, /id="wakesForFlood"[^>]*checked/);
  assert.match(html, /<option[^>]*value="zh"[^>]*selected/);
});

Deno.test("what is no hour leaves the usual hours, where they are shown in words too", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident({ places: [] })),
    "PATCH /api/me": refuse("invalidInput"),
  });
  const form = { intent: "choices", quiet: "hours", from: "294277-01-01", to: "-1" };
  const response = await site.post("/account", form);
  assert.equal(response.status, 422);
  assert.deepEqual(site.asked.find(({ what }) => what === "PATCH /api/me")?.body.quietHours, {
    from: 21,
    to: 8,
  });
});

Deno.test("waking for a flood is never ticked beforehand", async () => {
  for (const places of [[], [place()]]) {
    const site = fakeSite({ "GET /api/me": Response.json(resident({ places })) });
    const html = await (await site.get("/account")).text();
    const [box] = html.match(/<input[^>]*id="wakesForFlood"[^>]*>/)!;
    assert.doesNotMatch(box, /checked/);
  }
});

Deno.test("with a first place, quiet hours are told, and waking and language asked", async () => {
  const me = Response.json(resident({ places: [] }));
  const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
  const html = await (await site.get("/account?add=11215")).text();
  assert.match(html, /Quiet from 9 PM to 8 AM/);
  await site.post("/account", {
    intent: "add",
    zip: "11215",
    level: "heavy",
    wakesForFlood: "yes",
    language: "es",
  });
  assert.deepEqual(site.asked.at(-1)?.body, {
    places: [{ zip: "11215", level: "heavy" }],
    wakesForFlood: true,
    language: "es",
  });
});

Deno.test("texts are paused for a day, and resumed before it is over", async () => {
  const pausedUntil = "2026-11-23T15:30:00Z";
  const running = fakeSite({
    "GET /api/me": Response.json(resident()),
    "PATCH /api/me": Response.json(resident({ pausedUntil })),
  });
  assert.match(await (await running.get("/account")).text(), /value="pause"/);
  const response = await running.post("/account", { intent: "pause" });
  assert.equal(response.headers.get("location"), "/account?saved=pause");
  assert.deepEqual(running.asked.at(-1)?.body, { paused: true });

  const paused = fakeSite({
    "GET /api/me": Response.json(resident({ pausedUntil })),
    "PATCH /api/me": Response.json(resident()),
  });
  const html = await (await paused.get("/account")).text();
  assert.match(html, /paused until .*tomorrow at 10:30 AM/s);
  await paused.post("/account", { intent: "resume" });
  assert.deepEqual(paused.asked.at(-1)?.body, { paused: false });

  const over = resident({ pausedUntil: "2026-11-22T17:59:00Z" });
  const site = fakeSite({ "GET /api/me": Response.json(over) });
  assert.match(await (await site.get("/account")).text(), /value="pause"/);
});

Deno.test("who said STOP reads how to get the texts again", async () => {
  const stopped = resident({ unsubscribedAt: "2026-11-20T12:00:00Z" });
  const html = await (await fakeSite({ "GET /api/me": Response.json(stopped) }).get("/account"))
    .text();
  assert.match(html, /because you answered STOP/);
  assert.match(html, /text START/);
});

Deno.test("a new choice of language is the pages' too; one left as it is changes nothing", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident({ language: "en" })),
    "PATCH /api/me": (change) => Response.json(resident(change)),
  });
  const save = async (language: string) => {
    const form = { intent: "choices", quiet: "none", from: "21", to: "8", language };
    const read = { cookie: "floodline_session=x; floodline_language=zh" };
    return (await site.post("/account", form, read)).headers.getSetCookie();
  };
  const [cookie, ...others] = await save("es");
  assert.match(cookie!, /^floodline_language=es; Path=\/;/);
  // Of every form: who has just sent one is answered for themselves.
  assert.deepEqual(others, [wroteCookie(ORIGIN)]);
  assert.deepEqual(await save("en"), [wroteCookie(ORIGIN)]);
});

Deno.test("all that is held can be downloaded, as one file or as tables", async () => {
  const site = fakeSite({ "GET /api/me": Response.json(resident()) });
  const html = await (await site.get("/account")).text();
  assert.match(html, /href="\/api\/me\/export"/);
  for (const kind of EXPORT_KINDS) {
    const link = `href="/api/me/export/${kind}.csv"`;
    assert.ok(html.includes(link), kind);
  }
});

Deno.test("texts of watches are a choice of their own, never ticked beforehand; an api before it is not asked", async () => {
  const open = async (changes: Parameters<typeof resident>[0]) => {
    const me = Response.json(resident(changes));
    const site = fakeSite({ "GET /api/me": me, "PATCH /api/me": me });
    return { html: await (await site.get("/account")).text(), site };
  };
  assert.doesNotMatch((await open({ wantsAhead: undefined })).html, /wantsAhead/);
  const { html, site } = await open({ wantsAhead: false });
  assert.match(html, /<input type="checkbox" id="wantsAhead"/);
  assert.doesNotMatch(html, /id="wantsAhead"[^>]*checked/);
  assert.match((await open({ wantsAhead: true })).html, /id="wantsAhead"[^>]*checked/);
  const hours = { intent: "choices", quiet: "none", from: "22", to: "6", language: "en" };
  const saved = async (form: Record<string, string>) => {
    await site.post("/account", { ...hours, ...form });
    return (site.asked.at(-1)?.body as { wantsAhead?: boolean }).wantsAhead;
  };
  assert.equal(await saved({ wantsAhead: "yes" }), true);
  assert.equal(await saved({}), false);
});
