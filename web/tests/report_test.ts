import assert from "node:assert/strict";
import { resident } from "shared/samples/people.ts";
import { report, REPORT_ID } from "shared/samples/reports.ts";
import { zipPage } from "shared/samples/zips.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const SUBMISSION = "0b8e1f4c-5a1c-4d7e-9a53-0d2f6a4a7f11";
const MEDIA = "0199f000-0000-7000-8000-0000000000b1";
const TYPED = {
  submissionId: SUBMISSION,
  zip: "11231",
  depth: "knee",
  note: "Corner of Van Brunt",
  when: "now",
  happenedAt: "",
};
const SIGNED_IN = { "GET /api/me": Response.json(resident()) };

Deno.test("a report goes to the API as typed, and leads to its own page", async () => {
  const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
  const response = await site.post("/report", TYPED);
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), `/reports/${REPORT_ID}?sent=yes`);
  assert.deepEqual(site.asked.at(-1)?.body, {
    zip: "11231",
    depth: "knee",
    note: "Corner of Van Brunt",
    mediaIds: [],
    submissionId: SUBMISSION,
    wantsTexts: false,
    isPrivate: false,
  });
});

Deno.test("what the islands add to the form goes along", async () => {
  const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
  const place = { zip: "", latitude: "40.677", longitude: "-74.01" };
  await site.post("/report", { ...TYPED, ...place, mediaIds: MEDIA, wantsTexts: "yes" });
  const { zip, location, mediaIds, wantsTexts } = site.asked.at(-1)!.body;
  assert.equal(wantsTexts, true);
  assert.equal(zip, undefined);
  assert.deepEqual(location, { latitude: 40.677, longitude: -74.01 });
  assert.deepEqual(mediaIds, [MEDIA]);
});

Deno.test("a note of 2,000 characters is taken with any line ends, and one of 2,001 stays in the form", async () => {
  const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
  const note = "line\r\n".repeat(399) + "123🌊.";
  for (const accept of ["text/html", "application/json"]) {
    const taken = await site.post("/report", { ...TYPED, note }, { accept });
    assert.equal(taken.status, accept === "text/html" ? 303 : 200);
    assert.equal(site.asked.at(-1)!.body.note, note.replaceAll("\r\n", "\n"));
    const refused = await site.post("/report", { ...TYPED, note: note + "!" }, { accept });
    assert.equal(refused.status, 422);
    const said = await refused.text();
    assert.match(said, /Keep the note to 2000 characters or fewer\./);
    if (accept === "text/html") {
      assert.ok(said.includes(`${note.replaceAll("\r\n", "\n")}!</textarea>`));
    }
  }
});

Deno.test("a page whose own script failed tells of it with the report, and no number with it", async () => {
  const told: string[] = [];
  const onError = (error: unknown) => told.push(String(error));
  const fault = "TypeError: x.timeout is not a function, +1 (718) 555-0151";
  const site = fakeSite({
    ...SIGNED_IN,
    "POST /api/reports": ({ depth }) =>
      depth === "knee" ? Response.json(report()) : refuse("invalidInput"),
  }, { onError });
  await site.post("/report", { ...TYPED, fault });
  await site.post("/report", { ...TYPED, fault: "" });
  await site.post("/report", { ...TYPED, depth: "waist", fault });
  assert.deepEqual(told, ["PageFault: TypeError: x.timeout is not a function, +# (#) #-#"]);
});

Deno.test("a report that waited on the phone keeps the time at which the water was seen", async () => {
  const happenedAt = async (changes: Record<string, string>) => {
    const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
    await site.post("/report", { ...TYPED, ...changes });
    return site.asked.at(-1)!.body.happenedAt;
  };
  const anHourAgo = "2026-11-22T17:00:00.000Z";
  assert.equal(await happenedAt({ seenAt: anHourAgo }), anHourAgo);
  assert.equal(await happenedAt({ seenAt: "2026-11-22T18:03:00.000Z" }), undefined, "a fast clock");
  assert.equal(await happenedAt({ seenAt: "yesterday" }), undefined);
});

