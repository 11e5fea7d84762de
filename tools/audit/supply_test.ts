import assert from "node:assert/strict";
import { join } from "node:path";
import { isAllowed, listLicences } from "./licences.ts";
import { listImages } from "./components.ts";
import { readLock } from "./lock.ts";
import { makeSbom } from "./sbom.ts";
import { applyUpdates, askForUpdates, isNewer, listPinned } from "./updates.ts";

const ROOT = join(import.meta.dirname!, "../..");
const read = (name: string) => Deno.readTextFile(join(ROOT, name));

Deno.test("every package that is here has a licence that is on the list", async () => {
  const packages = readLock(await read("deno.lock"));
  const licences = await listLicences(packages, join(ROOT, "node_modules"));
  const here = licences.filter(({ licence }) => licence !== undefined);
  assert.ok(here.length > packages.length / 2, "hardly any package was found");
  assert.deepEqual(here.filter(({ licence }) => !isAllowed(licence!)), []);
});

Deno.test("a licence counts by each of its words: all of AND, one of OR, and none that nobody knows", () => {
  const cases: [string, boolean][] = [
    ["MIT", true],
    ["(MIT AND Zlib)", true],
    ["GPL-3.0-only", false],
    ["MIT OR GPL-3.0-only", true],
    ["MIT AND GPL-3.0-only", false],
    ["SEE LICENSE IN LICENSE.txt", false],
    ["none", false],
    ["", false],
  ];
  for (const [licence, expected] of cases) assert.equal(isAllowed(licence), expected, licence);
});

Deno.test("the bill of materials has each package of the lock once, with its hash, and leads to no unknown one", async () => {
  const packages = readLock(await read("deno.lock"));
  const images = listImages(await read("docker-compose.yml"), await read("Dockerfile"));
  // deno-lint-ignore no-explicit-any
  const sbom: any = makeSbom({ packages, images, licences: [], now: new Date(0) });
  assert.equal(sbom.bomFormat, "CycloneDX");
  const refs = sbom.components.map((each: { "bom-ref": string }) => each["bom-ref"]);
  assert.equal(new Set(refs).size, refs.length);
  const named = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  assert.equal(refs.length, named.size + images.length);
  for (const { dependsOn } of sbom.dependencies) {
    for (const ref of dependsOn) assert.ok(refs.includes(ref), ref);
  }
  const hono = sbom.components.find(({ name }: { name: string }) => name === "hono");
  assert.match(hono.hashes[0].content, /^[0-9a-f]{128}$/);
  const openApi = sbom.dependencies.find(({ ref }: { ref: string }) =>
    ref.startsWith("pkg:npm/%40hono/zod-openapi@")
  );
  assert.ok(openApi.dependsOn.some((ref: string) => ref.startsWith("pkg:npm/hono@")));
});

Deno.test("what is newer is told with both versions and where it is written up; what is applied is that alone", async () => {
  const newest: Record<string, object> = {
    "/hono/latest": {
      version: "5.0.0",
      repository: { url: "git+https://github.com/honojs/hono.git" },
    },
    "/%40hono%2fzod-openapi/latest": { version: "1.6.3" },
    "/@hono%2fzod-openapi/latest": { version: "1.6.3" },
    "/exifr/latest": { version: "7.2.0", homepage: "https://exifr.test" },
  };
  await using registry = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => {
      const found = newest[new URL(request.url).pathname];
      return found ? Response.json(found) : new Response("no", { status: 404 });
    },
  );
  const url = `http://127.0.0.1:${registry.addr.port}`;
  const configuration = `{ "imports": { "hono": "npm:hono@4.13.19", "exifr/": "npm:/exifr@7.1.3/",
    "@hono/zod-openapi": "npm:@hono/zod-openapi@1.6.3" } }`;
  const pinned = listPinned(configuration);
  assert.deepEqual([...pinned.keys()], ["hono", "exifr", "@hono/zod-openapi"]);
  const updates = await askForUpdates(url, pinned);
  assert.deepEqual(updates, [
    {
      name: "hono",
      from: "4.13.19",
      to: "5.0.0",
      changes: "https://github.com/honojs/hono/releases",
    },
    { name: "exifr", from: "7.1.3", to: "7.2.0", changes: "https://exifr.test" },
  ]);
  const applied = applyUpdates(configuration, updates);
  assert.equal(
    applied,
    configuration.replace("hono@4.13.19", "hono@5.0.0").replace("exifr@7.1.3", "exifr@7.2.0"),
  );
  await assert.rejects(askForUpdates(url, new Map([["gone", "1.0.0"]])), /gone it answered 404/);
});

Deno.test("newer is what comes after, never what came before", () => {
  const cases: [string, string, boolean][] = [
    ["1.2.3", "1.2.3", false],
    ["1.10.0", "1.9.9", true],
    ["1.9.9", "1.10.0", false],
    ["2.0.0", "2.0.0-beta.1", true],
    ["2.0.0-beta.1", "2.0.0", false],
  ];
  for (const [version, than, expected] of cases) {
    assert.equal(isNewer(version, than), expected, `${version} after ${than}`);
  }
});
