// Each page, as it is met in each language, scheme and width: the residents' site, and a district's room.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Sql } from "shared/server/database.ts";
import { shareBrowser } from "../testing/browser.ts";
import { addKey, addListLink, addWallLink } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { seed } from "../tools/seed/seed.ts";
import { RESIDENT_PHONE } from "../tools/seed/sign_ins.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const FOR_STRANGERS = [
  "/",
  "/zip",
  "/zip?zip=abc",
  "/zip/11231",
  "/zip/99501",
  "/privacy",
  "/terms",
  "/developers",
  "/offline",
  "/sign-in?zip=11231",
  "/account/deleted",
  "/nowhere",
];
const STATUSES: Record<string, number> = { "/zip?zip=abc": 422, "/nowhere": 404 };
const OWN = [
  // These two say more to somebody who is known.
  "/",
  "/zip/11231",
  "/report/waiting",
  "/account",
  "/account/app",
  "/account/delete",
  "/account/texts",
  "/report?zip=11231",
  "/join",
];
const ROOM = [
  "",
  "/incidents",
  "/round",
  "/reports/new",
  "/storms",
  "/hot-spots",
  "/broadcasts",
  "/broadcasts/new",
  "/levels",
  "/log",
  "/message",
  "/people",
  "/settings",
  "/settings/files",
  "/settings/wall",
  "/settings/keys",
  "/settings/links?filter=depth%3Dwaist",
  "/templates",
  "/templates/new",
].map((path) => `/district${path}`);
/** The room's manager in this is an operator as well, whose menu is the longest. */
const OPERATOR = "/operator";
const MANAGER_PHONE = "+17185550100";
const WALL_TOKEN = "a-screen-in-the-managers-room";

interface Way {
  language: string;
  colorScheme: "light" | "dark";
  width: number;
  height: number;
}

const PHONE: Way = { language: "en", colorScheme: "light", width: 360, height: 740 };
const DESK: Way = { language: "en", colorScheme: "dark", width: 1280, height: 800 };
const WALL: Way = { ...DESK, width: 1920, height: 1080 };
const WAYS: Way[] = [
  PHONE,
  { language: "es", colorScheme: "dark", width: 320, height: 640 },
  { language: "zh", colorScheme: "light", width: 1280, height: 800 },
];

Deno.test("every page is accessible, fits, holds still and asks nobody else, in each language", async (t) => {
  await using world = await startWorld(async ({ database: { sql }, sandbox, url }) => {
    await seed(sql, sandbox.storage, { now: new Date(), publicUrl: url });
    await addToDemo(sql);
  });
  await using browser = openBrowser();
  const look = async (page: Page, ways: Way[], paths: string[]) => {
    for (const way of ways) {
      const { language, colorScheme, width } = way;
      await be(page, way);
      await page.context().addCookies([
        { name: "floodline_language", value: language, url: world.url },
      ]);
      for (const path of paths) {
        await t.step(
          `${path} in ${language}, ${colorScheme}, ${width} pixels wide`,
          () => assertGood(page, world, path),
        );
      }
    }
  };
  await look(await openPhone(browser, world), WAYS, FOR_STRANGERS);
  const resident = await enter(await openPhone(browser, world), world, RESIDENT_PHONE);
  await look(resident, WAYS, [...OWN, ...await ownPaths(world)]);

  const manager = await enter(await openPhone(browser, world), world, MANAGER_PHONE);
  const lookAround = async (paths: string[]) => {
    for (const path of paths) {
      await t.step(`${path} on a phone, at a desk and on a large screen`, async () => {
        await be(manager, PHONE);
        await assertGood(manager, world, path);
        // Without being loaded anew: it is its style sheets that differ.
        await be(manager, DESK);
        await assertAccessible(manager, "looks");
        for (const way of [DESK, WALL]) {
          await be(manager, way);
          assert.equal(await overhang(manager), 0, `it is wider than ${way.width} pixels`);
        }
        assert.deepEqual(await controlsOnPaper(manager), []);
      });
    }
  };
  const { draft, report, picture, others } = await roomPaths(world);
  await lookAround([OPERATOR, ...ROOM, report, picture, ...others, draft]);
  // The one page before anything leaves is there once the draft is submitted.
  await manager.goto(draft);
  await manager.getByRole("button", { name: "Submit it" }).click();
  await manager.getByRole("link", { name: "See who gets it, and send" }).waitFor();
  await lookAround([`${draft}/send`]);
  // Where a script may move something when it comes, it is loaded at a desk, too.
  await look(manager, [DESK], ["/district", picture]);
});

