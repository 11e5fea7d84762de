// What journeys through the report form share.
import type { Page } from "playwright-core";

/** To the form's next step, whose heading then has the focus. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Next" }).click();
}

/** All three steps but for the last tap on Send. */
export async function fillIn(page: Page, { depth, note }: { depth: string; note: string }) {
  await goOn(page);
  await page.getByText(depth).click();
  await goOn(page);
  await page.getByLabel("What do you see?").fill(note);
}

/** The script has taken the form over. */
export async function formIsAlive(page: Page): Promise<void> {
  await page.locator(".report-steps[data-at]").waitFor();
}
