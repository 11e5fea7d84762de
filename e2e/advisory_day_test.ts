// A day of the Weather Service's softer words: an advisory is told, a watch is shown, and neither speaks of rain.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550177";

Deno.test("an advisory day: one text by its own hazard, the watch and the tide on the page, also without script", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/sign-in?zip=11231");
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  await page.getByRole("button", { name: "Follow" }).click();
  await page.getByText("You follow it now.").waitFor();
  await world.database.sql`update users set quiet_from = null, quiet_to = null`;

  const day = 24 * 60;
  await world.sandbox.warn({ zip: "11231", event: "Coastal Flood Watch", minutes: day });
  await world.sandbox.warn({ zip: "11231", event: "Coastal Flood Advisory", minutes: day });
  await world.sandbox.warn({ zip: "11231", event: "Flood Advisory", minutes: day });
  assert.equal((await world.sweep()).messages, 1, "the advisory of the streets alone");
  const alerts = () =>
    world.sandbox.messages(PHONE).filter((m) => m.body.includes("Weather Service has"));
  await until(() => alerts()[0]?.status === "delivered");
  assert.match(alerts()[0]!.body, /has a Flood Advisory for 11231 Brooklyn\. Low streets/);
  assert.doesNotMatch(alerts()[0]!.body, /\brain/);

  for (const javaScriptEnabled of [true, false]) {
    const reader = await openPhone(browser, world, { javaScriptEnabled });
    await reader.goto("/zip/11231");
    const official = reader.getByRole("region", { name: "Official warnings" });
    await reader.locator(".state .words", { hasText: "Flood Advisory" }).waitFor();
    await official.getByText("It may happen, and is not certain.").waitFor();
    await official.getByRole("link", { name: "Text me of watches, a day ahead" }).waitFor();
    await official.getByText("Shown here; we text nobody about it.").waitFor();
    await official.getByText("Not followed here: tsunamis").waitFor();
    if (javaScriptEnabled) await assertAccessible(reader);
  }
  await world.sandbox.inbound(PHONE, "STATUS");
  await until(() =>
    world.sandbox.messages(PHONE).some(({ body }) =>
      /Weather Service: Flood Advisory.*Weather Service: Coastal Flood Watch/.test(body)
    )
  );
  await world.sweep();
  assert.equal(alerts().length, 1, "told once");
});
