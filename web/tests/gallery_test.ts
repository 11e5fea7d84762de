// The gallery of components and texts, which is for development alone.
import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { WORDS } from "shared/server/words/words.ts";
import { listTexts } from "@/gallery/texts.ts";
import { fakeSite, refuse } from "./fake_site.ts";

Deno.test("the gallery is not there in production", async () => {
  const response = await fakeSite({ "GET /api/me": refuse("notSignedIn") }).get("/dev/gallery");
  assert.equal(response.status, 404);
});

for (const language of LANGUAGES) {
  Deno.test(`the gallery shows every component and every text in ${language}`, async () => {
    const site = fakeSite({}, { isDevelopment: true });
    const response = await site.get(`/dev/gallery?lang=${language}`);
    assert.equal(response.status, 200);
    const html = await response.text();
    assert.deepEqual(html.match(/.{40}(<script| style="|undefined|\[object).{40}/g), null);
    const bubbles = html.match(/<figure class="drawn-phone"/g)!.length;
    assert.equal(bubbles, listTexts(language, "https://floodline.test").length);
    assert.match(html, /\d+ characters, (GSM-7|UCS-2), (1 part|\d parts)/);
  });

  Deno.test(`the gallery leaves no reply in ${language} out, and no part of one unfilled`, () => {
    const texts = listTexts(language, "https://floodline.test");
    const names = texts.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const reply of Object.keys(WORDS[language].reply)) {
      assert.ok(names.includes(`reply.${reply}`), reply);
    }
    for (const { name, body } of texts) assert.doesNotMatch(body, /undefined|\[object|\$\{/, name);
  });
}

/** What stands round every page, the gallery's too, or is no sight of its own. */
const ELSEWHERE = ["PageHead", "SiteHeader", "SiteFooter", "OfflineNote", "MapDocument"];

Deno.test("every component is in the gallery, by itself or in another", async () => {
  const shown = new Set<string>(ELSEWHERE);
  const look = async (file: URL) => {
    const source = await Deno.readTextFile(file);
    for (const [, name] of source.matchAll(/from "(?:@\/components|\.)\/(\w+)\.tsx"/g)) {
      if (shown.has(name!)) continue;
      const component = new URL(`${name}.tsx`, COMPONENTS);
      if (!await Deno.stat(component).then(() => true, () => false)) continue;
      shown.add(name!);
      await look(component);
    }
  };
  for await (const { name } of Deno.readDir(GALLERY)) await look(new URL(name, GALLERY));
  const missing: string[] = [];
  for await (const { name } of Deno.readDir(COMPONENTS)) {
    const [, component] = name.match(/^(\w+)\.tsx$/) ?? [];
    if (component && !shown.has(component)) missing.push(component);
  }
  assert.deepEqual(missing, []);
});

const GALLERY = new URL("../gallery/", import.meta.url);
const COMPONENTS = new URL("../components/", import.meta.url);
