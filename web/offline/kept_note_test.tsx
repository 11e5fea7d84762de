import assert from "node:assert/strict";
import { resident } from "shared/samples/people.ts";
import { zipPage } from "shared/samples/zips.ts";
import { fakeSite, refuse } from "@/tests/fake_site.ts";
import {
  languageOf,
  titleOf,
  withAge,
  withFreshSubmission,
  withKeptPages,
  withReportNote,
} from "./kept_note.ts";

const keptAt = new Date("2026-11-22T16:00:00Z");
const now = new Date("2026-11-22T18:00:00Z");

const site = fakeSite({
  "GET /api/zips/11231": Response.json(zipPage()),
  "GET /api/me": Response.json(resident()),
});
const pageIn = async (path: string, language = "en") =>
  await (await site.get(path, { "accept-language": language })).text();

Deno.test("a kept page says why it is shown and how old it is, in its reader's language", async () => {
  const said = (html: string) => html.match(/<div class="kept-note"[^>]*><p>([^<]*)</)?.[1] ?? "";
  const english = await pageIn("/zip/11231");
  assert.equal(said(english), "");
  assert.match(
    said(withAge(english, "offline", keptAt, now)),
    /^You are offline\. This page is from .+, 2 hours ago\.$/,
  );
  assert.match(said(withAge(english, "slow", keptAt, now)), /^The network is too slow/);
  assert.match(said(withAge(english, "down", keptAt, now)), /^FloodLine cannot answer/);
  const spanish = await pageIn("/zip/11231", "es");
  assert.match(
    said(withAge(spanish, "offline", keptAt, now)),
    /^No tiene conexión\..+hace 2 horas/,
  );
  assert.match(said(withAge(await pageIn("/", "zh"), "offline", keptAt, now)), /2小时前/);
  assert.equal(languageOf(spanish), "es");
});

Deno.test("the kept form says that it works, and gets an id of its own", async () => {
  const html = await pageIn("/report");
  const id = "0199f000-0000-7000-8000-0000000000ff";
  const shown = withReportNote(withFreshSubmission(html, id));
  assert.match(shown, /You can still report/);
  assert.ok(shown.includes(`name="submissionId" value="${id}"`));
  const [, old] = html.match(/name="submissionId" value="([^"]+)"/)!;
  assert.ok(!shown.includes(old!));
});

Deno.test("the offline page lists what is kept", async () => {
  const html = await pageIn("/offline");
  const kept = [{ path: "/zip/11231", title: titleOf(await pageIn("/zip/11231")), keptAt }];
  assert.match(
    withKeptPages(html, kept, now),
    /<li><a href="\/zip\/11231">[^<]*11231[^<]*<\/a> <span class="soft">from .+, 2 hours ago</,
  );
  assert.match(withKeptPages(html, [], now), /No page is kept yet/);
});

Deno.test("the offline page and the list of waiting reports are for everybody", async () => {
  const strangers = fakeSite({ "GET /api/me": refuse("notSignedIn") });
  for (const path of ["/offline", "/report/waiting"]) {
    assert.equal((await strangers.get(path, { cookie: "" })).status, 200);
  }
});
