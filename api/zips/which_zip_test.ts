// Which ZIP codes have a page, and how they are written.
import assert from "node:assert/strict";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";

Deno.test("an unknown ZIP code is told apart from one that is none", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const unknown = await api.client().get("/api/zips/00000");
  assert.equal(unknown.status, 404);
  assert.equal(unknown.body.error.code, "zipNotFound");
  const none = await api.client().get("/api/zips/1123x");
  assert.equal(none.status, 422);
  assert.ok(none.body.error.fields.zip);
});

Deno.test("post boxes, single buildings and military posts have a page, which says that they are a point", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  await using api = await startApi(database);
  const page = async (zip: string) =>
    ZipPage.parse((await api.client().get(`/api/zips/${zip}`)).body);
  const kinds: [zip: string, city: string, isArea: boolean][] = [
    ["11231", "Brooklyn", true],
    ["11202", "Brooklyn", false],
    ["10281", "New York", false],
    ["99950", "Ketchikan", false],
    ["09012", "APO", false],
  ];
  for (const [zip, city, isArea] of kinds) {
    const found = await page(zip);
    assert.deepEqual([found.zip, found.city, found.isArea], [zip, city, isArea]);
  }
  assert.equal((await api.client().get("/api/map?zip=11202")).status, 200);
});

Deno.test("a ZIP code is found however it is written, at every address", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const ask = async (path: string) => (await api.client().get(path)).status;
  for (const typed of ["11231-4105", "11231–4105", "１１２３１", " 11231 "]) {
    const zip = encodeURIComponent(typed);
    assert.equal((await api.client().get(`/api/zips/${zip}`)).body.zip, "11231");
    assert.equal(await ask(`/api/zips/${zip}/preview`), 200);
    assert.equal(await ask(`/api/zips/${zip}/feed.atom`), 200);
    assert.equal(await ask(`/api/zips/${zip}/reports.geojson`), 200);
    assert.equal(await ask(`/api/map?zip=${zip}`), 200);
    assert.equal(await ask(`/api/reports?zip=${zip}`), 200);
    assert.equal(await ask(`/api/reports/near?zip=${zip}`), 200);
  }
});

Deno.test("a ZIP code without a place is refused with one near it; one in service is called real", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  await using api = await startApi(database);
  const said = async (zip: string, language = "en") => {
    const headers = { "accept-language": language };
    const answer = await fetch(`${api.url}/api/zips/${zip}`, { headers });
    assert.equal(answer.status, 404);
    return (await answer.json()).error.message;
  };
  assert.equal(
    await said("11299"),
    "We do not know 11299. Check its five digits. If they are right, use a ZIP code near it, such as 11249.",
  );
  assert.equal(await said("00000"), "We do not know 00000. Check its five digits.");
  assert.equal(
    await said("09002"),
    "09002 is a ZIP code, but nobody tells us where it is. Use the ZIP code of a place near you, such as 09001.",
  );
  assert.match(await said("09002", "es"), /^09002 es un código postal, .* como 09001\.$/);
  assert.match(await said("09002", "zh"), /^09002 是邮政编码.*09001。$/);
});
