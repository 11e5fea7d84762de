import assert from "node:assert/strict";
import { fakeSite } from "./fake_site.ts";

Deno.test("each ZIP code has one address, to which the others lead", async () => {
  const site = fakeSite({});
  for (const typed of ["11231-4105", "11231–4105", "１１２３１", "11231 4105"]) {
    const found = await site.get(`/zip/${encodeURIComponent(typed)}?lang=es`);
    assert.equal(found.status, 301);
    assert.match(found.headers.get("location")!, /\/zip\/11231\?lang=es$/);
  }
  const none = await site.get("/zip/1123");
  assert.equal(none.status, 404);
  assert.match(await none.text(), /Enter the five digits of a ZIP code/);
});

Deno.test("looking up a ZIP code leads to its page; anything else is shown again with what is wrong", async () => {
  const site = fakeSite({});
  for (const typed of ["11231", " 11231 ", "11231-4105"]) {
    const found = await site.get(`/zip?zip=${encodeURIComponent(typed)}`);
    assert.equal(found.status, 303);
    assert.equal(found.headers.get("location"), "/zip/11231");
  }
  const wrong = await site.get("/zip?zip=1123%22%3E");
  assert.equal(wrong.status, 422);
  const html = await wrong.text();
  assert.match(html, /value="1123&quot;>"/);
  assert.match(html, /aria-describedby="zip-error"/);
});
