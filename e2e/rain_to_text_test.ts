import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550142";

Deno.test("a resident signs up for a ZIP code, and gets one text when it rains there", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);

  await page.goto("/");
  await assertAccessible(page);
  await page.getByLabel("Your ZIP code").fill("11231");
  await page.getByRole("button", { name: "See the rain there" }).click();
  await page.getByRole("heading", { name: "Brooklyn, NY 11231", level: 1 }).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "Text me about 11231" }).click();
  await assertAccessible(page);
  assert.equal(await page.getByRole("checkbox").isChecked(), false, "consent starts unticked");
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  assert.equal(new URL(page.url()).pathname, "/account");
  await assertAccessible(page);
  // Or, run at night, no text would come before the morning.
  await page.getByRole("checkbox", { name: "Wake me" }).check();
  await page.getByRole("button", { name: "Follow" }).click();
  await page.getByText("You follow it now.").waitFor();
  await assertAccessible(page);

  await world.sandbox.rain({ zip: "11231", mmPerHour: 48, minutes: 60 });
  const figures = await world.sweep();
  assert.equal(figures.started, 1);
  assert.equal(figures.messages, 1);
  const alerts = () => world.sandbox.messages(PHONE).filter((m) => m.body.includes("flood risk"));
  await until(() => alerts()[0]?.status === "delivered");
  await until(async () => {
    const [row] = await world.database.sql`select status from messages where kind = 'alert'`;
    return row?.status === "delivered";
  });

  await world.sweep();
  assert.equal(alerts().length, 1, "the same storm is told once");
  await page.goto("/zip/11231");
  await page.getByText("Flood risk").first().waitFor();
  await assertAccessible(page);
});

Deno.test("after STOP no text follows, and after START one does", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/sign-in?zip=07030");
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  await page.getByRole("checkbox", { name: "Wake me" }).check();
  await page.getByRole("button", { name: "Follow" }).click();
  await page.getByText("You follow it now.").waitFor();

  await world.sandbox.inbound(PHONE, " stop ");
  await page.goto("/account");
  await page.getByText("Your texts are switched off").waitFor();
  await world.sandbox.rain({ zip: "07030", mmPerHour: 20, minutes: 60 });
  assert.equal((await world.sweep()).messages, 0);

  await world.sandbox.inbound(PHONE, "START");
  await world.sandbox.rain({ zip: "07030", mmPerHour: 60, minutes: 60 });
  assert.equal((await world.sweep()).messages, 1, "the step up is told");
});
