// The pages of people's own affairs, read in each language: nothing is left in English.
import assert from "node:assert/strict";
import { en } from "shared/words/en.ts";
import { place, resident } from "shared/samples/people.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const preview = (days: number) => ({ zip: "11231", days, texts: { any: 12, heavy: 1, flood: 0 } });
const PENDING = encodeURIComponent(JSON.stringify({ phone: "718 555 0123" }));

type Site = ReturnType<typeof fakeSite>;
type Show = (site: Site, cookie: string) => Promise<Response>;

const signedInAs = (me: ReturnType<typeof resident>, days = 30) =>
  fakeSite({
    "GET /api/me": Response.json(me),
    "GET /api/zips/11231/preview": Response.json(preview(days)),
    "PATCH /api/me": refuse("consentNeeded"),
    "POST /api/auth/verify": refuse("codeWrong"),
    "POST /api/auth/code": refuse("tooManyCodes", undefined, { "retry-after": "61" }),
  });

const get = (path: string): Show => (site, cookie) => site.get(path, { cookie });
const post = (path: string, form: Record<string, string>): Show => (site, cookie) =>
  site.post(path, form, { cookie });

const district = {
  id: "0199f000-0000-7000-8000-000000000009",
  slug: "x",
  name: "Red Hook",
  role: "manager" as const,
};
const PAGES: [what: string, site: Site, show: Show][] = [
  ["sign-in", signedInAs(resident()), get("/sign-in?zip=11231&next=/report&out=everywhere")],
  ["sign-in, refused", signedInAs(resident()), post("/sign-in", { phone: "718 555 0123" })],
  ["code", signedInAs(resident()), get("/sign-in/code")],
  ["code, refused", signedInAs(resident()), post("/sign-in/code", { code: "123456" })],
  ["account", signedInAs(resident({ district })), get("/account?saved=choices")],
  [
    "account, paused and stopped",
    signedInAs(resident({
      pausedUntil: "2026-11-23T15:30:00Z",
      unsubscribedAt: "2026-11-20T12:00:00Z",
      quietHours: null,
    })),
    get("/account?saved=pause"),
  ],
  [
    "first place",
    signedInAs(resident({ places: [], consentVersion: null }), 0),
    get("/account?add=11231"),
  ],
  [
    "no consent, unwatched",
    signedInAs(resident({ consentVersion: null }), 0),
    get("/account?saved=add"),
  ],
  [
    "as many places as one can, refused",
    signedInAs(resident({
      places: ["11231", "11215", "10001", "10002", "10003"].map((zip) => ({ ...place(), zip })),
    })),
    post("/account", { intent: "choices" }),
  ],
  ["delete", signedInAs(resident()), get("/account/delete")],
  ["deleted", signedInAs(resident()), get("/account/deleted")],
];

/** The same in every language: names, numbers, and what is not ours to translate. */
const SAME = new Set([
  "FloodLine",
  "English",
  "Español",
  "中文",
  "Red Hook",
  "Brooklyn, NY",
  "Open-Meteo.com",
  "CC BY 4.0",
  ...Object.values(en.errors), // the fake API speaks English
]);

for (const [what, site, show] of PAGES) {
  Deno.test(`${what}: nothing is left in English in Spanish or Chinese`, async () => {
    const pieces = async (language: string) => {
      const cookie = `floodline_session=x; floodline_signing_in=${PENDING}; ` +
        `floodline_language=${language}`;
      const html = await (await show(site, cookie)).text();
      assert.match(html, new RegExp(`<html[^>]* lang="${language}`));
      return piecesOf(html);
    };
    const english = new Set(await pieces("en"));
    assert.ok(english.size > 15);
    for (const language of ["es", "zh"]) {
      const left = (await pieces(language)).filter((piece) => english.has(piece));
      assert.deepEqual(left, [], language);
    }
  });
}

/** All words that somebody sees or hears: text, and the attributes that are read out. */
function piecesOf(html: string): string[] {
  const shown = html.replace(/<(style|script|svg)[^]*?<\/\1>/g, "");
  const texts = shown.split(/<[^>]*>/);
  const attributes = [...shown.matchAll(/(?:aria-label|placeholder|alt|title)="([^"]+)"/g)];
  return [...texts, ...attributes.map(([, words]) => words!)]
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{2}/u.test(piece) && !SAME.has(piece.replace(/ \d{5}$/, "")));
}
