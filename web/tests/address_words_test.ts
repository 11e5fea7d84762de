// An address is anybody's: what somebody has written into one never stands in a page as if it were ours.
import assert from "node:assert/strict";
import { parse } from "node:path";
import { districtReport, ownDistrict, storm, STORM_ID } from "shared/samples/district.ts";
import { MESSAGE_ID, messageWhy } from "shared/samples/messages.ts";
import { staff } from "shared/samples/people.ts";
import { evidence, REPORT_ID, reportPage } from "shared/samples/reports.ts";
import { zipPage } from "shared/samples/zips.ts";
import { districtTides } from "shared/samples/tides.ts";
import { fakeSite, ORIGIN, refuse } from "./fake_site.ts";
import { listRoutes } from "./list_routes.ts";

const WORDS = "Your account is locked. Call 900 555 0100";
const signedIn = {
  "GET /api/me": Response.json(staff()),
  "GET /api/reports/near": Response.json({ reports: [] }),
  "GET /api/zips/11231": Response.json(zipPage()),
  "GET /api/me/messages": Response.json({ messages: [messageWhy()], next: MESSAGE_ID }),
  [`GET /api/me/messages/${MESSAGE_ID}`]: Response.json(messageWhy()),
  [`GET /api/reports/${REPORT_ID}`]: Response.json(reportPage()),
  [`GET /api/reports/${REPORT_ID}/evidence`]: Response.json(evidence()),
  [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport()),
  "GET /api/district/reports": Response.json({ reports: [], next: null }),
  "GET /api/district": Response.json(ownDistrict()),
  "GET /api/district/levels": Response.json({
    levels: { any: null, heavy: null, flood: null },
    leadMinutes: null,
  }),
  "POST /api/district/levels/preview": refuse("invalidInput"),
  "GET /api/district/levels/changes": Response.json({ changes: [] }),
  "GET /api/district/tides": Response.json(districtTides()),
  "GET /api/district/storms": Response.json({ storms: [storm()], next: null }),
  [`GET /api/district/storms/${STORM_ID}`]: Response.json(storm()),
};

/** Who has been told a code by text. */
const PENDING = `floodline_signing_in=${
  encodeURIComponent(JSON.stringify({ phone: "7185550123" }))
}`;
const VISITORS = { "signed in": "floodline_session=x", "on the way in": PENDING, nobody: "" };

Deno.test("no page shows words that its address brought, whatever name or place they have in it", async () => {
  const { patterns, names } = await readRoutes();
  assert.ok(patterns.length > 30 && names.length > 12, `${patterns} ${names}`);
  for (const [who, cookie] of Object.entries(VISITORS)) {
    const site = fakeSite(who === "signed in" ? signedIn : {});
    for (const address of patterns.flatMap((pattern) => addressesOf(pattern, names))) {
      const shown = await follow(site, address, cookie);
      assert.ok(!shown.includes(WORDS), `${address}, ${who}`);
    }
  }
});

Deno.test("a short slip in a ZIP code comes back to be mended", async () => {
  const html = await (await fakeSite({}).get("/zip?zip=1123O")).text();
  assert.match(html, /name="zip"[^>]*value="1123O"/);
});

/** Each place for words alone, and all at once. */
function addressesOf(pattern: string, names: string[]): string[] {
  const params = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  const usual = pattern.replace(/:zip/, "11231").replace(
    /:\w+\??/g,
    pattern.includes("storms") ? STORM_ID : pattern.includes("texts") ? MESSAGE_ID : REPORT_ID,
  );
  const odd = pattern.replace(/:\w+\??/g, encodeURIComponent(WORDS));
  const query = (names: string[]) =>
    new URLSearchParams(names.map((name) => [name, name === "next" ? `/${WORDS}` : WORDS]));
  return [
    ...names.map((name) => `${usual}?${query([name])}`),
    // What is read only beside something else.
    `${usual}?${query(names)}`,
    ...params.length > 0 ? [odd] : [],
  ];
}

/** All text of what is shown at last, with entities read as a browser does. */
async function follow(
  site: ReturnType<typeof fakeSite>,
  address: string,
  cookie: string,
): Promise<string> {
  for (let n = 0; n < 4; n++) {
    const response = await site.get(address, { cookie });
    const location = response.headers.get("location");
    const html = await response.text();
    if (!location) return html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(+code));
    address = location.replace(ORIGIN, "");
  }
  throw new Error(`${address} leads round and round`);
}

/** Where there are pages, and by what names any file of the site reads its address. */
async function readRoutes(): Promise<{ patterns: string[]; names: string[] }> {
  const patterns = listRoutes().filter((pattern) => !pattern.startsWith("/dev/"));
  const names = new Set(["q", "zip", "lang"]);
  for (const path of await filesIn(parse(import.meta.dirname!).dir)) {
    const source = await Deno.readTextFile(path);
    const reads =
      /(?:searchParams|wanted|params|sent)\.(?:get|has)\(\s*["`]([^"`]+)["`]|(?:asked|text)\(["`]([^"`]+)["`]|zipFrom\(\w+, "(\w+)"/g;
    for (const [, ...found] of source.matchAll(reads)) {
      const name = found.find(Boolean)!;
      for (const level of ["any", "heavy", "flood"]) names.add(name.replace("${level}", level));
    }
  }
  return { patterns, names: [...names] };
}

async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) {
      if (!["tests", "dev", "assets", "testdata", "_build", "_fresh"].includes(name)) {
        found.push(...await filesIn(path));
      }
    } else if (/\.tsx?$/.test(name)) found.push(path);
  }
  return found;
}
