import assert from "node:assert/strict";
import { ownDistrict } from "shared/samples/district.ts";
import { resident, staff } from "shared/samples/people.ts";
import {
  districtLog,
  invitation,
  loggedAct,
  ownInvitation,
  PERSON_ID,
  staffList,
  staffMember,
} from "shared/samples/staff.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const ANA = staffMember().id;

function site(
  {
    role = "manager",
    freshUntil = "2026-11-22T18:08:00Z",
    ...answers
  }: { role?: StaffRole; freshUntil?: string } & Record<string, unknown> = {},
) {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district": Response.json(ownDistrict()),
    "GET /api/district/people": Response.json(staffList()),
    "GET /api/auth/session": Response.json({
      signedInAt: "2026-11-22T17:58:00Z",
      freshUntil,
      endsAt: "2027-02-20T17:58:00Z",
    }),
    ...answers as Record<string, Response>,
  });
}

Deno.test("staff are listed with name or number's end, role and since when; invitations with their end", async () => {
  const html = await (await site().get("/district/people")).text();
  assert.match(html, /<strong>••• ••• 0123<\/strong> \(you\)/);
  assert.match(html, /<strong>Ana Díaz &lt;crew><\/strong><span class="soft"> ••• ••• 0188/);
  assert.match(html, /<time[^>]*>Nov 2, 2026<\/time>/);
  assert.match(html, /runs out Nov 29 at 10:00 AM/);
  assert.match(html, new RegExp(`href="/district/people/${ANA}"`));
  assert.match(html, /<input[^>]*name="phone"/);
});

Deno.test("without a new code nothing is offered but the way to one; who may not change is told who may", async () => {
  const old = await (await site({ freshUntil: "2026-11-22T17:59:59Z" }).get("/district/people"))
    .text();
  assert.match(old, /href="\/sign-in\/again\?next=%2Fdistrict%2Fpeople"/);
  const crew = await (await site({ role: "crew" }).get("/district/people")).text();
  assert.match(crew, /Managers of your district can change this/);
  for (const html of [old, crew]) {
    assert.doesNotMatch(html, /name="phone"|value="withdraw"|\/district\/people\/0/);
  }
  assert.doesNotMatch(crew, /href="\/district\/log"/);
});

Deno.test("an invitation goes to the API as typed, and what is wrong stands at its field", async () => {
  const typed = { phone: "718 555 0188", name: "Ana", role: "crew", language: "es" };
  const sent = site({ "POST /api/district/people/invitations": Response.json(staffList()) });
  const done = await sent.post("/district/people", { intent: "invite", ...typed });
  assert.equal(done.headers.get("location"), "/district/people?saved=invited");
  assert.deepEqual(sent.asked[0]!.body, typed);

  for (const code of ["staffElsewhere", "staffAlready"] as const) {
    const refused = await site({ "POST /api/district/people/invitations": refuse(code) })
      .post("/district/people", { intent: "invite", ...typed });
    assert.equal(refused.status, 409);
    const html = await refused.text();
    assert.match(html, /<p class="field-error" id="phone-error">[^<]+staff/);
    assert.match(html, /<input[^>]*value="Ana"[^>]*name="name"/);
  }
  const late = await site({ "POST /api/district/people/invitations": refuse("freshCodeNeeded") })
    .post("/district/people", { intent: "invite", ...typed });
  assert.match(await late.text(), /Your code is too old by now.*what you typed is kept/);
  // A number stands in no address.
  assert.doesNotMatch(late.headers.get("location") ?? "", /555/);

  const cookie = late.headers.getSetCookie().find((line) => line.includes("kept_form"))!;
  const back = async (of: Parameters<typeof site>[0] = {}) =>
    await site(of).get("/district/people", {
      cookie: `floodline_session=x; ${cookie.split(";")[0]}`,
    });
  const stillOld = await back({ freshUntil: "2026-11-22T17:59:59Z" });
  assert.deepEqual(stillOld.headers.getSetCookie(), [], "kept until the code is new");
  const there = await back();
  const html = await there.text();
  assert.match(html, /What you typed is here again\. It is not saved yet\./);
  assert.match(html, /<input[^>]*value="718 555 0188"[^>]*name="phone"/);
  assert.match(there.headers.getSetCookie().join(), /kept_form=; .*Max-Age=0/, "once");
});

