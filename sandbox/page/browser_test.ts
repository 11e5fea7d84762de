import axe from "axe-core";
import assert from "node:assert/strict";
import { shareBrowser } from "../../testing/browser.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550123";

Deno.test("in a browser: rain by a click, texts as they come, an answer typed meanwhile", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  await using browser = openBrowser();
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  const send = (body: string) =>
    sandbox.carrier.send({
      to: PHONE,
      body,
      statusCallback: "http://127.0.0.1:1/",
      validitySeconds: 60,
    });

  await page.goto(sandbox.url);
  await page.getByRole("button", { name: "Heavy 15 mm/h" }).click();
  await page.getByText("Raining over 11231").waitFor();

  await send("482913 is your FloodLine code.");
  const phone = page.locator(`[data-phone="${PHONE}"]`);
  await phone.getByRole("button", { name: "482913" }).waitFor();
  const answer = phone.getByRole("textbox");
  await answer.pressSequentially("is it ");
  await send("A second text while somebody types.");
  await phone.getByText("A second text").waitFor();
  await page.keyboard.type("safe?");
  await page.keyboard.press("Enter");
  await phone.locator(".own", { hasText: "is it safe?" }).waitFor();
  await page.waitForFunction((id) => {
    const input = document.getElementById(id) as HTMLInputElement | null;
    return input?.value === "";
  }, `answer-${PHONE.slice(1)}`);

  await phone.getByRole("button", { name: "STOP" }).click();
  await phone.getByText("Said STOP").waitFor();
  assert.deepEqual(problems, []);
});

for (const colorScheme of ["light", "dark"] as const) {
  Deno.test(`axe finds nothing to complain of, ${colorScheme}, at 360 pixels too`, async () => {
    await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
    await sandbox.rain({ zip: "11231", mmPerHour: 40, minutes: 60 });
    await sandbox.warn({ zip: "11231", minutes: 60 });
    await sandbox.inbound(PHONE, "STOP");
    sandbox.faults({ s3: { kind: "down" } });
    await using browser = openBrowser();
    const context = await browser.newContext({
      bypassCSP: true, // for axe alone
      colorScheme,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(sandbox.url);
    const overflow = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(overflow, 0);
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<axe.AxeResults> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    assert.deepEqual(violations, []);
  });
}