Deno.test("reports near by are offered by a button that works without script", async () => {
  const near = {
    id: REPORT_ID,
    zip: "11231",
    location: null,
    depth: "waist",
    status: "new",
    isOpen: true,
    happenedAt: "2026-11-22T17:30:00Z",
    distanceMetres: 140,
    confirmations: 2,
    isGone: false,
    isOwn: false,
    isConfirmed: false,
  };
  const site = fakeSite({
    ...SIGNED_IN,
    "GET /api/reports/near": Response.json({ reports: [near] }),
    [`POST /api/reports/${REPORT_ID}/confirmations`]: Response.json({ ...near, isConfirmed: true }),
  });
  const html = await (await site.get("/report?zip=11231")).text();
  assert.match(html, /Waist deep.*460 ft \(140 m\) away · 30 minutes ago · 2 more saw it/);
  assert.match(html, new RegExp(`form="same-water" formaction="/reports/${REPORT_ID}/same"`, "i"));
  assert.match(html, /<form id="same-water" method="post">/);
  const said = await site.post(`/reports/${REPORT_ID}/same`, {});
  assert.equal(said.headers.get("location"), "/report?zip=11231");
});

Deno.test("a tap on the plain form's map sets the place, keeps what is typed and sends nothing", async () => {
  const view = { latitude: 40.677, longitude: -74.009, metres: 2880 };
  const none = { districts: [], streets: [], streetSources: [], zips: [], reports: [] };
  const site = fakeSite({
    ...SIGNED_IN,
    "GET /api/map": Response.json({ view, ...none, rain: [], warnings: [] }),
  });
  const plain = await (await site.get("/report?zip=11231")).text();
  assert.match(plain, /<noscript>.*<input type="image" name="map".*<\/noscript>/s);
  const [first] = plain.slice(plain.indexOf('action="/report"')).match(
    /<[^>]*type="(submit|image)"[^>]*>/,
  )!;
  assert.doesNotMatch(first, /name="map"|form=/, "Enter in a field is to send");
  assert.match(plain, /src="\/map\.svg\?zip=11231&amp;language=en"/);
  assert.doesNotMatch(await (await site.get("/report")).text(), /type="image"/, "no ZIP code");

  const tap = async (x: number, y: number) => {
    return await place({ mapZip: "11231", "map.x": String(x), "map.y": String(y) });
  };
  const place = async (pressed: Record<string, string>) => {
    const response = await site.post("/report", { ...TYPED, ...pressed });
    assert.equal(response.status, 200);
    const html = await response.text();
    assert.match(html, /Corner of Van Brunt/);
    const at = (name: string) => html.match(new RegExp(`name="${name}" value="([-.0-9]+)"`))?.[1];
    return [at("latitude"), at("longitude")].map((n) => n && Number(n).toFixed(4));
  };
  assert.deepEqual(await tap(144, 144), ["40.6770", "-74.0090"]);
  assert.deepEqual(await tap(144, 44), ["40.6860", "-74.0090"], "1000 metres to the north");
  assert.deepEqual(await tap(0, 0), [undefined, undefined], "pressed by a key");
  const there = { latitude: "40.677", longitude: "-74.009" };
  assert.deepEqual(await place({ ...there, map: "remove" }), [undefined, undefined]);
  assert.ok(!site.asked.some(({ what }) => what === "POST /api/reports"));
});

Deno.test("the form is the same in each language, and its mistakes are too", async () => {
  const site = fakeSite(SIGNED_IN);
  const spanish = { "accept-language": "es-MX" };
  assert.match(await (await site.get("/report", spanish)).text(), /¿Dónde está el agua\?/);
  const refused = await site.post("/report", { ...TYPED, zip: "", depth: "" }, spanish);
  assert.match(await refused.text(), /<a href="#zip">Dé un código postal o su ubicación\.<\/a>/);
});

Deno.test("a time is read by the clock of the ZIP code", async () => {
  const site = fakeSite({
    ...SIGNED_IN,
    "GET /api/zips/94110": Response.json(
      zipPage({ zip: "94110", timeZone: "America/Los_Angeles" }),
    ),
    "POST /api/reports": Response.json(report()),
  });
  const earlier = { when: "earlier", happenedAt: "2026-11-21T22:30" };
  await site.post("/report", { ...TYPED, ...earlier, zip: "94110" });
  assert.equal(site.asked.at(-1)?.body.happenedAt, "2026-11-22T06:30:00.000Z");
});

