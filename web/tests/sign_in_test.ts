import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { resident } from "shared/samples/people.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const SENT = Response.json({ phone: "••• ••• 0123", expiresAt: "2026-11-22T18:10:00Z" }, {
  status: 202,
});
const TYPED = { phone: "718 555 0123", zip: "11231", next: "" };

/** The cookie that the first step leaves for the second. */
function pendingOf(response: Response): string {
  const line = response.headers.getSetCookie().find((l) => l.startsWith("floodline_signing_in="));
  return line!.split(";")[0]!;
}

Deno.test("the consent box is shown with its wording, and never ticked beforehand", async () => {
  const html = await (await fakeSite({}).get("/sign-in?zip=11231")).text();
  const [box] = html.match(/<input type="checkbox"[^>]*>/)!;
  assert.doesNotMatch(box, /checked/);
  assert.match(html, /Msg &amp; data rates may apply\. Reply STOP to end, HELP for help/);
  assert.match(html, /<a href="\/terms">.*<a href="\/privacy">/);
});

Deno.test("asking for a code passes the number on in a cookie, never in an address", async () => {
  const site = fakeSite({ "POST /api/auth/code": SENT });
  const response = await site.post("/sign-in", { ...TYPED, consentVersion: CONSENT_VERSION });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/sign-in/code?zip=11231");
  const [cookie] = response.headers.getSetCookie();
  assert.match(cookie!, /Path=\/sign-in; Max-Age=600; HttpOnly; SameSite=Lax; Secure/);
  assert.deepEqual(site.asked.at(-1)?.body, {
    phone: "718 555 0123",
    consentVersion: CONSENT_VERSION,
    language: "en",
  });

  const next = await site.get("/sign-in/code?zip=11231", { cookie: pendingOf(response) });
  const html = await next.text();
  assert.match(html, /••• ••• 0123/);
  assert.match(html, /autocomplete="one-time-code"/);
  assert.match(html, /inputmode="numeric"/);
  // A built file's name may hold any digits.
  assert.doesNotMatch(html.replace(/<(link|script)\b[^>]*>/g, ""), /718|555/);
});

Deno.test("an unticked box is no consent", async () => {
  const site = fakeSite({ "POST /api/auth/code": SENT });
  await site.post("/sign-in", TYPED);
  assert.deepEqual(site.asked.at(-1)?.body, { phone: "718 555 0123", language: "en" });
});

Deno.test("a number that is none comes back with what is wrong and all that was typed", async () => {
  const fields = { phone: "Enter a US mobile number." };
  const site = fakeSite({ "POST /api/auth/code": refuse("phoneNotSupported", fields) });
  const typed = { ...TYPED, phone: "12 <b>", consentVersion: CONSENT_VERSION, next: "/report" };
  const response = await site.post("/sign-in", typed);
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(html, /<a href="#phone">Enter a US mobile number\.<\/a>/);
  assert.match(html, /aria-describedby="phone-hint phone-error" aria-invalid="true"/);
  assert.match(html, /value="12 &lt;b>"/);
  assert.match(html, /<input[^>]*name="consentVersion"[^>]*checked/);
  assert.match(html, /name="zip" value="11231"/);
  assert.match(html, /name="next" value="\/report"/);
});

Deno.test("too many codes: the page says when to try again", async () => {
  const wait = refuse("tooManyCodes", undefined, { "retry-after": "540" });
  const response = await fakeSite({ "POST /api/auth/code": wait }).post("/sign-in", TYPED);
  assert.equal(response.status, 429);
  assert.match(await response.text(), /That is possible in 9 minutes\./);
});

Deno.test("no codes until midnight: the page says so in hours, in the reader's language", async () => {
  const says = {
    en: /That is possible in 6 hours\./,
    es: /Podrá hacerlo en 6 horas\./,
    zh: /6 小时后/,
  };
  for (const [language, expected] of Object.entries(says)) {
    const wait = refuse("noCodesNow", undefined, { "retry-after": "21600" });
    const site = fakeSite({ "POST /api/auth/code": wait });
    const response = await site.post("/sign-in", TYPED, { "accept-language": language });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get("retry-after"), "21600");
    assert.match(await response.text(), expected);
  }
});

Deno.test("the right code leads where one was going", async () => {
  const district = {
    id: "0199f000-0000-7000-8000-000000000009",
    slug: "red-hook",
    name: "Red Hook",
    role: "manager" as const,
  };
  const goesTo = async (query: string, me = resident()) => {
    const verified = Response.json({ ...me, isAnew: false }, {
      headers: { "set-cookie": "floodline_session=y; HttpOnly" },
    });
    const site = fakeSite({ "POST /api/auth/code": SENT, "POST /api/auth/verify": verified });
    const cookie = pendingOf(await site.post("/sign-in", TYPED));
    const response = await site.post(`/sign-in/code${query}`, { code: "123 456" }, { cookie });
    assert.equal(response.status, 303);
    assert.deepEqual(site.asked.at(-1)?.body, { phone: "718 555 0123", code: "123456" });
    const cookies = response.headers.getSetCookie().join("\n");
    assert.match(cookies, /floodline_session=y/);
    assert.match(cookies, /floodline_signing_in=; Path=\/sign-in; Max-Age=0/);
    return response.headers.get("location");
  };
  assert.equal(await goesTo(""), "/account");
  assert.equal(await goesTo("?zip=11215"), "/account?add=11215");
  assert.equal(await goesTo("?next=/report"), "/report");
  assert.equal(await goesTo("", resident({ district })), "/district");
  const crew = resident({ district: { ...district, role: "crew" } });
  assert.equal(await goesTo("", crew), "/district/round");
  assert.equal(await goesTo("?next=//evil.example"), "/account");
  assert.equal(await goesTo("?next=https://evil.example"), "/account");
});

Deno.test("a wrong code can be tried again, and a new one asked for", async () => {
  const wrong = refuse("codeWrong", { code: "Not this one." });
  const site = fakeSite({ "POST /api/auth/code": SENT, "POST /api/auth/verify": wrong });
  const cookie = pendingOf(await site.post("/sign-in", TYPED));
  const response = await site.post("/sign-in/code", { code: "111111" }, { cookie });
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(
    html,
    /<a href="#code">That code is not right\. Type the newest one, in the browser where/,
  );
  assert.match(html, /value="111111"/);

  const again = await site.post("/sign-in/code", { again: "yes" }, { cookie });
  assert.equal(again.status, 200);
  assert.match(await again.text(), /A new code is on its way/);
  assert.equal(site.asked.at(-1)?.what, "POST /api/auth/code");
});

Deno.test("without a number there is no code to type", async () => {
  const response = await fakeSite({}).get("/sign-in/code?zip=11231");
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/sign-in?zip=11231");
});
