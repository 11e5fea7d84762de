import assert from "node:assert/strict";
import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { districtReport } from "shared/samples/district.ts";
import { staff } from "shared/samples/people.ts";
import { photo, REPORT_ID } from "shared/samples/reports.ts";
import { type StaffRole } from "shared/staff_roles.ts";
import { fakeSite, refuse } from "./fake_site.ts";

const picture = (n: number, changes: Partial<DistrictPicture> = {}): DistrictPicture => ({
  ...photo(n),
  hidden: null,
  staffs: null,
  ...changes,
});

const COVER = { coveredAt: "2026-11-22T17:50:00Z", sealedSha256: "a".repeat(64) };
const MEDIA = [
  picture(1, { cover: COVER }),
  picture(2, { hidden: { hiddenAt: "2026-11-22T17:55:00Z", reason: "a face" } }),
  picture(3, { kind: "video", contentType: "video/mp4" }),
];
const BY = { id: "0199f000-0000-7000-8000-0000000000d1", name: "Ana", ending: "0142" };
const pageOf = (n: number) => `/district/reports/${REPORT_ID}/pictures/${MEDIA[n - 1]!.id}`;
const api = (n: number, rest: string) => `/api/district/pictures/${MEDIA[n - 1]!.id}/${rest}`;

function startSite(role: StaffRole = "manager") {
  return fakeSite({
    "GET /api/me": Response.json(staff(role)),
    "GET /api/district/colleagues": Response.json({ colleagues: [] }),
    "GET /api/district/templates": Response.json({ templates: [] }),
    [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport({ media: MEDIA })),
    [`DELETE ${api(1, "cover")}`]: Response.json(MEDIA[0]),
    [`POST ${api(1, "original")}`]: Response.json({ url: "https://s3.test/sealed.jpg" }),
    [`PUT ${api(3, "hiding")}`]: Response.json(MEDIA[2]),
    [`DELETE ${api(2, "hiding")}`]: refuse("pictureNotFound"),
  });
}

Deno.test("a report's pictures lead to a page each, and say what is covered and hidden", async () => {
  const html = await (await startSite().get(`/district/reports/${REPORT_ID}`)).text();
  for (const n of [1, 2, 3]) assert.ok(html.includes(`href="${pageOf(n)}"`));
  assert.match(html, /Covered in parts<\/p>.*Hidden<\/p>/);
});

Deno.test("a picture's page leads to the one before and the next, by plain links, and says since when it is covered", async () => {
  const first = await (await startSite().get(pageOf(1))).text();
  assert.match(first, /<h1>Photo 1 of 3<\/h1>/);
  assert.match(first, /Parts of it have been covered since today at 12:50 PM/);
  assert.ok(first.includes(`href="${pageOf(2)}" rel="next"`) && !first.includes('rel="prev"'));
  const second = await (await startSite().get(pageOf(2))).text();
  assert.ok(second.includes(`href="${pageOf(1)}" rel="prev"`));
  assert.match(second, /Hidden since today at 12:55 PM: a face\./);
  assert.match(
    await (await startSite().get(pageOf(3))).text(),
    /<h1>Video<\/h1>.*<video[^>]*controls/,
  );
});

Deno.test("covers come off, the photo as it was sent is opened, a video is hidden: by forms", async () => {
  const site = startSite();
  const off = await site.post(pageOf(1), { do: "uncover" });
  assert.deepEqual([off.status, off.headers.get("location")], [
    303,
    `${pageOf(1)}?saved=uncovered`,
  ]);
  const opened = await (await site.post(pageOf(1), { do: "open" })).text();
  assert.match(opened, /<img src="https:\/\/s3\.test\/sealed\.jpg"/);
  assert.match(opened, /That you opened it is kept/);
  const hidden = await site.post(pageOf(3), { do: "hide", reason: "a face" });
  assert.equal(hidden.headers.get("location"), `${pageOf(3)}?saved=hidden`);
  assert.deepEqual(site.asked.at(-1)?.body, { reason: "a face" });
  const refused = await site.post(pageOf(2), { do: "show" });
  assert.equal(refused.status, 404);
  assert.equal((await site.post(pageOf(1), { do: "burn" })).status, 422);
});

