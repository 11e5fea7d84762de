// What search engines, shared links and home screens are told.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { PNG } from "pngjs";
import { zipPage } from "shared/samples/zips.ts";
import { fakeSite, ORIGIN, refuse } from "./fake_site.ts";

const answers = { "GET /api/zips/11231": Response.json(zipPage()) };

async function headOf(path: string, headers?: Record<string, string>): Promise<string> {
  const html = await (await fakeSite(answers).get(path, headers)).text();
  return html.slice(0, html.indexOf("</head>"));
}

Deno.test("a page that may be found has a description, one address, its languages and a card", async () => {
  const head = await headOf("/zip");
  assert.match(head, /<meta name="description" content="[^"]{20,}"/);
  assert.match(head, /<link rel="canonical" href="https:\/\/floodline\.test\/zip"/);
  const alternates = [...head.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)];
  assert.deepEqual(alternates.map(([, tag, href]) => [tag, href!.slice(ORIGIN.length)]), [
    ["en", "/zip?lang=en"],
    ["es", "/zip?lang=es"],
    ["zh-Hans", "/zip?lang=zh"],
    ["x-default", "/zip"],
  ]);
  assert.match(head, /<meta property="og:title" content="Look up a ZIP code – FloodLine"/);
  assert.match(head, /og:image" content="https:\/\/floodline\.test\/icons\/social\.png"/);
  assert.match(head, /<meta name="twitter:card" content="summary_large_image"/);
  assert.doesNotMatch(head, /noindex/);
});

Deno.test("each language's address is its own; what was asked for otherwise does not count", async () => {
  assert.match(await headOf("/zip?lang=es"), /rel="canonical" href="[^"]+\/zip\?lang=es"/);
  assert.match(await headOf("/zip?zip=1"), /rel="canonical" href="[^"]+\/zip"/);
});

Deno.test("a page without a description, and an error, are not to be found", async () => {
  for (const path of ["/account/deleted", "/nowhere"]) {
    const head = await headOf(path, { cookie: "" });
    assert.match(head, /<meta name="robots" content="noindex"/);
    assert.doesNotMatch(head, /canonical|og:/);
  }
});

Deno.test("the start page describes the site and its look-up, and no word can end the data", async () => {
  const head = await headOf("/");
  const [, data] = head.match(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/)!;
  const [organization, site] = JSON.parse(data!)["@graph"];
  assert.equal(organization.logo, `${ORIGIN}/icons/icon-512.png`);
  assert.equal(site.potentialAction.target.urlTemplate, `${ORIGIN}/zip?zip={zip}`);
  assert.doesNotMatch(data!, /</);
});

Deno.test("the manifest makes an app in the reader's language, with icons that are there", async () => {
  const site = fakeSite({});
  const response = await site.get("/manifest.webmanifest?lang=es");
  assert.equal(response.headers.get("content-type"), "application/manifest+json");
  const manifest = await response.json();
  assert.equal(manifest.lang, "es");
  assert.equal(manifest.name, "FloodLine: avisos de lluvia e inundación");
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], [
    "/",
    "/",
    "standalone",
  ]);
  assert.equal(manifest.shortcuts[0].url, "/report");
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await site.get(src);
    assert.equal(icon.headers.get("content-type"), type);
    if (type !== "image/png") continue;
    const { width, height } = PNG.sync.read(Buffer.from(await icon.arrayBuffer()));
    assert.equal(`${width}x${height}`, sizes);
  }
});

Deno.test("phones' icons are opaque where the phone cuts the shape itself", async () => {
  for (const file of ["apple-touch-icon.png", "maskable-512.png"]) {
    const body = await (await fakeSite({}).get(`/icons/${file}`)).arrayBuffer();
    const { data } = PNG.sync.read(Buffer.from(body));
    assert.deepEqual([data[3], data.at(-1)], [255, 255], file);
  }
});

Deno.test("the card of a shared address is 1200 by 630", async () => {
  const body = await (await fakeSite({}).get("/icons/social.png")).arrayBuffer();
  const { width, height } = PNG.sync.read(Buffer.from(body));
  assert.deepEqual([width, height], [1200, 630]);
  assert.match(await (await fakeSite({}).get("/icons/social.svg")).text(), /^<svg .*<\/svg>$/s);
});

Deno.test("there is no other icon", async () => {
  for (const path of ["/icons/other.png", "/icons/constructor"]) {
    assert.equal((await fakeSite({}).get(path)).status, 404);
  }
});

Deno.test("robots are kept from what is private and shown the sitemap", async () => {
  const robots = await (await fakeSite({}).get("/robots.txt")).text();
  for (const path of ["/account", "/district", "/reports", "/wall", "/after", "/dev/"]) {
    assert.match(robots, new RegExp(`^Disallow: ${path}$`, "m"));
  }
  assert.match(robots, /^Sitemap: https:\/\/floodline\.test\/sitemap\.xml$/m);
});

Deno.test("the sitemap lists the open pages and each ZIP code that is watched", async () => {
  const zips = Response.json({ zips: ["07030", "11231"] });
  const response = await fakeSite({ "GET /api/network/zips": zips }).get("/sitemap.xml");
  assert.equal(response.headers.get("content-type"), "application/xml");
  const paths = [
    ...(await response.text()).matchAll(/<loc>https:\/\/floodline\.test([^<]*)<\/loc>/g),
  ];
  assert.deepEqual(paths.map(([, path]) => path), [
    "/",
    "/zip",
    "/privacy",
    "/terms",
    "/zip/07030",
    "/zip/11231",
  ]);
  const down = await fakeSite({ "GET /api/network/zips": refuse("databaseUnavailable") })
    .get("/sitemap.xml");
  assert.equal(down.status, 503);
});
