// One text about several places, and the page that says why it came.
import assert from "node:assert/strict";
import type { BrowserContextOptions } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addUser } from "../testing/rows.ts";
import { startWorld } from "../testing/world.ts";
import {
  assertAccessible,
  assertNoScript,
  lookBeside,
  openPhone,
  signIn,
  textTo,
} from "./visitor.ts";

const openBrowser = shareBrowser();
const PHONE = "+17185550143";
/** Of one storm, and of another far off. */
const NEAR = ["11201", "11215", "11217", "11231"];
const FAR = "33130";

const WAYS: (BrowserContextOptions & { language: string })[] = [
  { language: "en", colorScheme: "light", viewport: { width: 360, height: 740 } },
  { language: "es", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  { language: "zh", colorScheme: "light", viewport: { width: 1280, height: 800 } },
];

Deno.test("why a text about five places came: each named once, on every screen, without a script too", async (t) => {
  await using world = await startWorld(async ({ database: { sql } }) => {
    const { id } = await addUser(sql, { consented: true, phone: PHONE });
    await sql`update users set quiet_from = null, quiet_to = null where id = ${id}`;
    await sql`
      insert into places (user_id, zip, level)
      select ${id}, zip, 'any' from unnest(${[...NEAR, FAR]}::text[]) zip`;
  });
  await world.sandbox.rain({ zip: NEAR[0]!, radiusKm: 12, mmPerHour: 60, minutes: 90 });
  await world.sandbox.rain({ zip: FAR, radiusKm: 12, mmPerHour: 5, minutes: 90 });
  await world.sweep();
  const text = await textTo(world, PHONE, "flood risk in");
  for (const zip of [...NEAR, FAR]) assert.ok(text.includes(zip), text);
  assert.equal(world.sandbox.messages(PHONE).length, 1);

  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const check = lookBeside(await openPhone(browser, world));
  await page.goto("/sign-in");
  await signIn(page, world, PHONE);
  await page.goto("/account/texts");
  await check(page);
  await page.getByRole("link", { name: /^Flood risk in 112\d\d, 112\d\d, 112\d\d, 112\d\d$/ })
    .click();
  await page.getByRole("heading", { name: "Why did I get this?" }).waitFor();
  await assertNoScript(page);
  const headings = await page.getByRole("heading", { level: 3 }).allTextContents();
  assert.match(headings.at(-1)!, /^Rain in 33130$/);
  const named = headings.flatMap((heading) => heading.match(/\d{5}/g));
  assert.deepEqual(named.toSorted(), [...NEAR, FAR].toSorted(), "each place once");
  await page.getByText(`You chose “Any rain” for ${NEAR.join(", ")}, so flood risk`).waitFor();
  await check(page);

  const path = new URL(page.url()).pathname;
  for (const { language, ...options } of WAYS) {
    await t.step(
      `in ${language}, ${options.colorScheme}, ${options.viewport!.width} pixels wide`,
      async () => {
        const way = await openPhone(browser, world, options);
        await way.context().addCookies([
          ...await page.context().cookies(),
          { name: "floodline_language", value: language, url: world.url },
        ]);
        for (const where of ["/account/texts", path]) {
          await way.goto(where);
          await assertAccessible(way);
          const beyond = await way.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          assert.equal(beyond, 0, "it is wider than the screen");
        }
        await way.context().close();
      },
    );
  }
});