Deno.test("an invitation is taken back by its button", async () => {
  const { id } = invitation();
  const sent = site({
    [`DELETE /api/district/people/invitations/${id}`]: new Response(null, { status: 204 }),
  });
  const done = await sent.post("/district/people", { intent: "withdraw", id });
  assert.equal(done.headers.get("location"), "/district/people?saved=withdrawn");
});

Deno.test("a person is changed or removed on a page of their own; the last manager is refused in words", async () => {
  const path = `/district/people/${ANA}`;
  const sent = site({
    [`PATCH /api/district/people/${ANA}`]: Response.json(staffList()),
    [`DELETE /api/district/people/${ANA}`]: new Response(null, { status: 204 }),
  });
  const html = await (await sent.get(path)).text();
  assert.match(html, /<h1>Change Ana Díaz &lt;crew><\/h1>/);
  assert.match(html, /<input[^>]*value="crew"[^>]*checked/);
  const saved = await sent.post(path, { intent: "save", name: "Ana", role: "manager" });
  assert.equal(saved.headers.get("location"), "/district/people?saved=changed");
  assert.deepEqual(sent.asked.at(-1)!.body, { name: "Ana", role: "manager" });
  const removed = await sent.post(path, { intent: "remove" });
  assert.equal(removed.headers.get("location"), "/district/people?saved=removed");

  const own = `/district/people/${PERSON_ID}`;
  const last = await site({ [`DELETE /api${own}`]: refuse("lastManager") })
    .post(own, { intent: "remove" });
  assert.equal(last.status, 409);
  assert.match(await last.text(), /A district keeps at least one manager/);
  const left = await site({ [`DELETE /api${own}`]: new Response(null, { status: 204 }) })
    .post(own, { intent: "remove" });
  assert.equal(left.headers.get("location"), "/join?done=left");
  const nobody = await site().get(`/district/people/${crypto.randomUUID()}`);
  assert.equal(nobody.status, 404);
});

