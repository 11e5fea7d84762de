import assert from "node:assert/strict";
import type { DistrictLevels } from "shared/api/district.ts";
import { ownDistrict } from "./district_answers.ts";
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

function site(put: Response) {
  return fakeSite({
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/levels": Response.json(LEVELS),
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
  const form = { ...TYPED, "levels.flood.mmPer15Min": "9" };
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
    refuse("invalidInput", { [name]: "Enter millimeters as a number, like 7.5." }),
  );
  const response = await pages.post("/district/levels", TYPED);
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.deepEqual(pages.asked.find(({ what }) => what.startsWith("PUT"))?.body.levels.flood, {
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
