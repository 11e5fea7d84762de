// The files that browsers ask for: as built for production, and served.
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { App } from "./app.ts";
import { readAssets } from "./assets.ts";
import { loadBuild } from "./build.ts";
import { bundle, writeBundle } from "./bundle.ts";
import { asset } from "./runtime.ts";
import { staticFiles } from "./static_files.ts";
import { folderOf } from "./testdata/folder_of.ts";

const ROOT = `${import.meta.dirname}/testdata/site`;

async function openProduction() {
  await writeBundle(ROOT, () => {});
  const assets = readAssets(ROOT);
  await Deno.remove(`${ROOT}/_build`, { recursive: true });
  const app = new App().use(staticFiles()).fsRoutes();
  app.setBuild(await loadBuild(ROOT, assets));
  const handle = app.handler();
  const get = (path: string, headers: HeadersInit = {}, method = "GET") =>
    handle(new Request(`http://site.test${path}`, { headers, method }));
  return { assets, get };
}

const { assets, get } = await openProduction();
const counter = assets.islands.Counter![0]!;

Deno.test("built files carry their hash, and may be cached for ever", async () => {
  assert.match(counter, /^\/_a\/island\.Counter-[0-9A-Z]{8}\.js$/);
  const res = await get(counter);
  assert.equal(res.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(res.headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.match(await res.text(), /export\{/);
});

Deno.test("built files come compressed to browsers that say so", async () => {
  const plain = await (await get(counter)).text();
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [encoding, decode] of Object.entries(decoders)) {
    const res = await get(counter, { "accept-encoding": `${encoding}, deflate` });
    assert.equal(res.headers.get("content-encoding"), encoding);
    assert.equal(res.headers.get("vary"), "accept-encoding");
    assert.equal(decode(new Uint8Array(await res.arrayBuffer())).toString(), plain);
  }
});

Deno.test("Preact is in one chunk that all islands share", () => {
  const chunks = Object.values(assets.islands).map((urls) => urls.slice(1));
  const [shared] = chunks[0]!.filter((url) => chunks.every((urls) => urls.includes(url)));
  assert.ok(shared && assets.client.includes(shared));
  const bytes = assets.files.get(shared)!.gzip!.length;
  assert.ok(bytes < 10_000, `${bytes} bytes compressed`);
});

Deno.test("asset() names the built style sheet, and static files by their content", async () => {
  assert.match(asset("/styles.css"), /^\/_a\/styles-[0-9A-Z]{8}\.css$/);
  assert.match(await (await get("/")).text(), /<link rel="stylesheet" href="\/_a\/styles-/);
  const css = await (await get(asset("/styles.css"))).text();
  assert.match(css, /isle-island,isle-slot\{display:contents\}/);
  assert.match(asset("/robots.txt"), /^\/robots\.txt\?v=/);
  const robots = await get(asset("/robots.txt"));
  assert.equal(robots.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(asset("/unknown.png"), "/unknown.png");
});

Deno.test("a static file by its bare name is asked for anew, and answered 304", async () => {
  const res = await get("/robots.txt");
  assert.equal(await res.text(), "User-agent: *\n");
  assert.equal(res.headers.get("cache-control"), "no-cache");
  const again = await get("/robots.txt", { "if-none-match": res.headers.get("etag")! });
  assert.equal(again.status, 304);
  const stale = await get("/robots.txt?v=older");
  assert.equal(stale.headers.get("cache-control"), "no-cache");
});

Deno.test("a folder of static files has no page, and only files can be read", async () => {
  assert.equal((await get("/sub")).status, 404);
  assert.equal((await get("/sub/index.html")).status, 200);
  assert.equal((await get("/..%2f..%2fbuild_test.ts")).status, 404);
  assert.equal((await get("/%")).status, 404);
  assert.equal((await get("/_a/unknown.js")).status, 404);
  assert.equal((await get("/robots.txt", {}, "POST")).status, 405);
});

Deno.test("HEAD tells about a file without sending it", async () => {
  const res = await get(counter, {}, "HEAD");
  assert.deepEqual([res.status, await res.text()], [200, ""]);
});

Deno.test("a mistake in an island stops the build and says where", async () => {
  const source = "export default function Broken( {";
  await using folder = await folderOf({ "islands/Broken.tsx": source });
  await assert.rejects(bundle(folder.root, "production"), /Broken\.tsx:1/);
});