Deno.test("whoever is invited accepts or declines on one page, in their language", async () => {
  const { id } = ownInvitation();
  const me = Response.json(resident());
  const sent = fakeSite({
    "GET /api/me": me,
    "GET /api/me/invitations": Response.json({ invitations: [ownInvitation()] }),
    [`POST /api/me/invitations/${id}/accept`]: new Response(null, { status: 204 }),
    [`POST /api/me/invitations/${id}/decline`]: new Response(null, { status: 204 }),
  });
  const html =
    await (await sent.get("/join", { cookie: "floodline_session=x; floodline_language=es" }))
      .text();
  assert.match(html, /Red Hook &lt;BID> le invita a su personal/);
  assert.match(html, /Entraría como: Cuadrilla/);
  const accepted = await sent.post("/join", { id, answer: "accept" });
  assert.equal(accepted.headers.get("location"), "/district");
  const declined = await sent.post("/join", { id, answer: "decline" });
  assert.equal(declined.headers.get("location"), "/join?done=declined");
  const elsewhere = await fakeSite({
    "GET /api/me": me,
    "GET /api/me/invitations": Response.json({ invitations: [ownInvitation()] }),
    [`POST /api/me/invitations/${id}/accept`]: refuse("staffElsewhere"),
  }).post("/join", { id, answer: "accept" });
  assert.match(await elsewhere.text(), /One person can be on one district's staff only/);
  const none = await fakeSite({
    "GET /api/me": me,
    "GET /api/me/invitations": Response.json({ invitations: [] }),
  }).get("/join");
  assert.match(await none.text(), /There is no invitation for your number/);
});

Deno.test("who is not signed in is brought back to the invitation by signing in", async () => {
  const response = await fakeSite({}).get("/join");
  assert.equal(response.headers.get("location"), "/sign-in?next=%2Fjoin");
});

Deno.test("the account tells of an invitation and of one's role, and lets one leave", async () => {
  const answers = {
    "GET /api/me": Response.json(staff("crew")),
    "GET /api/me/devices": Response.json({ devices: [] }),
    "GET /api/me/invitations": Response.json({ invitations: [ownInvitation()] }),
  };
  const html = await (await fakeSite(answers).get("/account")).text();
  assert.match(html, /invites you to its staff\. <a href="\/join">/);
  assert.match(html, /Red Hook &lt;BID><\/a> \(Crew\)/);
  assert.match(html, /<form method="post" action="\/account\/district">/);
  const left = await fakeSite({
    ...answers,
    "DELETE /api/me/district": new Response(null, { status: 204 }),
  }).post("/account/district", {});
  assert.equal(left.headers.get("location"), "/join?done=left");
  const last = await fakeSite({ ...answers, "DELETE /api/me/district": refuse("lastManager") })
    .post("/account/district", {});
  assert.equal(last.status, 409);
  assert.match(await last.text(), /A district keeps at least one manager/);
});

Deno.test("the log says who did what in sentences, filters by its address and hands on its filter to the file", async () => {
  const acts = [
    loggedAct(),
    loggedAct({ act: "personInvited", about: null, detail: { role: "viewer", ending: "0133" } }),
    loggedAct({ act: "roleGiven", isByOperator: true, by: null, detail: { role: "manager" } }),
    loggedAct({
      act: "roleTaken",
      by: { id: ANA, name: null, ending: null },
      detail: { roleBefore: "crew" },
    }),
    loggedAct({
      act: "reportHidden",
      about: null,
      detail: { reason: "a <face>", report: PERSON_ID },
    }),
    loggedAct({
      act: "settingsChanged",
      about: null,
      detail: { which: "name, twoPairsOfEyes", name: "Red", twoPairsOfEyes: "true" },
    }),
  ];
  const log = site({ "GET /api/district/log": Response.json({ acts, next: PERSON_ID }) });
  const query = `who=${ANA}&what=roleGiven&from=2026-11-01&to=2026-11-30`;
  const html = await (await log.get(`/district/log?${query}&before=${PERSON_ID}`)).text();
  for (
    const words of [
      "made Ana Díaz &lt;crew> crew, was viewer",
      "invited ••• ••• 0133 as viewer",
      "made Ana Díaz &lt;crew> manager",
      "removed Ana Díaz &lt;crew> from the staff, was crew",
      "hid a report from the public: a &lt;face>",
      "changed the settings: name: Red; second pair of eyes: on",
      "FloodLine's operator",
      "a deleted account",
      "<td>you</td>",
      "kept 400 days",
    ]
  ) assert.ok(html.includes(words), words);
  const { url } = log.asked.find(({ what }) => what === "GET /api/district/log")!;
  assert.equal(url, `/api/district/log?${query}&before=${PERSON_ID}&limit=50`);
  const escaped = query.replaceAll("&", "&amp;");
  assert.ok(html.includes(`href="/district/log?${escaped}&amp;before=${PERSON_ID}"`));
  assert.ok(html.includes(`href="/api/district/log/acts.csv?${escaped}"`));
  assert.match(html, /<input[^>]*type="date"[^>]*name="from"[^>]*value="2026-11-01"/);
  assert.match(html, new RegExp(`href="/district/reports/${PERSON_ID}"`));

  const odd = site({ "GET /api/district/log": Response.json(districtLog()) });
  await odd.get("/district/log?who=x&what=y&from=z");
  assert.ok(
    odd.asked.some(({ url }) => url === "/api/district/log?limit=50"),
    "nonsense filters nothing",
  );
});
