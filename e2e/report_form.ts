// What journeys through the report form share.
import type { Page } from "playwright-core";
import { openPhone, signIn } from "./visitor.ts";

export const PHONE = "+17185550151";

/** To the form's next step, whose heading then has the focus. */
export async function goOn(page: Page): Promise<void> {
  const next = page.getByRole("link", { name: "Next" });
  const step = await next.getAttribute("data-to");
  await next.click();
  // Else the step that is left would still show its own link to whoever looks for the next one.
  await page.locator(`.report-steps[data-at="${step}"]`).waitFor();
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

/** The report form on a phone, signed in. */
export async function openForm(
  ...[browser, world, options]: Parameters<typeof openPhone>
): Promise<Page> {
  const page = await openPhone(browser, world, options);
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  await formIsAlive(page);
  return page;
}

export const send = (page: Page) => page.getByRole("button", { name: "Send report" }).click();
export const isIn = (page: Page) => page.getByText("Your report is in.").waitFor();