Deno.test("viewers and crew see pictures, and are offered nothing to do with them", async () => {
  for (const role of ["viewer", "crew"] as const) {
    for (const n of [1, 2, 3]) {
      const html = await (await startSite(role).get(pageOf(n))).text();
      assert.ok(
        !html.includes('name="do"') && !/<button[^>]*>Cover faces/.test(html),
        `${role} ${n}`,
      );
    }
  }
});

Deno.test("another report's picture, and what is none, is a page that says so", async () => {
  const site = startSite();
  const other = `/district/reports/${REPORT_ID}/pictures/${crypto.randomUUID()}`;
  assert.equal((await site.get(other)).status, 404);
  assert.equal((await site.get(`/district/reports/${REPORT_ID}/pictures/x`)).status, 404);
});

Deno.test("a photo by the crew says who took it and who sees it; a manager shows it to its sender, and takes that back", async () => {
  const addedAt = "2026-11-22T17:50:00Z";
  const taken = picture(4, { isStaffs: true, staffs: { by: BY, addedAt, outsideAt: null } });
  const path = `/district/reports/${REPORT_ID}/pictures/${taken.id}`;
  const siteWith = (media: DistrictPicture, role: StaffRole = "manager") =>
    fakeSite({
      "GET /api/me": Response.json(staff(role)),
      "GET /api/district/colleagues": Response.json({ colleagues: [] }),
      "GET /api/district/templates": Response.json({ templates: [] }),
      [`GET /api/district/reports/${REPORT_ID}`]: Response.json(districtReport({ media: [media] })),
      [`PUT /api/district/pictures/${taken.id}/outside`]: Response.json(media),
      [`DELETE /api/district/pictures/${taken.id}/outside`]: Response.json(media),
      [`DELETE /api/district/pictures/${taken.id}`]: new Response(null, { status: 204 }),
    });
  const site = siteWith(taken);
  const listed = await (await site.get(`/district/reports/${REPORT_ID}`)).text();
  assert.match(listed, /Taken by staff, for staff only<\/p>/);
  const html = await (await site.get(path)).text();
  assert.match(html, /Taken by Ana, today at 12:28 PM\. Your staff alone sees it\./);
  assert.ok(!html.includes('value="hide"'), "there is nobody to hide it from");
  const done = await site.post(path, { do: "outside" });
  assert.equal(done.headers.get("location"), `${path}?saved=outside`);
  assert.match(
    await (await site.get(`${path}?saved=outside`)).text(),
    /Who sent the report sees it from now on\./,
  );

  const outside = picture(4, {
    isStaffs: true,
    staffs: { by: null, addedAt, outsideAt: "2026-11-22T17:55:00Z" },
  });
  const shown = siteWith(outside);
  const after = await (await shown.get(path)).text();
  assert.match(after, /Taken by A former colleague.* has seen it too since today at 12:55 PM/);
  assert.ok(after.includes('value="hide"'));
  const back = await shown.post(path, { do: "inside" });
  assert.equal(back.headers.get("location"), `${path}?saved=inside`);
  assert.ok(!after.includes('value="remove"'), "its sender has seen it");
  const crews = await (await siteWith(taken, "crew").get(path)).text();
  assert.ok(!crews.includes('value="outside"') && !crews.includes('value="remove"'));
  const me = staff("crew");
  const own = picture(4, {
    isStaffs: true,
    staffs: { by: { ...BY, id: me.id }, addedAt, outsideAt: null },
  });
  const takers = siteWith(own, "crew");
  assert.ok((await (await takers.get(path)).text()).includes('value="remove"'));
  const gone = await takers.post(path, { do: "remove" });
  assert.equal(gone.headers.get("location"), `/district/reports/${REPORT_ID}?saved=removed`);
});
