import assert from "node:assert/strict";
import { fakeSite, refuse, resident } from "./fake_site.ts";

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
    { zip: "11231", level: "heavy" as const, city: null, state: null },
    { zip: "11215", level: "any" as const, city: null, state: null },
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

Deno.test("who said STOP reads how to get the texts again", async () => {
  const stopped = resident({ unsubscribedAt: "2026-11-20T12:00:00Z" });
  const html = await (await fakeSite({ "GET /api/me": Response.json(stopped) }).get("/account"))
    .text();
  assert.match(html, /because you answered STOP/);
  assert.match(html, /text START/);
});

Deno.test("deleting an account asks first, then clears the session", async () => {
  const gone = new Response(null, {
    status: 204,
    headers: { "set-cookie": "floodline_session=; Max-Age=0" },
  });
  const site = fakeSite({ "GET /api/me": Response.json(resident()), "DELETE /api/me": gone });
  assert.match(await (await site.get("/account/delete")).text(), /This cannot be undone/);
  assert.ok(!site.asked.some(({ what }) => what === "DELETE /api/me"));
  const response = await site.post("/account/delete", {});
  assert.equal(response.headers.get("location"), "/account/deleted");
  assert.deepEqual(response.headers.getSetCookie(), ["floodline_session=; Max-Age=0"]);
});

Deno.test("signing out ends the session and leads to the first page", async () => {
  const out = new Response(null, { status: 204 });
  const site = fakeSite({ "POST /api/auth/logout": out });
  const response = await site.post("/sign-out", {});
  assert.equal(response.headers.get("location"), "/");
  assert.equal(site.asked.at(-1)?.what, "POST /api/auth/logout");
});
