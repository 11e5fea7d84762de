import assert from "node:assert/strict";
import { ownDistrict } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import {
  districtMessage,
  districtSettings,
  districtTide,
  zipMessage,
} from "shared/samples/staff.ts";
import { zipPage } from "shared/samples/zips.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { fakeSite, refuse } from "./fake_site.ts";

function site(answers: Record<string, Response> = {}, role: StaffRole = "manager") {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/message": Response.json(districtMessage()),
    "GET /api/district/settings": Response.json(districtSettings()),
    "GET /api/district/tide": Response.json(districtTide()),
    "GET /api/auth/session": Response.json({
      signedInAt: "2026-11-22T17:58:00Z",
      freshUntil: "2026-11-22T18:08:00Z",
      endsAt: "2027-02-20T17:58:00Z",
    }),
    ...answers,
  });
}

Deno.test("the page shows what is said, until when, by whom, and which of its languages has no words", async () => {
  const html = await (await site().get("/district/message")).text();
  assert.match(html, /lang="en" class="as-typed">Pumps at &lt;Van Brunt> and Coffey\.\nCall/);
  assert.match(html, /Nothing in Español:/);
  assert.match(html, /Until today at 6:00 PM\. Set by ••• ••• 0123\./);
  // The district's order, then what else there is.
  const order = [...html.matchAll(/<textarea[^>]*name="words\.(\w+)"/g)].map(([, one]) => one);
  assert.deepEqual(order, ["en", "es", "zh"]);
  const crew = await (await site({}, "crew").get("/district/message")).text();
  assert.doesNotMatch(crew, /<textarea|Take it off/);
});

Deno.test("it is set as typed and taken off by a button; what is missing stands at its field", async () => {
  const said = site({
    "PUT /api/district/message": Response.json(districtMessage()),
    "DELETE /api/district/message": new Response(null, { status: 204 }),
  });
  const form = { intent: "set", "words.en": "Pumps", "words.es": "", forHours: "6" };
  const set = await said.post("/district/message", form);
  assert.equal(set.headers.get("location"), "/district/message?saved=set");
  assert.deepEqual(said.asked[0]!.body, { words: { en: "Pumps", es: "", zh: "" }, forHours: 6 });
  const ended = await said.post("/district/message", { intent: "end" });
  assert.equal(ended.headers.get("location"), "/district/message?saved=ended");

  const fields = { words: "Write it in one language at least.", forHours: "Say how long." };
  const refused = await site({ "PUT /api/district/message": refuse("invalidInput", fields) })
    .post("/district/message", { intent: "set", forHours: "" });
  assert.equal(refused.status, 422);
  const html = await refused.text();
  assert.match(html, /<p class="field-error" id="words\.en-error">Write it/);
  assert.match(html, /<p class="field-error" id="forHours-error">Say how long/);
});

Deno.test("a ZIP code's page says it in the reader's language, else in one there is, and which", async () => {
  const words = { en: "Pumps <here>", es: "Bombas aquí", zh: null };
  const answers = {
    "GET /api/zips/11231": Response.json(zipPage({ messages: [zipMessage({ words })] })),
  };
  const read = async (language: string) =>
    await (await fakeSite(answers).get("/zip/11231", { cookie: `floodline_language=${language}` }))
      .text();
  const [en, es, zh] = [await read("en"), await read("es"), await read("zh")];
  assert.match(en, /Red Hook &lt;BID> says<\/h2><p class="as-typed" lang="en">Pumps &lt;here>/);
  assert.doesNotMatch(en, /Only in/);
  assert.match(es, /Red Hook &lt;BID> dice<\/h2><p class="as-typed" lang="es">Bombas aquí/);
  assert.match(zh, /lang="en">Pumps &lt;here><\/p><p class="soft">只有English。/);
});

Deno.test("settings are shown to all staff, and changed by managers with a new code", async () => {
  const saved = site({ "PATCH /api/district/settings": Response.json(districtSettings()) });
  const html = await (await saved.get("/district/settings")).text();
  assert.match(html, /<input[^>]*value="Red Hook &lt;BID>"[^>]*name="name"/);
  assert.match(html, /<input[^>]*name="twoPairsOfEyes"[^>]*checked/);
  assert.match(html, /<input[^>]*name="softer"[^>]*value="Flood Advisory"[^>]*checked/);
  assert.match(
    html,
    /<strong>Coastal Flood Advisory<\/strong><small>[^<]+a district at the water knows/,
  );
  const form = {
    name: "Red Hook",
    "language.0": "es",
    "language.1": "",
    "language.2": "en",
    twoPairsOfEyes: "yes",
    softer: "Coastal Flood Advisory",
  };
  const done = await saved.post("/district/settings", form);
  assert.equal(done.headers.get("location"), "/district/settings?saved=yes");
  assert.deepEqual(saved.asked.find(({ what }) => what.startsWith("PATCH"))!.body, {
    name: "Red Hook",
    languages: ["es", "en"],
    requiresSecondFactor: false,
    twoPairsOfEyes: true,
    softer: ["Coastal Flood Advisory"],
  });
  const late = await site({ "PATCH /api/district/settings": refuse("freshCodeNeeded") })
    .post("/district/settings", form);
  assert.match(await late.text(), /Your code is too old by now/);
  const [cookie] = late.headers.getSetCookie();
  const back = await site().get("/district/settings", {
    cookie: `floodline_session=x; ${cookie!.split(";")[0]}`,
  });
  assert.match(await back.text(), /What you typed is here again.*value="Red Hook"/s);
  const viewer = await (await site({}, "viewer").get("/district/settings")).text();
  assert.doesNotMatch(viewer, /<form[^>]*action="\/district\/settings"|href="\/district\/log"/);
  assert.match(viewer, /English, Español/);
  assert.match(viewer, /Advisories and statements<\/dt><dd>Flood Advisory/);
});