async function be(page: Page, { colorScheme, width, height }: Way): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
}

async function enter(page: Page, world: World, phone: string): Promise<Page> {
  await page.goto("/sign-in");
  await signIn(page, world, phone);
  return page;
}

/** What a page would else have nothing to show of: an invitation, a wall's link, a place of the manager's own. */
async function addToDemo(sql: Sql): Promise<void> {
  const [manager] = await sql<[{ id: string; bidId: string }]>`
    select id, bid_id from users where phone = ${MANAGER_PHONE}`;
  await addWallLink(sql, manager.bidId, WALL_TOKEN);
  await addListLink(sql, manager.bidId, "a-link-to-the-demo's-list");
  await addKey(sql, manager.bidId, { key: "floodline_key_of-the-city", scope: "write" });
  await sql`update users set operator_since = now() where id = ${manager.id}`;
  await sql`
    insert into invitations (bid_id, phone, role, name, invited_by, created_at, expires_at)
    values (${manager.bidId}, ${RESIDENT_PHONE}, 'crew', 'Rosa', ${manager.id}, now(),
      now() + interval '7 days')`;
  await sql`
    update reports set assigned_to = ${manager.id}
    where id = (select lead_id from incidents where bid_id = ${manager.bidId})`;
}

/** What is at work in the demo now. */
async function roomPaths(
  { database: { sql } }: World,
): Promise<Record<"draft" | "report" | "picture", string> & { others: string[] }> {
  const [room] = await sql<Record<string, string>[]>`
    select u.bid_id, i.id as incident, i.lead_id as report,
      (select m.id from media m where m.report_id = i.lead_id order by m.id limit 1) as picture,
      (select id from users where bid_id = u.bid_id and bid_role = 'crew' limit 1) as person,
      (select id from broadcasts where bid_id = u.bid_id and state = 'draft' limit 1) as draft,
      (select id from broadcasts where bid_id = u.bid_id and state = 'finished' limit 1) as sent,
      (select id from answer_templates where bid_id = u.bid_id order by name limit 1) as template
    from users u join incidents i using (bid_id) where u.phone = ${MANAGER_PHONE}`;
  const { incident, report, picture, person, draft, sent, template } = room!;
  assert.ok(picture && person && draft && sent && template, "the demo shows the room at work");
  return {
    draft: `/district/broadcasts/${draft}`,
    report: `/district/reports/${report}`,
    picture: `/district/reports/${report}/pictures/${picture}`,
    others: [
      `/district/incidents/${incident}`,
      `/district/broadcasts/${sent}`,
      `/district/broadcasts/${draft}/edit`,
      `/district/broadcasts/${draft}/test`,
      `/district/people/${person}`,
      `/district/templates/${template}`,
      `/wall/${WALL_TOKEN}`,
    ],
  };
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
  const shift = await page.evaluate(async () => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return shift;
  });
  page.off("console", onConsole).off("request", onRequest);
  assert.equal(await overhang(page), 0, "it is wider than the screen");
  assert.ok(shift < 0.01, `it moves while it loads: ${shift}`);
  assert.deepEqual([...strangers], [], "it asks another site");
  // An error page's own status is told in the console.
  if (status === 200) assert.deepEqual(complaints, [], "the console complains");
}

/** By how many pixels it goes beyond the screen's edge. */
async function overhang(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** What nobody can press there. */
async function controlsOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const controls = await page.locator("nav, button, input, select, textarea, summary")
    .filter({ visible: true }).evaluateAll((found) => found.map((each) => each.outerHTML));
  await page.emulateMedia({ media: "screen" });
  return controls;
}
