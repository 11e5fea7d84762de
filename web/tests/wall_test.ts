// The screen on a wall, and the page on which its links are made.
import assert from "node:assert/strict";
import { ownDistrict } from "shared/samples/district.ts";
import { mapData } from "shared/samples/map.ts";
import { staff } from "shared/samples/people.ts";
import { wall, WALL_TOKEN, wallLink } from "shared/samples/wall.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const SCREEN = `/wall/${WALL_TOKEN}`;
const ANSWER = `GET /api/wall/${WALL_TOKEN}`;

function screen(answers: Record<string, Response> = {}) {
  return fakeSite({
    [ANSWER]: Response.json(wall()),
    "GET /api/map": Response.json(mapData()),
    ...answers,
  });
}

Deno.test("the screen says what is coming and what is wet, by itself again, and leads nowhere", async () => {
  const response = await screen().get(SCREEN, { cookie: "" });
  const html = await response.text();
  assert.equal(response.status, 200);
  assert.match(html, /<h1>Red Hook/);
  assert.match(html, /As of 1:00 PM/);
  assert.match(html, /<strong>4<\/strong>/);
  assert.match(html, /No place but the ZIP code/);
  const [, main] = html.match(/<main[^>]*>(.*)<\/main>/s)!;
  assert.doesNotMatch(main!, /<a |<form|<script|0199f/);
  const { headers } = response;
  assert.equal(headers.get("refresh"), "30");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  assert.match(headers.get("x-robots-tag")!, /noindex/);
  assert.equal(headers.get("set-cookie"), null);
  assert.doesNotMatch(html, new RegExp(WALL_TOKEN));
  assert.doesNotMatch(html, /<script|rel="canonical"/);
});

Deno.test("a link that does not work is not asked for again, one that cannot be answered now is", async () => {
  const gone = await screen({ [ANSWER]: refuse("wallNotFound") }).get(SCREEN);
  assert.equal(gone.status, 404);
  assert.match(await gone.text(), /This link does not work, or not any more\./);
  assert.equal(gone.headers.get("refresh"), null);
  assert.equal(gone.headers.get("cache-control"), "no-store");
  assert.match(gone.headers.get("x-robots-tag")!, /noindex/);
  const down = await screen({ [ANSWER]: refuse("databaseUnavailable") }).get(SCREEN);
  assert.equal(down.status, 503);
  assert.equal(down.headers.get("refresh"), "30");
  assert.match(await down.text(), /Not current/);
});

Deno.test("the screen is dark by a sheet of its own", async () => {
  const response = await screen().get("/wall.css");
  assert.equal(response.headers.get("content-type"), "text/css");
  assert.match(await response.text(), /color-scheme: dark; --paper: #[0-9a-f]{6};/);
});

Deno.test("a manager makes a link, which is shown once, and revokes one", async () => {
  const site = (answers: Record<string, Response> = {}) =>
    fakeSite({
      "GET /api/me": Response.json(staff()),
      "GET /api/district": Response.json(ownDistrict()),
      "GET /api/district/wall": Response.json({ links: [wallLink()] }),
      ...answers,
    });
  const PAGE = "/district/settings/wall";
  assert.match(await (await site().get(PAGE)).text(), /Lobby &lt;east>.*Last shown/s);
  const makes = site({
    "POST /api/district/wall": Response.json({ token: WALL_TOKEN }, { status: 201 }),
  });
  const made = await makes.post(PAGE, { name: "Lobby" });
  assert.match(await made.text(), new RegExp(`https://floodline.test/wall/${WALL_TOKEN}<`));
  assert.equal(made.headers.get("cache-control"), "no-store");
  assert.deepEqual(makes.asked[0]!.body, { name: "Lobby" });
  const { id } = wallLink();
  const revokes = site({
    [`DELETE /api/district/wall/${id}`]: new Response(null, { status: 204 }),
  });
  const revoked = await revokes.post(PAGE, { intent: "revoke", id });
  assert.equal(revoked.headers.get("location"), `${PAGE}?revoked=yes`);
  assert.ok(revokes.asked.some(({ what }) => what === `DELETE /api/district/wall/${id}`));
  const fields = { name: "Please give it a name." };
  const refused = await site({ "POST /api/district/wall": refuse("invalidInput", fields) })
    .post(PAGE, { name: "" });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /id="name-error">Please give it a name/);
});
