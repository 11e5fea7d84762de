// On the account page: where one is signed in, and how that ends.
import assert from "node:assert/strict";
import { device, resident } from "shared/samples/people.ts";
import { wroteCookie } from "shared/wrote_cookie.ts";
import { fakeSite, ORIGIN, refuse } from "./fake_site.ts";

const DEVICES = {
  devices: [
    device({ isThis: true, seenAt: "2026-11-22T18:00:00Z" }),
    device({
      id: "0199f000-0000-7000-8000-0000000000d2",
      browser: "firefox",
      system: "windows",
      seenAt: "2026-11-22T15:00:00Z",
    }),
  ],
};

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
  assert.deepEqual(response.headers.getSetCookie(), [
    "floodline_session=; Max-Age=0",
    wroteCookie(ORIGIN),
  ]);
});

Deno.test("signing out ends the session and leads to the first page", async () => {
  const out = new Response(null, { status: 204 });
  const site = fakeSite({ "POST /api/auth/logout": out });
  const response = await site.post("/sign-out", {});
  assert.equal(response.headers.get("location"), "/");
  assert.equal(site.asked.at(-1)?.what, "POST /api/auth/logout");
});

Deno.test("the account says where one is signed in, and ends one of them", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident()),
    "GET /api/me/devices": Response.json(DEVICES),
    [`DELETE /api/me/devices/${DEVICES.devices[1]!.id}`]: new Response(null, {
      status: 204,
    }),
  });
  const html = await (await site.get("/account")).text();
  assert.match(html, /Safari on an iPhone/);
  assert.match(html, /Firefox on Windows/);
  assert.match(html, /Last used 3 hours ago/);
  const ids = [...html.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids, [DEVICES.devices[1]!.id], "not the one that asks");
  const response = await site.post("/account/devices", { id: ids[0]! });
  assert.equal(site.asked.at(-1)?.what, `DELETE /api/me/devices/${ids[0]}`);
  assert.equal(response.headers.get("location"), "/account?saved=device");
  assert.match(await (await site.get("/account?saved=device")).text(), /Signed out there/);
});

Deno.test("what needs a new code leads to one, and back to where one was", async () => {
  const site = fakeSite({
    "GET /api/me": Response.json(resident()),
    "DELETE /api/me": refuse("freshCodeNeeded"),
    "POST /api/auth/code": Response.json({
      phone: "••• ••• 0123",
      expiresAt: "2026-11-22T18:10:00Z",
    }, { status: 202 }),
    "POST /api/auth/verify": Response.json({ ...resident(), isAnew: false }),
  });
  const refused = await site.post("/account/delete", {});
  assert.equal(refused.headers.get("location"), "/sign-in/again?next=%2Faccount%2Fdelete");
  const page = await (await site.get("/sign-in/again?next=/account/delete")).text();
  assert.match(page, /••• ••• \d{4}/);
  assert.doesNotMatch(page, /718555|718 555/);
  const sent = await site.post("/sign-in/again?next=/account/delete", {});
  assert.equal(sent.headers.get("location"), "/sign-in/code?next=%2Faccount%2Fdelete");
  assert.equal(site.asked.at(-1)?.body.phone, resident().phone);
  const cookie = sent.headers.getSetCookie().find((line) =>
    line.startsWith("floodline_signing_in")
  )!
    .split(";")[0]!;
  const done = await site.post("/sign-in/code?next=%2Faccount%2Fdelete", { code: "123456" }, {
    cookie: `floodline_session=x; ${cookie}`,
  });
  assert.equal(done.headers.get("location"), "/account/delete");
});

Deno.test("who starts anew for their number was silent is told so, wherever they were going", async () => {
  const me = { ...resident({ places: [] }), isAnew: true };
  const site = fakeSite({
    "GET /api/me": Response.json(me),
    "POST /api/auth/verify": Response.json(me),
  });
  const pending = encodeURIComponent(JSON.stringify({ phone: "718 555 0123" }));
  const response = await site.post("/sign-in/code?next=/report", { code: "123456" }, {
    cookie: `floodline_signing_in=${pending}`,
  });
  assert.equal(response.headers.get("location"), "/account?saved=anew");
  assert.match(
    await (await site.get("/account?saved=anew")).text(),
    /You start with a new account/,
  );
});

Deno.test("signing out everywhere says that it is done on every device", async () => {
  const out = new Response(null, {
    status: 204,
    headers: { "set-cookie": "floodline_session=; Max-Age=0" },
  });
  const site = fakeSite({
    "GET /api/me": Response.json(resident()),
    "GET /api/me/devices": Response.json(DEVICES),
    "POST /api/auth/logout-everywhere": out,
  });
  assert.match(await (await site.get("/account")).text(), /name="everywhere" value="yes"/);
  const response = await site.post("/sign-out", { everywhere: "yes" });
  assert.equal(site.asked.at(-1)?.what, "POST /api/auth/logout-everywhere");
  assert.equal(response.headers.get("location"), "/sign-in?out=everywhere");
  assert.deepEqual(response.headers.getSetCookie(), [
    "floodline_session=; Max-Age=0",
    wroteCookie(ORIGIN),
  ]);
  const next = await fakeSite({}).get("/sign-in?out=everywhere");
  assert.match(await next.text(), /here and on every other device/);
});
