import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { WORDS } from "@/words/words.ts";
import { NOW } from "shared/samples/moment.ts";
import { resident } from "shared/samples/people.ts";
import { evidence, photo, REPORT_ID, reportPage, SHA256 } from "shared/samples/reports.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const MEDIA = "0199f000-0000-7000-8000-0000000000b1";
const PATH = `/reports/${REPORT_ID}`;
const UPLOAD = Response.json({
  mediaId: MEDIA,
  url: "https://s3.test/floodline",
  fields: { key: "media/1.jpg", "Content-Type": "image/jpeg", policy: "abc" },
  maxBytes: 15_000_000,
  expiresAt: "2026-11-22T18:15:00Z",
}, { status: 201 });

type Changes = Parameters<typeof reportPage>[0];

/** `what`: its answers beside those of the page itself. */
function siteOf(changes: Changes = {}, what: Parameters<typeof fakeSite>[0] = {}) {
  return fakeSite({
    "GET /api/me": Response.json(resident()),
    [`GET /api${PATH}`]: Response.json(reportPage(changes)),
    "POST /api/uploads": UPLOAD,
    ...what,
  });
}

async function showReport(changes?: Changes, query = ""): Promise<string> {
  const response = await siteOf(changes).get(PATH + query);
  assert.equal(response.status, 200);
  return (await response.text()).replace(/^.*<main/s, "<main").replace(/<\/main>.*/s, "");
}

function words(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/&#39;/g, "'").replace(/\s+/g, " ");
}

Deno.test("after sending, the page thanks and says who sees what, and what comes next", async () => {
  const said = words(await showReport({}, "?sent=yes"));
  assert.match(said, /Thank you\. Your report is in\..*Red Hook sees it now.*but not your number/);
  assert.match(said, /After 3:30 PM, tell us here if it is still flooded/);
  assert.match(words(await showReport({ district: null }, "?sent=yes")), /call 311/);
  assert.doesNotMatch(words(await showReport()), /Thank you/);
});

Deno.test("the page tells how far a report has come, the rain then, and who confirmed it", async () => {
  const said = words(
    await showReport({
      status: "seen",
      mayBeEdited: false,
      changes: [{
        status: "seen",
        changedAt: "2026-11-22T17:50:00Z",
        isReopened: false,
        words: null,
      }],
      confirmations: 3,
    }),
  );
  assert.match(
    said,
    /Reported today at 12:40 PM Seen by Red Hook today at 12:50 PM In progress not yet How it ended not yet/,
  );
  assert.match(said, /3 other people say it is the same water/);
  assert.match(said, /In the hour before 0\.4 in 11 mm .* 0\.3 in 6\.4 mm up to 12:15 PM/);
  assert.match(said, /Red Hook has taken it up, so it stays/);
  assert.match(words(await showReport({ rain: null })), /Nobody watched the weather there/);
  assert.match(words(await showReport({ district: null })), /nobody changes its status/);
});

Deno.test("it asks whether it is still flooded when it is time, and offers it under a fold before", async () => {
  const water = { askAt: NOW.toISOString(), answer: null, answeredAt: null };
  const due = await showReport({ water });
  assert.match(due, /<section class="card water".*name="water" value="still"/);
  assert.doesNotMatch(due, /<details>/);
  assert.match(await showReport(), /<details>.*name="water" value="still"/);
});

Deno.test("it says why the newest news came by no text, and nothing of it to who wants none", async () => {
  const wants = { wantsTexts: true };
  assert.match(
    words(await showReport({ ...wants, untold: "tooMany" })),
    /the most that we send a person/,
  );
  assert.match(
    words(await showReport({ ...wants, untold: "purseEmpty" })),
    /money for texts about reports is spent.*Flood alerts are not affected/,
  );
  assert.doesNotMatch(words(await showReport(wants)), /came by no text/);
  assert.doesNotMatch(words(await showReport({ untold: "tooMany" })), /came by no text/);
});

const FORMS: [form: Record<string, string>, asked: string, body: unknown, saved: string][] = [
  [{ water: "still" }, `POST /api${PATH}/water`, { answer: "still" }, "water"],
  [{ water: "gone" }, `POST /api${PATH}/water`, { answer: "gone" }, "water"],
  [{ wantsTexts: "yes" }, `PATCH /api${PATH}`, { wantsTexts: true }, "textsOn"],
  [{ wantsTexts: "no" }, `PATCH /api${PATH}`, { wantsTexts: false }, "textsOff"],
];

for (const [form, asked, body, saved] of FORMS) {
  Deno.test(`a small form's ${JSON.stringify(form)} goes to the API, and the page says so`, async () => {
    const answer = Response.json(reportPage({ wantsTexts: form.wantsTexts === "yes" }));
    const site = siteOf({}, { [asked]: answer });
    const response = await site.post(PATH, form);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), `${PATH}?saved=${saved}`);
    assert.deepEqual(site.asked.find(({ what }) => what === asked)?.body, body);
    const notice = /<div class="notice good" role="status">/;
    assert.match(await showReport({}, `?saved=${saved}`), notice);
    assert.doesNotMatch(await showReport({}, "?saved=toString"), notice);
  });
}

