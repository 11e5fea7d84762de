import assert from "node:assert/strict";
import type { DistrictLevels, LevelsChangeList, LevelsPreview } from "shared/api/district.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { ownDistrict } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const LEVELS: DistrictLevels = {
  levels: { any: null, heavy: { mmPer15Min: 4.2, mmPerHour: null }, flood: null },
  leadMinutes: 75,
};

const TYPED = {
  "use.any": "usual",
  "levels.any.mmPer15Min": "nonsense",
  "use.heavy": "own",
  "levels.heavy.mmPer15Min": "4,5",
  "levels.heavy.mmPerHour": "",
  "use.flood": "own",
  "levels.flood.mmPer15Min": "lots",
  "levels.flood.mmPerHour": "20",
  leadMinutes: "45",
};

const PREVIEW: LevelsPreview = {
  days: 28,
  now: { storms: 2, alerts: 3, floodAlerts: 0, people: 40, texts: 1200 },
  wanted: { storms: 2, alerts: 4, floodAlerts: 1, people: 41, texts: 1300 },
};

const CHANGES: LevelsChangeList = {
  changes: [
    {
      changedAt: "2026-11-20T17:05:00Z",
      isOwn: false,
      ending: "0199",
      before: { ...LEVELS, leadMinutes: null },
      after: LEVELS,
    },
    {
      changedAt: "2026-11-19T17:05:00Z",
      isOwn: true,
      ending: "0177",
      before: { levels: { any: null, heavy: null, flood: null }, leadMinutes: null },
      after: { ...LEVELS, leadMinutes: null },
    },
  ],
};

function site(
  put: Response,
  preview: Response = Response.json(PREVIEW),
  role: StaffRole = "manager",
) {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/levels": Response.json(LEVELS),
    "GET /api/district/levels/changes": Response.json(CHANGES),
    "POST /api/district/levels/preview": preview,
    "PUT /api/district/levels": put,
  });
}

function inputOf(html: string, id: string): string {
  return html.match(new RegExp(`<input[^>]* id="${id.replaceAll(".", "\\.")}"[^>]*>`))![0];
}

Deno.test("the form begins with what counts now, FloodLine's beside the district's own", async () => {
  const html = await (await site(Response.json(LEVELS)).get("/district/levels")).text();
  assert.match(inputOf(html, "use.any.usual"), /checked/);
  assert.match(inputOf(html, "use.heavy.own"), /checked/);
  assert.match(inputOf(html, "levels.heavy.mmPer15Min"), /value="4.2"/);
  assert.match(inputOf(html, "levels.heavy.mmPerHour"), / value /);
  assert.match(inputOf(html, "levels.flood.mmPerHour"), /value="25"/);
  assert.match(
    html,
    /FloodLine's: 0\.39 in \(10 mm\) in 15 minutes, or 0\.98 in \(25 mm\) in an hour/,
  );
  assert.match(html, /0\.17 in \(4\.2 mm\)\./);
  // Set through the API, between what the form offers.
  assert.match(
    html,
    /<option selected value="75">75 minutes|<option value="75" selected>75 minutes/,
  );
});

Deno.test("what is sent is numbers; levels left to FloodLine are null, whatever stands in them", async () => {
  const pages = site(Response.json(LEVELS));
  const form = { ...TYPED, step: "save", "levels.flood.mmPer15Min": "9" };
  const response = await pages.post("/district/levels", form);
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/district/levels?saved=yes");
  assert.deepEqual(pages.asked.at(-1)?.body, {
    levels: {
      any: null,
      heavy: { mmPer15Min: 4.5, mmPerHour: null },
      flood: { mmPer15Min: 9, mmPerHour: 20 },
    },
    leadMinutes: 45,
  });
});

Deno.test("a refusal stands at its fields, and nothing typed is lost", async () => {
  const name = "levels.flood.mmPer15Min";
  const pages = site(
    Response.json(LEVELS),
    refuse("invalidInput", { [name]: "Enter millimeters as a number, like 7.5." }),
  );
  const response = await pages.post("/district/levels", TYPED);
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.deepEqual(pages.asked.find(({ what }) => what.startsWith("POST"))?.body.levels.flood, {
    mmPer15Min: "lots",
    mmPerHour: 20,
  });
  assert.match(
    html,
    new RegExp(`<a href="#${name}">Flood risk, in 15 minutes: Enter millimeters as a number`),
  );
  assert.match(inputOf(html, name), /aria-invalid="true"/);
  assert.match(inputOf(html, name), /value="lots"/);
  assert.match(inputOf(html, "levels.heavy.mmPer15Min"), /value="4,5"/);
  assert.match(inputOf(html, "levels.any.mmPer15Min"), /value="nonsense"/);
  assert.match(html, /<option (selected )?value="45"( selected)?>/);
});

Deno.test("first the page shows what it would have meant, then offers to save it", async () => {
  const pages = site(Response.json(LEVELS));
  assert.doesNotMatch(await (await pages.get("/district/levels")).text(), /value="save"/);
  const response = await pages.post("/district/levels", { ...TYPED, step: "preview" });
  assert.equal(response.status, 200);
  const html = await response.text();
  assert.ok(!pages.asked.some(({ what }) => what.startsWith("PUT")), "nothing is saved yet");
  assert.match(html, /With the rain of the last 28 days/);
  assert.match(html, /People texted<\/th><td>40<\/td><td>41<\/td>/);
  assert.match(html, /Texts to them in all<\/th><td>1,200<\/td><td>1,300<\/td>/);
  assert.match(html, /<button [^>]*value="save"/);
  assert.match(inputOf(html, "levels.heavy.mmPer15Min"), /value="4,5"/);
});

Deno.test("a code that is not fresh leads to a new one and back, with what was typed", async () => {
  const pages = site(refuse("freshCodeNeeded"));
  const response = await pages.post("/district/levels", { ...TYPED, step: "save" });
  assert.equal(response.status, 403);
  const html = await response.text();
  const [, link] = html.match(/href="(\/sign-in\/again\?next=[^"]+)"/)!;
  const next = new URL(link!, "http://site").searchParams.get("next")!;
  const back = await (await pages.get(next)).text();
  assert.match(inputOf(back, "use.heavy.own"), /checked/);
  assert.match(inputOf(back, "use.any.usual"), /checked/);
  assert.match(inputOf(back, "levels.heavy.mmPer15Min"), /value="4,5"/);
  assert.match(inputOf(back, "levels.flood.mmPer15Min"), /value="lots"/);
  assert.match(back, /<option (selected )?value="45"( selected)?>/);
  assert.match(back, /<button [^>]*value="save"/, "one step from saved");
});

Deno.test("the page tells who changed what and when, with no whole number of anybody", async () => {
  const html = await (await site(Response.json(LEVELS)).get("/district/levels")).text();
  const text = html.replace(/<[^>]+>/g, "");
  assert.match(text, /Nov 20, 2026.*12:05 PM, by the manager with ••• ••• 0199: How far ahead/);
  assert.match(
    text,
    /by you: Heavy rain 0\.17 in \(4\.2 mm\) in 15 minutes, was FloodLine/,
  );
});

Deno.test("who may not change them reads them, and who may", async () => {
  const html = await (await site(Response.json(LEVELS), undefined, "crew").get("/district/levels"))
    .text();
  assert.doesNotMatch(html, /<form[^>]*action="\/district\/levels"/);
  assert.match(html, /<dt>Any rain<\/dt><dd>FloodLine's: 0\.02 in \(0\.5 mm\) in 15 minutes/);
  assert.match(html, /Managers of your district can change this\./);
});
