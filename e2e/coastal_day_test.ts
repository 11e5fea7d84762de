// A coastal day in the browser: the operator has chosen a station, a resident asks for the tide, the water rises.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { BATTERY, chooseStation } from "../testing/tides.ts";
import { startWorld } from "../testing/world.ts";
import { Coops } from "../worker/tides/coops.ts";
import { refreshStations } from "../worker/tides/stations.ts";
import { wait } from "../worker/wait.ts";
import { assertAccessible, openPhone, signIn, textTo } from "./visitor.ts";

const openBrowser = shareBrowser();
const PHONE = "+17185550142";
const MANAGER = "+17185550177";

Deno.test("a manager chooses the district's gauge without a script, and reads the tide on the board and in its texts", async (t) => {
  await using world = await startWorld(async ({ database }) => {
    const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
    await addUser(database.sql, { phone: MANAGER, bidId });
    const { id } = await addUser(database.sql, { consented: true, phone: PHONE });
    await database.sql`
      update users set quiet_from = null, quiet_to = null, wants_tides = true where id = ${id}`;
    await database.sql`insert into places (user_id, zip, level) values (${id}, '11231', 'heavy')`;
  });
  const { sql } = world.database;
  const coops = new Coops({ url: world.sandbox.url, pauseMs: 0, wait });
  await refreshStations({ sql, coops }, new Date());
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });

  await t.step("the nearest are proposed; the chosen one is ticked from then on", async () => {
    await page.goto("/sign-in");
    await signIn(page, world, MANAGER);
    await page.goto("/district/settings");
    assert.ok(await page.getByLabel("None: nobody is texted about the tide").isChecked());
    await page.getByLabel("The Battery, NY").check();
    await page.getByRole("button", { name: "Save the gauge" }).click();
    await page.getByText("Saved.").waitFor();
    assert.ok(await page.getByLabel("The Battery, NY").isChecked());
  });

  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 170 });
  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 1.1,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  await textTo(world, PHONE, "NOAA's tide gauge");
  const cookies = await page.context().cookies();

  for (const colorScheme of ["light", "dark"] as const) {
    await t.step(
      `settings, board and texts are accessible on a phone, ${colorScheme}`,
      async () => {
        const looking = await openPhone(browser, world, { colorScheme });
        await looking.context().addCookies(cookies);
        for (
          const [path, words] of [
            ["/district/settings", "Choose the one on the same water"],
            ["/district", "Moderate coastal flooding, highest about"],
            ["/district/storms", "expected at The Battery"],
            ["/zip/11231", "Moderate coastal flooding, highest about"],
          ] as const
        ) {
          await looking.goto(path);
          await looking.getByText(words).first().waitFor();
          await assertAccessible(looking);
          const wide = await looking.evaluate(() =>
            document.documentElement.scrollWidth > innerWidth
          );
          assert.equal(wide, false, `nothing sticks out of ${path}`);
        }
        await looking.context().close();
      },
    );
  }
});

Deno.test("who asks for the tide is texted before the street floods, and the page says the same", async (t) => {
  await using world = await startWorld(async ({ database }) => {
    const { id } = await addUser(database.sql, { consented: true, phone: PHONE });
    await database.sql`update users set quiet_from = null, quiet_to = null where id = ${id}`;
    await database.sql`insert into places (user_id, zip, level) values (${id}, '11231', 'heavy')`;
  });
  const { sql } = world.database;
  const coops = new Coops({ url: world.sandbox.url, pauseMs: 0, wait });
  await refreshStations({ sql, coops }, new Date());
  await chooseStation(sql, ["11231"]);
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 170 });
  await world.sweep();
  await using browser = openBrowser();

  await t.step("the resident ticks texts of the tide, without a script", async () => {
    const page = await openPhone(browser, world, { javaScriptEnabled: false });
    await page.goto("/sign-in");
    await signIn(page, world, PHONE);
    await page.goto("/account");
    const box = page.getByLabel("Also text me about high tides that may flood");
    assert.equal(await box.isChecked(), false);
    await box.check();
    await page.getByRole("button", { name: "Save how your texts come" }).click();
    await page.getByText("Your texts will come like this from now on").waitFor();
    assert.equal(await page.getByLabel("Also text me about high tides").isChecked(), true);
    await page.context().close();
  });

  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 1.1,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();

  await t.step("the text names its source, the hazard, when, and what to do", async () => {
    const text = await textTo(world, PHONE, "NOAA's tide gauge");
    assert.match(
      text,
      /coastal flood risk in 11231 Brooklyn, highest about .* over flood level. Move cars/,
    );
  });

  for (const colorScheme of ["light", "dark"] as const) {
    await t.step(`the page is accessible on a phone, ${colorScheme}`, async () => {
      const page = await openPhone(browser, world, { colorScheme });
      await page.goto("/zip/11231");
      await page.getByRole("heading", { name: "The tide" }).waitFor();
      await page.getByText("Moderate coastal flooding expected").waitFor();
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await assertAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, "nothing sticks out");
      await page.context().close();
    });
  }

  await t.step("without a script its drawing and its table are there", async () => {
    const page = await openPhone(browser, world, { javaScriptEnabled: false });
    await page.goto("/zip/11231?lang=es");
    const drawing = page.getByRole("img", { name: /^Altura del agua desde / });
    assert.ok(await drawing.locator("polyline.measured").count() > 0);
    await page.getByText("Inundación costera moderada").first().waitFor();
    await page.context().close();
  });
});
