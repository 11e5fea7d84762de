import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, assertNoScript, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550146";

Deno.test("without JavaScript a resident chooses how texts come, gets one, and reads why", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const press = (name: string) => page.getByRole("button", { name }).click();
  // axe needs timers, which a browser without JavaScript does not run: it looks from beside.
  const beside = await openPhone(browser, world);
  const check = async ({ hasIsland = false } = {}) => {
    if (!hasIsland) await assertNoScript(page);
    await beside.context().addCookies(await page.context().cookies());
    await beside.goto(page.url());
    await assertAccessible(beside);
  };

  await page.goto("/sign-in?zip=11231");
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  const wake = page.getByRole("checkbox", { name: "Wake me for flood risk" });
  assert.equal(await wake.isChecked(), false);
  await page.getByText("Quiet from 9 PM to 8 AM.").waitFor();
  await wake.check();
  await check();
  await press("Follow this ZIP code");
  await page.getByText("You follow it now.").waitFor();
  assert.equal(await wake.isChecked(), true, "what was ticked with the first place is kept");

  // At any hour that this test may run in, a flood may come through.
  await page.getByLabel("From").selectOption("23");
  await page.getByLabel("To", { exact: true }).selectOption("23");
  await press("Save how your texts come");
  await page.getByRole("link", { name: "Choose two different hours." }).waitFor();
  assert.equal(await page.getByLabel("From").inputValue(), "23", "nothing typed is lost");
  await assertNoScript(page);
  await refuseBeside(beside);
  await page.getByLabel("From").selectOption("0");
  await press("Save how your texts come");
  await page.getByText("Saved.").waitFor();
  const broadcasts = page.getByRole("checkbox", { name: "Also text me what business districts" });
  assert.equal(await broadcasts.isChecked(), true, "as was agreed to");
  await broadcasts.uncheck();
  await press("Save how your texts come");
  await page.getByText("Saved.").waitFor();
  assert.equal(await broadcasts.isChecked(), false);
  const ahead = page.getByRole("checkbox", { name: "Also text me a day ahead" });
  assert.equal(await ahead.isChecked(), false, "never ticked beforehand");
  await ahead.check();
  await press("Save how your texts come");
  await page.getByText("Saved.").waitFor();
  assert.equal(await ahead.isChecked(), true);

  await press("Pause my texts for 24 hours");
  await page.getByText("Your texts are paused until").waitFor();
  await check();
  await press("Resume my texts now");
  await page.getByText("Your texts are on again.").waitFor();

  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 120 });
  await world.sweep();
  await until(async () => {
    const [row] = await world.database.sql`select status from messages where kind = 'alert'`;
    return row?.status === "delivered";
  });
  await page.goto("/zip/11231");
  await page.getByText("Flash Flood Warning").first().waitFor();
  await page.getByText("Weather data by Open-Meteo.com").first().waitFor();
  await check({ hasIsland: true });
  await page.getByRole("link", { name: "Why did I get a text?" }).click();
  await page.getByText("Arrived").first().waitFor();
  await check();
  await page.getByRole("link", { name: "Flood risk in 11231" }).click();
  await page.getByRole("heading", { name: "Why did I get this?" }).waitFor();
  await page.getByText("an official flood warning counts at every level").waitFor();
  await page.getByText("Arrived on your phone").waitFor();
  await check();

  const [row] = await world.database.sql`
    select quiet_from, quiet_to, wakes_for_flood, wants_broadcasts, wants_ahead, paused_until from users`;
  assert.deepEqual(row, {
    quietFrom: 0,
    quietTo: 23,
    wakesForFlood: true,
    wantsBroadcasts: false,
    wantsAhead: true,
    pausedUntil: null,
  });
});

/** A refused form is an answer to a POST: who looks from beside must send it too. */
async function refuseBeside(beside: Page): Promise<void> {
  await beside.goto("/account");
  await beside.getByLabel("From").selectOption("23");
  await beside.getByLabel("To", { exact: true }).selectOption("23");
  await beside.getByRole("button", { name: "Save how your texts come" }).click();
  await beside.getByRole("link", { name: "Choose two different hours." }).waitFor();
  await assertAccessible(beside);
  await beside.getByLabel("ZIP code", { exact: true }).fill("00000");
  await beside.getByRole("button", { name: "Follow this ZIP code" }).click();
  await beside.getByRole("link", { name: "We do not know 00000." }).click();
  assert.equal(await beside.evaluate(() => document.activeElement?.id), "zip");
  await assertAccessible(beside);
}

Deno.test("who reads Spanish is met in Spanish: the page, the text, the refusal, the last word", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { locale: "es-US" });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  await page.goto("/sign-in");
  await page.getByLabel("Número de celular").fill("12");
  await press("Envíenme un código");
  await page.getByRole("link", {
    name: "Escriba un celular de EE. UU.: el código de área y siete cifras.",
  }).waitFor();
  await assertAccessible(page);
  const enter = async () => {
    await page.getByLabel("Número de celular").fill(PHONE);
    await press("Envíenme un código");
    const code = page.getByLabel("Código de 6 cifras");
    await code.waitFor();
    const text = world.sandbox.messages(PHONE).at(-1);
    await code.fill(text!.body.match(/^FloodLine: su clave es (\d{6})/)![1]!);
    await press("Entrar");
  };
  await enter();
  await page.getByLabel("Su idioma").waitFor();
  assert.equal(await page.getByLabel("Su idioma").inputValue(), "es", "so is the new account");

  const tablet = await openPhone(browser, world, { locale: "es-US" });
  await tablet.context().addCookies(await page.context().cookies());
  await press("Salir en todos los dispositivos");
  await page.getByText("Cerró la sesión, aquí y en todos los demás dispositivos.").waitFor();
  for (const device of [page, tablet]) {
    await device.goto("/account/delete");
    await device.getByRole("heading", { name: "Entrar" }).waitFor();
  }

  await enter();
  await page.getByText("Esto no se puede deshacer.").waitFor();
  await assertAccessible(page);
  await press("Borrar mi cuenta");
  await page.getByRole("heading", { name: "Su cuenta está borrada" }).waitFor();
  assert.equal((await world.database.sql`select from users`).length, 0);
});
