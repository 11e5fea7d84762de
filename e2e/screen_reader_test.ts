// What a screen reader says, and where the keyboard goes: read from the browser's accessibility tree.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { formIsAlive, goOn } from "./report_form.ts";
import { codeFor, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550147";

/** Each line of the tree, without its place in it: 'heading "Rain" [level=2]'. */
async function said(page: Page): Promise<string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  return tree.split("\n").map((line) => line.replace(/^\s*- /, "").replace(/:$/, ""));
}

function assertSaid(lines: string[], expected: (string | RegExp)[]): void {
  for (const words of expected) {
    const isThere = lines.some((line) =>
      typeof words === "string" ? line === words : words.test(line)
    );
    assert.ok(isThere, `nothing says ${words} in:\n${lines.join("\n")}`);
  }
}

/** Nothing that can be pressed, typed into or looked at goes without a name. */
function assertNamed(lines: string[]): void {
  const nameless = lines.filter((line) =>
    /^(link|button|textbox|checkbox|radio|combobox|img|navigation|region|form)(?! ")( \[|$)/
      .test(line)
  );
  assert.deepEqual(nameless, []);
}

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.locator(":focus").ariaSnapshot().catch(() => "");
    if (typeof name === "string" ? focused.includes(`"${name}"`) : name.test(focused)) return;
  }
  assert.fail(`60 presses of Tab do not lead to ${name}`);
}

Deno.test("from the first page to a followed ZIP code by the keyboard alone", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  const type = (words: string) => page.keyboard.type(words);
  const enter = () => page.keyboard.press("Enter");

  await page.goto("/");
  await page.keyboard.press("Tab");
  await enter(); // past the menu
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  await tabTo(page, "Your ZIP code");
  await type("11231");
  await enter();
  await page.waitForURL("**/zip/11231");
  await tabTo(page, "Text me about 11231");
  await enter();
  await page.waitForURL("**/sign-in?**");
  await tabTo(page, /textbox "Mobile number"/);
  await type(PHONE);
  await tabTo(page, /checkbox/);
  await page.keyboard.press("Space");
  await tabTo(page, "Text me a code");
  await enter();
  await page.waitForURL("**/sign-in/code**");
  await tabTo(page, /textbox "6-digit code"/);
  await type(await codeFor(world, PHONE));
  await enter();
  await page.waitForURL("**/account**");
  await tabTo(page, "Follow this ZIP code");
  await enter();
  await page.getByText("You follow it now.").waitFor();
  const [place] = await world.database.sql`select zip, level from places`;
  assert.deepEqual(place, { zip: "11231", level: "heavy" });
});

Deno.test("each page says what it is, in landmarks, headings and names", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);

  await page.goto("/");
  const landing = await said(page);
  assertNamed(landing);
  assertSaid(landing, [
    "banner",
    'navigation "Main"',
    "main",
    "contentinfo",
    'heading "A text before your street floods" [level=1]',
    /^textbox "Your ZIP code"/,
  ]);

  await world.sandbox.rain({ zip: "11231", mmPerHour: 30, minutes: 90 });
  await page.goto("/sign-in?zip=11231");
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  await page.getByRole("button", { name: "Follow this ZIP code" }).click();
  await page.getByText("You follow it now.").waitFor();
  assertNamed(await said(page));
  await world.sweep();
  await page.goto("/zip/11231");
  const zip = await said(page);
  assertNamed(zip);
  assertSaid(zip, [
    'heading "Brooklyn, NY 11231" [level=1]',
    /[Ff]lood risk/,
    // The drawing says its message; its figures are in the table below.
    /^img ".*(in|mm).*"/,
    /^link "Report flooding here"/,
  ]);

  await page.goto("/report?zip=11231");
  await formIsAlive(page);
  assertNamed(await said(page));
  assertSaid(await said(page), [
    'heading "Step 1 of 3 Where is the water?" [level=2]',
    /^textbox "ZIP code of the flooding"/,
    'button "Use my location"',
  ]);
  await goOn(page);
  const depths = await said(page);
  assertNamed(depths);
  assertSaid(depths, [
    /^group "How deep is the water\?"/,
    /^radio "Ankle deep/,
    /^radio "Inside a building/,
  ]);
});
