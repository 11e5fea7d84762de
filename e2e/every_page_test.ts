// Each page of the residents' site, as it is met in each language, scheme and width.
import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld, type World } from "../testing/world.ts";
import { seed } from "../tools/seed/seed.ts";
import { RESIDENT_PHONE } from "../tools/seed/sign_ins.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PUBLIC = [
  "/",
  "/zip",
  "/zip?zip=abc",
  "/zip/11231",
  "/zip/99501",
  "/privacy",
  "/terms",
  "/offline",
];
const FOR_STRANGERS = ["/sign-in?zip=11231", "/account/deleted", "/nowhere"];
const STATUSES: Record<string, number> = { "/zip?zip=abc": 422, "/nowhere": 404 };
const OWN = [
  "/report/waiting",
  "/account",
  "/account/delete",
  "/account/texts",
  "/report?zip=11231",
];

interface Way extends BrowserContextOptions {
  language: string;
  colorScheme: "light" | "dark";
  viewport: { width: number; height: number };
}

const WAYS: Way[] = [
  { language: "en", colorScheme: "light", viewport: { width: 360, height: 740 } },
  { language: "es", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  { language: "zh", colorScheme: "light", viewport: { width: 1280, height: 800 } },
];

Deno.test("every page is accessible, fits, holds still and asks nobody else, in each language", async (t) => {
  await using world = await startWorld(({ database, sandbox, url }) =>
    seed(database.sql, sandbox.storage, { now: new Date(), publicUrl: url })
  );
  await using browser = openBrowser();
  for (const { language, ...options } of WAYS) {
    const page = await openPhone(browser, world, options);
    await page.context().addCookies([
      { name: "floodline_language", value: language, url: world.url },
    ]);
    const { width } = options.viewport;
    const look = (path: string) =>
      t.step(`${path} in ${language}, ${options.colorScheme}, ${width} pixels wide`, async () => {
        await assertGood(page, world, path);
      });
    for (const path of [...FOR_STRANGERS, ...PUBLIC]) await look(path);
    await page.goto("/sign-in");
    await page.context().addCookies([await sessionOf(world)]);
    for (const path of [...PUBLIC, ...OWN, ...await ownPaths(world)]) await look(path);
    await page.context().close();
  }
});

/** Signed in on a phone of its own; the cookie is good anywhere. */
async function sessionOf(world: World) {
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/sign-in");
  await signIn(page, world, RESIDENT_PHONE);
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === "floodline_session")!;
}

async function ownPaths({ database: { sql } }: World): Promise<string[]> {
  const [own] = await sql<{ report: string; text: string }[]>`
    select
      (select r.id from reports r where r.user_id = u.id order by r.id desc limit 1) as report,
      (select m.id from messages m where m.user_id = u.id and m.kind = 'alert'
       order by m.id desc limit 1) as text
    from users u where u.phone = ${RESIDENT_PHONE}`;
  assert.ok(own?.report && own.text, "the demo's resident has reported, and was told");
  return [
    `/reports/${own.report}`,
    `/reports/${own.report}/evidence`,
    `/account/texts/${own.text}`,
  ];
}

async function assertGood(page: Page, world: World, path: string): Promise<void> {
  const complaints: string[] = [];
  const strangers = new Set<string>();
  const ours = [new URL(world.url).origin, new URL(world.sandbox.url).origin];
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === "error") complaints.push(message.text());
  };
  const onRequest = (request: { url(): string }) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !ours.includes(origin)) strangers.add(origin);
  };
  page.on("console", onConsole).on("request", onRequest);
  const status = STATUSES[path] ?? 200;
  assert.equal((await page.goto(path))?.status(), status);
  await assertAccessible(page);
  const { sideways, shift } = await page.evaluate(async () => {
    const root = document.documentElement;
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return { sideways: root.scrollWidth - root.clientWidth, shift };
  });
  page.off("console", onConsole).off("request", onRequest);
  assert.equal(sideways, 0, "it is wider than the screen");
  assert.ok(shift < 0.01, `it moves while it loads: ${shift}`);
  assert.deepEqual([...strangers], [], "it asks another site");
  // An error page's own status is told in the console.
  if (status === 200) assert.deepEqual(complaints, [], "the console complains");
}