Deno.test("a manager chooses the tide gauge of the district, or none; others read which it is", async () => {
  const saving = site({ "PUT /api/district/tide": Response.json(districtTide()) });
  const html = await (await saving.get("/district/settings")).text();
  assert.match(html, /<input[^>]*name="stationId"[^>]*value="8518750"[^>]*checked/);
  assert.match(
    html,
    /Sandy Hook, NJ<\/strong><small>14.5 mi \(23.4 km\) away\. Floods from 6\.6 ft/,
  );
  assert.match(html, /11231: Kings &lt;Point>, chosen by FloodLine's operator/);
  for (const [stationId, sent] of [["8531680", "8531680"], ["", null]] as const) {
    const done = await saving.post("/district/settings", { intent: "tide", stationId });
    assert.equal(done.headers.get("location"), "/district/settings?saved=yes");
    const put = saving.asked.findLast(({ what }) => what === "PUT /api/district/tide");
    assert.deepEqual(put!.body, { stationId: sent });
  }
  const fields = { stationId: "Choose one of the gauges." };
  const refused = await site({ "PUT /api/district/tide": refuse("invalidInput", fields) })
    .post("/district/settings", { intent: "tide", stationId: "1" });
  assert.match(await refused.text(), /<a href="#stationId">.*<p class="field-error">Choose one/s);
  const late = await site({ "PUT /api/district/tide": refuse("freshCodeNeeded") })
    .post("/district/settings", { intent: "tide", stationId: "" });
  assert.match(await late.text(), /Your code is too old by now/);
  const viewer = await (await site({}, "viewer").get("/district/settings")).text();
  assert.match(viewer, /speaks for your ZIP codes<\/dt><dd>The Battery, NY/);
  assert.doesNotMatch(viewer, /name="stationId"/);
  const inland = site({
    "GET /api/district/tide": Response.json(districtTide({ chosenId: null, near: [], others: [] })),
  });
  assert.doesNotMatch(await (await inland.get("/district/settings")).text(), /High tide/);
});

Deno.test("one manager's wish to switch the second pair of eyes off is shown to all, with what each may do", async () => {
  const eyesOff = {
    by: { id: "0199f000-0000-7000-8000-0000000000aa", name: "Ana <x>", ending: "0177" },
    isYou: false,
    askedAt: "2026-11-22T17:00:00Z",
    until: "2026-11-29T17:00:00Z",
  };
  const settings = (changes: object) =>
    Response.json({ ...districtSettings(), eyesOff: { ...eyesOff, ...changes } });
  const path = "GET /api/district/settings";
  const read = async (...of: Parameters<typeof site>) =>
    await (await site(...of).get("/district/settings")).text();
  const others = await read({ [path]: settings({}) });
  assert.match(others, /Ana &lt;x> asked today at 12:00 PM to switch/);
  assert.match(
    others,
    /value="eyesOff"[^>]*>I agree: switch it off.*value="keepEyes"[^>]*>Keep it on/,
  );
  const own = await read({ [path]: settings({ isYou: true }) });
  assert.match(own, /You asked today.*value="keepEyes"[^>]*>Take it back/);
  assert.doesNotMatch(own, /value="eyesOff"/);
  const viewer = await read({ [path]: settings({}) }, "viewer");
  assert.doesNotMatch(viewer, /value="(eyesOff|keepEyes)"/);

  const agreeing = site({ [path]: settings({}), "PATCH /api/district/settings": settings({}) });
  await agreeing.post("/district/settings", { intent: "eyesOff" });
  const asked = agreeing.asked.find(({ what }) => what.startsWith("PATCH"));
  assert.deepEqual(asked!.body, { twoPairsOfEyes: false }, "and nothing that was not typed");
  const keeping = site({
    [path]: settings({}),
    "DELETE /api/district/settings/eyes-off": settings({}),
  });
  const kept = await keeping.post("/district/settings", { intent: "keepEyes" });
  assert.equal(kept.headers.get("location"), "/district/settings?saved=kept");
  const soon = await site({ "PATCH /api/district/settings": refuse("eyesOffTooSoon") })
    .post("/district/settings", { name: "Red Hook", "language.0": "en" });
  assert.match(await soon.text(), /<a href="#twoPairsOfEyes">You joined, or another manager left/);
});
