// What every journey does: opens pages, signs in by the texted code, checks each page with axe.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { TestBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import type { World } from "../testing/world.ts";

/** Every page gets it anew; the readable one takes it twice as long to read. */
const AXE = await Deno.readTextFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
);

/** A phone of a visitor of its own: no cookies, 360 pixels wide. */
export async function openPhone(
  browser: TestBrowser,
  world: World,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: { width: 360, height: 740 },
    locale: "en-US",
    timezoneId: "America/New_York",
    // axe would measure a colour half-way through its transition.
    reducedMotion: "reduce",
    ...options,
  });
  // A machine that is busy with all else takes its time.
  context.setDefaultTimeout(60_000);
  return await context.newPage();
}

/** From the sign-in page, wherever it leads to next, to the page after the code. */
export async function signIn(page: Page, world: World, phone: string): Promise<void> {
  await page.getByLabel("Mobile number").fill(phone);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("6-digit code").fill(await codeFor(world, phone));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export async function codeFor(world: World, phone: string): Promise<string> {
  return (await textTo(world, phone, "FloodLine code: ")).match(/\d{6}/)![0];
}

/** The newest text that says so, once it has come. */
export async function textTo({ sandbox }: World, phone: string, words: string): Promise<string> {
  const find = () => sandbox.messages(phone).findLast(({ body }) => body.includes(words))?.body;
  await until(() => find() !== undefined);
  return find()!;
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Those whose answer a width or a colour scheme may change. */
const RULES_ON_LOOKS = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];

/**
 * No violation of WCAG 2.2 A and AA that axe can find; says which page and what else.
 *
 * @param rules "looks": those alone that a page which was looked at before may break in another scheme or width
 */
export async function assertAccessible(page: Page, rules: "all" | "looks" = "all"): Promise<void> {
  // Evaluated by the browser's debugger, which no Content-Security-Policy stops.
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(AXE);
  const violations = await page.evaluate(async (runOnly) => {
    // deno-lint-ignore no-explicit-any
    const results = await (globalThis as any).axe.run({
      runOnly,
      // Of what passed one node each is told: all rules run over all nodes as ever.
      resultTypes: ["violations"],
      // No rule of these reads style sheets, and to fetch them takes as long as all rules do.
      preload: { assets: ["media"] },
    });
    // deno-lint-ignore no-explicit-any
    return results.violations.map((v: any) => `${v.id}: ${v.nodes.map((n: any) => n.html)}`);
  }, rules === "all" ? TAGS : RULES_ON_LOOKS);
  assert.deepEqual(violations, [], `${page.url()} has accessibility violations`);
}

/** axe over what a visitor without script sees: the same page beside it, where scripts run, for axe needs them. */
export function lookBeside(other: Page): (page: Page) => Promise<void> {
  return async (page) => {
    await other.context().addCookies(await page.context().cookies());
    await other.goto(page.url());
    await assertAccessible(other);
  };
}

/** A drawing that any browser takes for a photo. */
export async function photo(): Promise<{ name: string; mimeType: string; buffer: Uint8Array }> {
  const { PNG } = await import("pngjs");
  const image = new PNG({ width: 320, height: 240 });
  for (let i = 0; i < image.data.length; i += 4) {
    const y = Math.floor(i / 4 / 320);
    image.data.set(y < 120 ? [180, 190, 200, 255] : [30, 90, 130, 255], i);
  }
  return { name: "street.png", mimeType: "image/png", buffer: PNG.sync.write(image) };
}

/** A page without an island ships no script at all: only data for search engines. */
export async function assertNoScript(page: Page): Promise<void> {
  const scripts = page.locator('script:not([type="application/ld+json"])');
  assert.equal(await scripts.count(), 0, `${page.url()} ships script`);
}
