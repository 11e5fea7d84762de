// The gallery of components and texts, which is for development alone.
import assert from "node:assert/strict";
import { join } from "node:path";
import { LANGUAGES } from "shared/languages.ts";
import { WORDS } from "shared/server/words/words.ts";
import { listTexts } from "@/routes/dev/(_components)/texts.ts";
import { fakeSite, refuse } from "./fake_site.ts";

Deno.test("the gallery is not there in production", async () => {
  const response = await fakeSite({ "GET /api/me": refuse("notSignedIn") }).get("/dev/gallery");
  assert.equal(response.status, 404);
});

/** Of a broadcast and of an answer, as their writers look at them. */
const OTHER_BUBBLES = 2 + LANGUAGES.length;

for (const language of LANGUAGES) {
  Deno.test(`the gallery shows every component and every text in ${language}`, async () => {
    const site = fakeSite({}, { isDevelopment: true });
    const response = await site.get(`/dev/gallery?lang=${language}`);
    assert.equal(response.status, 200);
    const html = await response.text();
    assert.deepEqual(html.match(/.{40}(<script| style="|undefined|\[object).{40}/g), null);
    const bubbles = html.match(/<figure class="drawn-phone"/g)!.length;
    assert.equal(bubbles, listTexts(language, "https://floodline.test").length + OTHER_BUBBLES);
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

/** What stands round every page, the gallery's too, is a sheet of its own, or lives in an island. */
const ELSEWHERE =
  /\/(PageHead|SiteHeader|SiteFooter|OfflineNote|MapDocument|PhotoSays|TapMap|ReportPictures|CoverTools|PhotoZoom|evidence\/\w+)\.tsx$/;

Deno.test("every component is in the gallery, by itself or in another", async () => {
  const shown = new Set<string>();
  const look = async (file: string) => {
    if (shown.has(file)) return;
    shown.add(file);
    const source = await Deno.readTextFile(join(root, file));
    for (const [, from] of source.matchAll(/from "((?:@|\.\.?)\/[^"]+\.tsx)"/g)) {
      await look(from!.startsWith("@") ? from!.slice(2) : join(file, "..", from!));
    }
  };
  await look("routes/dev/(_components)/Gallery.tsx");
  const components = await listComponents();
  assert.ok(components.length > 60, `${components.length}`);
  const missing = components.filter((file) => !shown.has(file) && !ELSEWHERE.test(file));
  assert.deepEqual(missing, []);
});

const root = join(import.meta.dirname!, "..");

/** Wherever they stand: beside their page, or where many share them. */
async function listComponents(): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
      const path = join(folder, name);
      if (isDirectory) await walk(path);
      else if (/^[A-Z]\w+\.tsx$/.test(name)) found.push(path);
    }
  };
  for (const folder of ["components", "map", "photo", "rain", "routes"]) await walk(folder);
  return found;
}
