// The start page as an app: it can be put on a phone, and read with letters twice as large.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone } from "./visitor.ts";

const openBrowser = shareBrowser();

Deno.test("FloodLine can be installed, reads at twice the size, and looks up a ZIP code first", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/");

  const devtools = await page.context().newCDPSession(page);
  const { errors, url } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.match(url, /\/manifest\.webmanifest\?lang=en$/);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  const ids = installabilityErrors.map(({ errorId }) => errorId);
  // Every browser of a test is a private window.
  assert.deepEqual(ids.filter((id) => id !== "in-incognito"), []);

  await page.setViewportSize({ width: 640, height: 800 });
  for (const path of ["/", "/zip/11231", "/sign-in"]) {
    await page.goto(path);
    const overflow = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      return document.documentElement.scrollWidth - innerWidth;
    });
    assert.ok(overflow <= 0, `${path} is ${overflow} pixels wider than the window`);
  }

  await page.goto("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter"); // past the menu
  await page.keyboard.press("Tab");
  await page.keyboard.type("11231");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/zip/11231");
});

Deno.test("the start page is as accessible in the reader's own colours", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  for (const options of [{ forcedColors: "active" as const }, { contrast: "more" as const }]) {
    const page = await openPhone(browser, world, options);
    await page.goto("/");
    await assertAccessible(page);
    await page.context().close();
  }
});
