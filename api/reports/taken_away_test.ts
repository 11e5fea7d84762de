// What is taken away is nowhere: every route that shows anything is asked, by everybody who may ask it.
import assert from "node:assert/strict";
import { readEvents } from "../../testing/events.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { upload } from "../../testing/media.ts";
import { ROUTE_ACCESS } from "../../testing/route_access.ts";
import { addUser } from "../../testing/rows.ts";
import { startStreet } from "../../testing/street.ts";
import { until } from "../../testing/until.ts";
import { run } from "../../tools/admin.ts";

const NOTE = "A sentence that nobody else has written";
const POINT = { latitude: 40.677, longitude: -74.009 };

/** A report with a photo that everybody sees, and everybody who does. */
async function startTelling() {
  await using starting = new AsyncDisposableStack();
  const street = starting.use(await startStreet());
  const { sql, api, owner } = street;
  const resident = await api.enter(await addUser(sql));
  const { body: report } = await owner.post("/api/reports", {
    location: POINT,
    zip: "11231",
    depth: "knee",
    note: NOTE,
    wantsTexts: true,
    mediaIds: [await upload(owner), await upload(owner)],
  });
  // Another one, whose record tells of the reports near it.
  const { body: near } = await resident.post("/api/reports", {
    location: POINT,
    zip: "11231",
    depth: "ankle",
  });
  await street.clean();
  const [photo] = await sql<[{ id: string; objectKey: string }]>`
    select id, object_key from media order by id limit 1`;
  const owned = starting.move();
  return {
    ...street,
    resident,
    photo,
    id: report.id as string,
    nearId: near.id as string,
    stranger: api.client(),
    admin: (...args: string[]) => run(sql, args, new Date(), "Ada"),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

type TellingStreet = Awaited<ReturnType<typeof startTelling>>;

/** Every answer there is, and who asked: of the router's own list, so that no new route is left out. */
async function everyAnswer(
  { api, id, nearId, photo }: TellingStreet,
  people: Record<string, HttpClient>,
): Promise<{ asked: string; text: string }[]> {
  const of = { zip: "11231", reportId: id, stormId: photo.id, messageId: photo.id } as never;
  const paths = api.routes
    .filter(({ method, path }) => method === "GET" && !path.endsWith("/stream"))
    .map(({ method, path }) => {
      const access = ROUTE_ACCESS[`${method} ${path}`];
      assert.ok(access, `${method} ${path} is not in ROUTE_ACCESS`);
      return access.path?.(of) ?? path;
    });
  const more = [
    `/api/reports?zip=11231`,
    `/api/reports/${nearId}/evidence`,
    `/api/district/reports?status=new`,
    `/api/map?latitude=${POINT.latitude}&longitude=${POINT.longitude}&metres=800`,
    ..."reports media confirmations messages".split(" ").map((kind) =>
      `/api/me/export/${kind}.csv`
    ),
  ];
  const answers = [];
  for (const [who, person] of Object.entries(people)) {
    for (const path of [...new Set([...paths, ...more])]) {
      api.clock.forward(1 / 60); // so many in one moment would be told to wait
      const { status, text } = await person.get(path);
      assert.notEqual(status, 429, path);
      answers.push({ asked: `GET ${path} by ${who}`, text });
    }
    for (const question of [{ zip: "11231" }, { location: POINT }]) {
      const { text } = await person.post("/api/reports/near", question);
      answers.push({ asked: `POST near by ${who}`, text });
    }
  }
  return answers;
}

/** Which answers tell of it. A refusal of its own address may name nothing but itself. */
async function tellingAnswers(street: TellingStreet, people: Record<string, HttpClient>) {
  const needles = [street.id, NOTE, street.photo.objectKey];
  return (await everyAnswer(street, people))
    .filter(({ text }) => needles.some((needle) => text.includes(needle)))
    .map(({ asked }) => asked);
}

Deno.test("a report that an operator removed is in no answer to anybody but its sender", async () => {
  await using street = await startTelling();
  const { stranger, resident, manager, owner, sandbox, id } = street;
  const people = { stranger, resident, manager };
  const told = await tellingAnswers(street, people);
  for (
    const route of ["reports.geojson", "/api/map", "near", "/evidence", "/api/district/reports"]
  ) {
    assert.ok(told.some((asked) => asked.includes(route)), `${route} told of it before`);
  }
  const geojson = await stranger.get("/api/zips/11231/reports.geojson");
  const etag = geojson.headers.get("etag")!;
  const address = (await manager.get(`/api/reports/${id}`)).body.media[0].url;
  const events = readEvents(await manager.open("GET", "/api/district/stream"));
  await events.next(); // it is open

  const said = await street.admin("reports", "remove", id, "--reason", "it shows a face");
  assert.match(said, /is removed, with 2 photos/);
  const { value: event } = await events.next();
  assert.deepEqual(JSON.parse(event!.data), { type: "reportChanged", reportId: id });
  await events.return(undefined);
  await street.tidy();

  assert.deepEqual(await tellingAnswers(street, people), []);
  const again = await stranger.get("/api/zips/11231/reports.geojson", { "if-none-match": etag });
  assert.equal(again.status, 200, "what a cache has is no longer true");
  const photo = await fetch(address);
  assert.equal(photo.status, 404, "also by the address that was signed before");
  await photo.body?.cancel();
  assert.equal(await sandbox.storage.findObject(street.photo.objectKey), undefined);

  const own = await owner.get(`/api/reports/${id}`);
  assert.ok(own.body.removedAt);
  assert.deepEqual([own.body.note, own.body.media, own.body.removedMedia], [NOTE, [], 2]);
  const codes = [
    await owner.get(`/api/reports/${id}/evidence`),
    await owner.patch(`/api/reports/${id}`, { note: "again" }),
    await owner.post(`/api/reports/${id}/water`, { answer: "still" }),
    await owner.post(`/api/reports/${id}/media`, { mediaIds: [await upload(owner)] }),
  ].map(({ status, body }) => [status, body.error?.code]);
  assert.deepEqual(codes, Array(4).fill([410, "reportRemoved"]));
  const strange = [
    await resident.post(`/api/reports/${id}/confirmations`),
    await manager.patch(`/api/district/reports/${id}`, { status: "seen" }),
    await manager.patch(`/api/district/reports/${id}`, { hidden: { reason: "x" } }),
  ].map(({ status }) => status);
  assert.deepEqual(strange, [404, 404, 404]);

  const [entry] = await street
    .sql`select event, detail from security_log where event = 'reportRemoved'`;
  assert.deepEqual(entry!.detail, { by: "Ada", reason: "it shows a face", report: id, media: 2 });
});

Deno.test("a report that its district hid is in no answer to the public, and is there again when it is shown", async () => {
  await using street = await startTelling();
  const { stranger, resident, manager, owner, id } = street;
  const people = { stranger, resident };
  const before = await tellingAnswers(street, people);
  const path = `/api/district/reports/${id}`;
  const hidden = await manager.patch(path, { hidden: { reason: "a name in the note" } });
  assert.deepEqual([hidden.status, hidden.body.hiddenReason], [200, "a name in the note"]);
  assert.deepEqual(await tellingAnswers(street, people), []);
  const evidence = await manager.get(`/api/reports/${street.nearId}/evidence`);
  assert.ok(!evidence.text.includes(id), "a record is for others too");
  assert.equal((await resident.post(`/api/reports/${id}/confirmations`)).status, 404);
  const [row] = (await manager.get("/api/district/reports")).body.reports
    .filter((report: { id: string }) => report.id === id);
  assert.equal(row.isHidden, true);
  assert.ok((await owner.get(`/api/reports/${id}`)).body.hiddenAt, "its sender can see it");
  assert.ok(!(await owner.get(`/api/reports/${id}`)).text.includes("a name in the note"));

  assert.equal((await manager.patch(path, { hidden: null })).body.hiddenAt, null);
  assert.deepEqual(await tellingAnswers(street, people), before);
  const events = await street.sql`
    select event, detail ->> 'reason' as reason from security_log where event like 'report%' order by id`;
  assert.deepEqual(events.map(({ event, reason }) => [event, reason]), [
    ["reportHidden", "a name in the note"],
    ["reportShown", null],
  ]);
  for (
    const change of [{}, { hidden: {} }, { hidden: { reason: "" } }, {
      hidden: { reason: "x".repeat(501) },
    }]
  ) {
    assert.equal((await manager.patch(path, change)).status, 422, JSON.stringify(change));
  }
});

Deno.test("a photo that an operator removed is in no answer, the report stays and says so", async () => {
  await using street = await startTelling();
  const { manager, owner, photo, id, sandbox } = street;
  await street.admin("media", "remove", photo.id, "--reason", "a license plate", "--by", "Grace");
  await street.tidy();
  for (const person of [manager, owner]) {
    const { status, body, text } = await person.get(`/api/reports/${id}`);
    assert.equal(status, 200, text);
    assert.deepEqual([body.media.length, body.removedMedia], [1, 1]);
    assert.notEqual(body.media[0].id, photo.id);
  }
  const answers = await everyAnswer(street, { manager, owner });
  for (const { asked, text } of answers) {
    assert.ok(!text.includes(photo.id) && !text.includes(photo.objectKey), asked);
  }
  assert.equal(await sandbox.storage.findObject(photo.objectKey), undefined);
  const [entry] = await street
    .sql`select event, detail from security_log where event = 'mediaRemoved'`;
  assert.deepEqual([entry!.event, entry!.detail.by], ["mediaRemoved", "Grace"]);
});

Deno.test("a blocked number cannot report, confirm, upload or sign in, and is told so", async () => {
  await using street = await startTelling();
  const { owner, user, sandbox, api, id, nearId, sql } = street;
  await street.admin("people", "block", user.phone, "--reason", "forty false reports");
  // Blocked by another program: the api hears of it from the database, at once but not before it.
  await until(async () => (await owner.get("/api/me")).status === 401);
  const person = await api.enter(user); // as with a session that has slipped through
  const refused = [
    await person.post("/api/reports", { zip: "11231", depth: "knee" }),
    await person.post(`/api/reports/${nearId}/confirmations`),
    await person.post("/api/uploads", { contentType: "image/jpeg", sizeBytes: 9 }),
    await person.patch(`/api/reports/${id}`, { note: "more" }),
    await person.post(`/api/reports/${id}/water`, { answer: "still" }),
  ].map(({ status, body }) => [status, body.error?.code]);
  assert.deepEqual(refused, Array(5).fill([403, "numberBlocked"]));

  const browser = api.client();
  await browser.post("/api/auth/code", { phone: user.phone });
  const wrong = await browser.post("/api/auth/verify", { phone: user.phone, code: "000000" });
  assert.equal(wrong.body.error.code, "codeWrong", "only who has the phone learns of it");
  const right = { phone: user.phone, code: api.lastCode() };
  assert.equal((await browser.post("/api/auth/verify", right)).body.error.code, "numberBlocked");
  assert.equal((await browser.get("/api/me")).status, 401);

  await sql`insert into places (user_id, zip, level) values (${user.id}, '11231', 'flood')`;
  await sandbox.inbound(user.phone, "2", [{ contentType: "image/jpeg", bytes: new Uint8Array(9) }]);
  assert.match(sandbox.messages(user.phone).at(-1)!.body, /number is blocked/);
  assert.equal((await sql`select from media where source_url is not null`).length, 0);
  await sandbox.inbound(user.phone, "STOP");
  const [row] = await sql`select unsubscribed_at from users where id = ${user.id}`;
  assert.ok(row!.unsubscribedAt, "STOP is heard all the same");

  await street.admin("people", "unblock", user.phone, "--reason", "it was another");
  assert.equal((await person.post("/api/reports", { zip: "11231", depth: "knee" })).status, 201);
});

Deno.test("operators say why, and what cannot be is said in a sentence", async () => {
  await using street = await startTelling();
  const { id, user } = street;
  const wrong: [args: string[], words: RegExp][] = [
    [["reports", "remove", id], /needs --reason/],
    [["reports", "remove", id, "--reason", "  "], /needs --reason/],
    [["reports", "remove", "x", "--reason", "y"], /is no id/],
    [["reports", "remove", crypto.randomUUID(), "--reason", "y"], /There is no report/],
    [["media", "remove", id, "--reason", "y"], /There is no photo/],
    [["people", "unblock", user.phone, "--reason", "y"], /is not blocked/],
    [["districts", "sign-out", "nowhere", "--reason", "y"], /There is no district/],
  ];
  for (const [args, words] of wrong) await assert.rejects(street.admin(...args), words);
  await assert.rejects(
    run(street.sql, ["reports", "remove", id, "--reason", "y"], new Date()),
    /needs --by/,
  );
  await street.admin("reports", "remove", id, "--reason", "y");
  await assert.rejects(street.admin("reports", "remove", id, "--reason", "y"), /removed already/);
  assert.match(
    await street.admin("districts", "sign-out", "red-hook", "--reason", "y"),
    /1 of the staff/,
  );
});
