// A page by its keyboard alone.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** More stops than any page has. */
const MOST_STOPS = 250;

/** By Tab, from wherever the focus is. @throws where Tab never comes there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${target} is not reached by the keyboard on ${page.url()}`);
}

/** Tabs to it and presses Enter, or another key. */
export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Tabs to it and types; of a list of choices, as far as its first letters. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}
