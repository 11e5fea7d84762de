// The ZIP code's page of the whole site: accessible in each state, with and without a script.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { addUser } from "../testing/rows.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone } from "./visitor.ts";

const openBrowser = shareBrowser();

Deno.test("the page of a ZIP code says its state to everybody, and passes it on", async (t) => {
  await using world = await startWorld(async ({ database, sandbox }) => {
    const { id } = await addUser(database.sql, { consented: true });
    await database.sql`insert into places (user_id, zip, level) values (${id}, '11231', 'heavy')`;
    await sandbox.rain({ zip: "11231", mmPerHour: 22, minutes: 60, startsInMinutes: 75 });
  });
  await world.sweep();
  await using browser = openBrowser();

  await t.step("the state and what to do are on a phone's first screen", async () => {
    const page = await openPhone(browser, world, { viewport: { width: 360, height: 640 } });
    await page.goto("/zip/11231");
    await page.getByText("Heavy rain from about").waitFor();
    const box = await page.getByText("Clear drains near you").boundingBox();
    assert.ok(box && box.y + box.height < 640, "what to do needs no scrolling");
    await page.context().close();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const [zip, state] of [["11231", "heavy rain"], ["10463", "not watched"]]) {
      await t.step(`accessible in ${state}, ${colorScheme}`, async () => {
        const page = await openPhone(browser, world, { colorScheme });
        await page.goto(`/zip/${zip}`);
        for (const summary of await page.locator("main summary").all()) await summary.click();
        await assertAccessible(page);
        await page.context().close();
      });
    }
  }

  await t.step("without a script it can be read, passed on and followed", async () => {
    const page = await openPhone(browser, world, { javaScriptEnabled: false });
    await page.goto("/zip/11231?lang=es");
    await page.getByText("Lluvia fuerte desde cerca de").waitFor();
    const drawing = page.getByRole("img", { name: /^Lluvia desde / });
    assert.ok(await drawing.locator("rect.forecast").count() > 0);
    const mail = await page.getByRole("link", { name: "Por correo" }).getAttribute("href");
    assert.match(mail!, /^mailto:\?subject=Lluvia/);
    assert.equal(await page.getByRole("button", { name: "Compartir esta página" }).count(), 0);
    await page.context().close();
  });

  await t.step("a phone that can share is offered its own way", async () => {
    const page = await openPhone(browser, world);
    await page.addInitScript(() => {
      const share = (data: ShareData) => {
        document.title = JSON.stringify(data);
        return Promise.resolve();
      };
      Object.defineProperty(navigator, "share", { value: share, configurable: true });
    });
    await page.goto("/zip/11231");
    await page.getByRole("button", { name: "Share this page" }).click();
    const shared = JSON.parse(await page.title());
    assert.equal(new URL(shared.url).pathname, "/zip/11231");
    assert.match(shared.text, /Brooklyn/);
    await page.context().close();
  });

  await t.step("a browser's own reader finds the feed to be XML", async () => {
    const page = await openPhone(browser, world);
    await page.goto("/zip/11231");
    const text = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]');
      return await (await fetch(link!.href)).text();
    });
    // The page itself makes nothing of a string: docs/decisions/0042-trusted-types.md
    const empty = await page.context().newPage();
    const root = await empty.evaluate(
      (text) => new DOMParser().parseFromString(text, "application/xml").documentElement.nodeName,
      text,
    );
    assert.equal(root, "feed");
    await page.context().close();
  });
});