Deno.test("a small form that is refused shows the page again, with why", async () => {
  const site = siteOf({}, { [`POST /api${PATH}/water`]: refuse("reportWithdrawn") });
  const response = await site.post(PATH, { water: "still" });
  assert.equal(response.status, 409);
  assert.match(await response.text(), /role="alert".*<p>[^<]*withdr[^<]*<\/p>.*Your report/s);
  assert.equal((await siteOf().post(PATH, { other: "x" })).status, 422);
});

Deno.test("a correction goes to the API; refused, it says why and keeps what was typed", async () => {
  const typed = { depth: "waist", note: "Now over the </textarea> step" };
  const site = siteOf({}, { [`PATCH /api${PATH}`]: Response.json(reportPage()) });
  const filled = await (await site.get(`${PATH}/edit`)).text();
  assert.match(filled, /value="knee" checked/);
  assert.match(filled, /<textarea[^>]*>Corner of Van Brunt<\/textarea>/);
  const response = await site.post(`${PATH}/edit`, typed);
  assert.equal(response.headers.get("location"), `${PATH}?saved=edit`);
  assert.deepEqual(site.asked.at(-1)?.body, typed);

  for (const [code, status] of [["reportNotEditable", 409], ["sessionExpired", 401]] as const) {
    const refused = siteOf({}, { [`PATCH /api${PATH}`]: refuse(code) });
    const again = await refused.post(`${PATH}/edit`, typed);
    assert.equal(again.status, status);
    const html = await again.text();
    assert.match(html, /role="alert"/);
    assert.match(html, /Now over the &lt;\/textarea/);
    assert.match(html, /value="waist" checked/);
    assert.equal(html.includes("Sign in again in a new tab"), code === "sessionExpired");
  }
  const fields = { depth: "Choose how deep the water is." };
  const empty = siteOf({}, { [`PATCH /api${PATH}`]: refuse("invalidInput", fields) });
  const answer = await (await empty.post(`${PATH}/edit`, { ...typed, depth: "" })).text();
  assert.match(answer, /<a href="#depth">Choose how deep the water is\.<\/a>/);
});

Deno.test("what the district has taken up cannot be corrected, and the page says so", async () => {
  const site = siteOf({ mayBeEdited: false, status: "seen" });
  const html = await (await site.get(`${PATH}/edit`)).text();
  assert.match(html, /It cannot be changed any more/);
  assert.doesNotMatch(html, /<textarea/);
});

Deno.test("taking a report back asks first, says what happens, and then shows it as withdrawn", async () => {
  const site = siteOf({}, { [`POST /api${PATH}/withdraw`]: Response.json(reportPage()) });
  const asked = words(await (await site.get(`${PATH}/withdraw`)).text());
  assert.match(asked, /Withdraw your report\?.*Neighbors no longer see it.*cannot be undone/);
  const response = await site.post(`${PATH}/withdraw`, {});
  assert.equal(response.headers.get("location"), PATH);

  const gone = await showReport({ withdrawnAt: "2026-11-22T17:55:00Z", mayBeEdited: false });
  assert.match(words(gone), /You withdrew this report today at 12:55 PM/);
  assert.match(words(gone), /Reported today at 12:40 PM Withdrawn today at 12:55 PM/);
  assert.doesNotMatch(gone, /<form|\/withdraw"|\/edit"/);
  const again = await siteOf({ withdrawnAt: "2026-11-22T17:55:00Z" }).get(`${PATH}/withdraw`);
  assert.equal(again.headers.get("location"), PATH);
});

Deno.test("a manager sees the report without its owner's forms, and the way to their own list", async () => {
  const html = await showReport({ isOwn: false, mayBeEdited: false }, "?sent=yes");
  assert.doesNotMatch(html, /<form|Thank you|\/withdraw"|\/edit"/);
  assert.match(html, new RegExp(`href="/district${PATH}"`));
});

Deno.test("a new report offers a plain form that sends a photo straight to storage", async () => {
  const site = siteOf();
  const html = await (await site.get(PATH)).text();
  assert.match(
    html,
    /<form method="post" action="https:\/\/s3\.test\/floodline" enc[tT]ype="multipart\/form-data">/,
  );
  // Storage wants the file last.
  assert.ok(html.indexOf('name="policy" value="abc"') < html.indexOf('name="file"'));
  const { url } = site.asked.find(({ what }) => what === "POST /api/uploads")!;
  assert.equal(url, `/api/uploads?redirectTo=${PATH}/photo`);
});

Deno.test("an old report, a full one, and storage that is down offer no photo form", async () => {
  const old = new Date(NOW.getTime() - 25 * 60 * 60_000).toISOString();
  assert.doesNotMatch(await showReport({ createdAt: old }), /multipart/);
  const full = await showReport({ media: [1, 2, 3, 4, 5].map((n) => photo(n)) });
  assert.doesNotMatch(full, /multipart/);
  assert.match(full, /alt="Photo 5 of 5: Knee deep, seen Nov 22, 2026\. Open in full"/);
  const down = siteOf({}, { "POST /api/uploads": refuse("storageUnavailable") });
  assert.doesNotMatch(await (await down.get(PATH)).text(), /multipart/);
});