for (
  const [timeZone, at] of [
    ["America/Los_Angeles", "2026-11-22T06:30:00.000Z"],
    ["", "2026-11-22T03:30:00.000Z"],
    ["Etc/Unknown", "2026-11-22T03:30:00.000Z"],
    ["99999", "2026-11-22T03:30:00.000Z"],
    ["America/New_York\0", "2026-11-22T03:30:00.000Z"],
  ]
) {
  Deno.test(`a time at a phone's own place is read by its clock, though it says ${JSON.stringify(timeZone)}`, async () => {
    const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
    const earlier = { when: "earlier", happenedAt: "2026-11-21T22:30" };
    const place = { zip: "", latitude: "40.677", longitude: "-74.01", timeZone: timeZone! };
    await site.post("/report", { ...TYPED, ...earlier, ...place });
    assert.equal(site.asked.at(-1)?.body.happenedAt, at);
  });
}

Deno.test("every mistake is named at once, and nothing typed is lost", async () => {
  const site = fakeSite({ ...SIGNED_IN, "GET /api/zips/11231": Response.json(zipPage()) });
  const typed = {
    ...TYPED,
    depth: "",
    when: "earlier",
    note: "Cellar </textarea>",
    mediaIds: MEDIA,
  };
  const response = await site.post("/report", typed);
  assert.equal(response.status, 422);
  const html = await response.text();
  assert.match(html, /<a href="#depth">Choose how deep the water is\.<\/a>/);
  assert.match(html, /<a href="#happenedAt">Give the date and the time when you saw it\.<\/a>/);
  assert.match(html, /<fieldset aria-describedby="depth-error">/);
  assert.match(html, /aria-describedby="happenedAt-hint happenedAt-error" aria-invalid="true"/);
  assert.match(html, /Cellar &lt;\/textarea/);
  assert.match(html, /id="when-earlier"[^>]*checked/);
  assert.match(html, new RegExp(`name="submissionId" value="${SUBMISSION}"`));
  assert.match(html, new RegExp(`name="mediaIds" value="${MEDIA}"`));
  assert.ok(!site.asked.some(({ what }) => what === "POST /api/reports"));
});

Deno.test("a report without a place asks for one; an unknown ZIP code is named", async () => {
  const html = await (await fakeSite(SIGNED_IN).post("/report", { ...TYPED, zip: "" })).text();
  assert.match(html, /<a href="#zip">Give a ZIP code, or your location\.<\/a>/);
  const unknown = fakeSite({ ...SIGNED_IN, "POST /api/reports": refuse("zipNotFound") });
  const answer = await unknown.post("/report", TYPED);
  assert.match(await answer.text(), /<a href="#zip">We do not know that ZIP code/);
});

Deno.test("a session that has ended does not take the form away", async () => {
  const site = fakeSite({ "POST /api/reports": refuse("sessionExpired") });
  const response = await site.post("/report", TYPED);
  assert.equal(response.status, 401);
  const html = await response.text();
  assert.match(html, /Corner of Van Brunt/);
  assert.match(html, /<a href="\/sign-in" target="_blank">Sign in again in a new tab<\/a>/);
});

Deno.test("the page's own script is answered in JSON", async () => {
  const json = { accept: "application/json" };
  const site = fakeSite({ ...SIGNED_IN, "POST /api/reports": Response.json(report()) });
  const sent = await site.post("/report", TYPED, json);
  assert.deepEqual(await sent.json(), { location: `/reports/${REPORT_ID}?sent=yes` });
  const refused = await site.post("/report", { ...TYPED, depth: "" }, json);
  assert.equal(refused.status, 422);
  const { error } = await refused.json();
  assert.deepEqual(error.fields, { depth: "Choose how deep the water is." });
  const down = fakeSite({ "POST /api/reports": refuse("databaseUnavailable") });
  assert.equal((await down.post("/report", TYPED, json)).status, 503);
});
