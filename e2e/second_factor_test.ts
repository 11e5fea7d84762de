// An authenticator app: set up on the account's page, asked for at sign-in, replaced by a code on paper, switched off.
import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, assertNoScript, codeFor, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550123";

Deno.test("a manager sets up an app, signs in by it and by a code on paper, asks it of all, and switches the own one off", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const bid = await addDistrict(world.database.sql, RED_HOOK);
  await addUser(world.database.sql, { bidId: bid.id, phone: PHONE });
  const [page, elsewhere] = [
    await openPhone(browser, world, { colorScheme: "dark" }),
    await openPhone(browser, world),
  ];
  for (const one of [page, elsewhere]) {
    await one.goto("/sign-in");
    await signIn(one, world, PHONE);
  }
  await page.goto("/account");
  await page.getByRole("link", { name: "Authenticator app" }).click();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Set it up" }).click();
  await page.getByRole("img", { name: /^QR code/ }).waitFor();
  await assertNoScript(page);
  await assertAccessible(page);
  const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
  const address = await page.getByRole("link", { name: "Open the app" }).getAttribute("href");
  assert.equal(new URL(address!).searchParams.get("secret"), secret);
  const codeIn = (seconds: number) =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + seconds * 1000 });

  const confirm = async (code: string) => {
    await page.getByLabel("Code of your app").fill(code);
    await page.getByRole("button", { name: "Confirm" }).click();
  };
  await confirm("000000");
  await page.getByText("That is not the code of your authenticator app.").first().waitFor();
  await assertAccessible(page);
  assert.equal((await page.locator("code").innerText()).replaceAll(" ", ""), secret, "the same");
  await confirm(codeIn(0));
  await page.getByText("You are signed out everywhere else").waitFor();
  await assertAccessible(page);
  await assertNoScript(page);
  const [paper] = await page.locator("ol code").allInnerTexts();

  await elsewhere.goto("/account");
  assert.equal(new URL(elsewhere.url()).pathname, "/sign-in", "it is out");
  await typeTexted(elsewhere, world);
  await typeSecond(elsewhere, "000000");
  await elsewhere.getByText("That is not the code of your authenticator app.").first().waitFor();
  await assertAccessible(elsewhere);
  // The one of now has been taken.
  await typeSecond(elsewhere, codeIn(30));
  await elsewhere.waitForURL("**/account");

  await elsewhere.context().clearCookies();
  await elsewhere.goto("/sign-in?next=%2Faccount%2Fapp");
  await typeTexted(elsewhere, world);
  await typeSecond(elsewhere, paper!);
  await elsewhere.waitForURL("**/account/app");
  await elsewhere.getByText("7 recovery codes are left.").waitFor();
  await assertAccessible(elsewhere);
  await elsewhere.getByRole("button", { name: "Make new recovery codes" }).click();
  await elsewhere.getByText("Those before no longer work.").waitFor();
  assert.equal(await elsewhere.locator("ol code").count(), 8);
  await elsewhere.getByRole("link", { name: "I have kept them" }).click();
  await elsewhere.getByText("8 recovery codes are left.").waitFor();

  await elsewhere.goto("/district/settings");
  await elsewhere.getByText("All managers of this district must have one").click();
  await elsewhere.getByRole("button", { name: "Save", exact: true }).click();
  await elsewhere.getByText("Saved.").waitFor();
  await elsewhere.goto("/account/app");
  await elsewhere.getByRole("button", { name: "Switch it off" }).click();
  await elsewhere.getByText("It is off.").waitFor();
  await elsewhere.goto("/district/settings");
  await elsewhere.getByText("Your district asks its managers for an authenticator app.").waitFor();
  await assertAccessible(elsewhere);
  await elsewhere.getByRole("link", { name: "Set up an authenticator app" }).click();
  await elsewhere.getByRole("button", { name: "Set it up" }).waitFor();
});

async function typeTexted(page: Page, world: World): Promise<void> {
  const before = world.sandbox.messages(PHONE).length;
  await page.getByLabel("Mobile number").fill(PHONE);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("6-digit code").waitFor();
  await until(() => world.sandbox.messages(PHONE).length > before);
  await page.getByLabel("6-digit code").fill(await codeFor(world, PHONE));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function typeSecond(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code of your app").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