Deno.test("back from storage, the photo is made part of the report", async () => {
  const site = siteOf({}, { [`POST /api${PATH}/media`]: Response.json(reportPage()) });
  const response = await site.get(`${PATH}/photo/${MEDIA}?bucket=b&key=k`);
  assert.equal(response.headers.get("location"), `${PATH}?saved=photo`);
  assert.deepEqual(site.asked.at(-1)?.body, { mediaIds: [MEDIA] });

  const refused = siteOf({}, { [`POST /api${PATH}/media`]: refuse("mediaNotReadable") });
  const back = await refused.get(`${PATH}/photo/${MEDIA}`);
  assert.equal(back.headers.get("location"), `${PATH}?photo=refused`);
});

async function record(changes: Parameters<typeof evidence>[0] = {}): Promise<string> {
  const answer = Response.json(evidence(changes));
  const site = siteOf({}, { [`GET /api${PATH}/evidence`]: answer });
  return await (await site.get(`${PATH}/evidence`)).text();
}

Deno.test("the record says what was sent first and since, with hashes, rain, warnings and neighbors", async () => {
  const html = await record();
  assert.match(html, /<title>Flood report 11231, Nov 22, 2026 – FloodLine<\/title>/);
  const said = words(html);
  assert.match(said, new RegExp(`Report number ${REPORT_ID}`));
  assert.match(said, /mobile number ends in 0123/);
  assert.doesNotMatch(html, /7185550123|718 ?555/);
  assert.match(said, /Coordinates 40\.67712, -74\.00915/);
  assert.match(
    said,
    /Water seen Nov 22, 2026 at 12:30 PM Report sent Nov 22, 2026 at 12:40 PM Changed Nov 22, 2026 at 12:50 PM/,
  );
  assert.match(said, /Waist deep At first: Knee deep/);
  assert.match(said, /water from the drain\. At first: Corner of Van Brunt Status/);
  assert.ok(said.includes(SHA256));
  assert.match(
    said,
    /File 1 of 2 : image\/jpeg, 812 kB Time in the photo: Nov 22, 2026 at 12:28 PM/,
  );
  assert.match(said, /File 2 of 2 .* No time in the file\. SHA-256 of the file: Not known/);
  assert.match(said, /12 PM|12:00 PM to 1:00 PM/);
  assert.match(
    said,
    /Open-Meteo\.com \(CC BY 4\.0\)\. It is not a measurement\. .*40\.67190, -74\.00850/,
  );
  assert.match(said, /Flash Flood Warning .* urn:oid:2\.49\.0\.1\.840\.0\.1f3c\.001\.1/);
  assert.match(
    said,
    /Ankle deep , Nov 22, 2026 at 11:50 AM, 790 ft \(240 m\) away, confirmed by 3/,
  );
  assert.match(said, /Inside a building , Nov 22, 2026 at 1:20 PM, ZIP code 11231/);
  assert.match(said, /Jan 21, 2027: 60 days are left/);
  assert.match(said, new RegExp(`https://floodline.test${PATH}/evidence`));
});

Deno.test("a record of a place that nobody watched, without photos or neighbors, says so", async () => {
  const { report } = evidence();
  const said = words(
    await record({
      report: { ...report, media: [], rain: null, location: null, editedAt: null, note: "" },
      original: null,
      rain: [],
      rainCell: null,
      officialWarnings: [],
      nearReports: [],
    }),
  );
  assert.match(said, /Not given; known by its ZIP code .* Changed Never .* No note/);
  assert.match(said, /None were sent with this report.*Nobody watched.*None for floods.*No other/);
  assert.doesNotMatch(said, /At first/);
});

Deno.test("a manager's record does not tell whose number it is", async () => {
  const { report } = evidence();
  assert.match(
    words(await record({ report: { ...report, isOwn: false } })),
    /A resident, whose number is known to FloodLine/,
  );
});

for (const language of LANGUAGES.filter((language) => language !== "en")) {
  const pages = [PATH, `${PATH}?sent=yes`, `${PATH}/edit`, `${PATH}/withdraw`, `${PATH}/evidence`];
  for (const path of [...pages, "/privacy", "/terms"]) {
    Deno.test(`${path.replace(REPORT_ID, "{id}")} is in ${language}, with no English left over`, async () => {
      const site = siteOf({ media: [photo(1)], status: "seen", confirmations: 2 }, {
        [`GET /api${PATH}/evidence`]: Response.json(evidence()),
      });
      const html = await (await site.get(path, { "accept-language": language })).text();
      const main = html.replace(/^.*<main/s, "<main").replace(/<\/main>.*/s, "");
      const { ownReport, evidence: record, legal, common } = WORDS.en;
      const left = stringsOf({ ownReport, record, legal, common })
        .filter((english) => english.length > 5 && ` ${words(main)} `.includes(` ${english} `));
      assert.deepEqual(left, []);
      assert.doesNotMatch(main, /undefined|\[object/);
    });
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value ? Object.values(value).flatMap(stringsOf) : [];
}
