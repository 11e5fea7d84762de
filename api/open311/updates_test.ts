// News of reports by FixMyStreet's extension, both ways.
import assert from "node:assert/strict";
import { JURISDICTION, READ, startOpen311, V2, WRITE } from "../../testing/open311.ts";
import { addReport, addUser } from "../../testing/rows.ts";
import { all, readXml } from "../../testing/xml.ts";

Deno.test("news of two hours, asked twice, is the same by the same ids; what was undone stays, and is followed by what it is now", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId, api } = world;
  const id = await addReport(sql, { bidId, happenedAt: "2026-11-22T15:00Z" });
  const manager = await api.enter(await addUser(sql, { bidId }));
  await manager.patch(`/api/district/reports/${id}`, { status: "in_progress" });
  api.clock.forward(1);
  await manager.patch(`/api/district/reports/${id}`, { status: "passed_on", cityNumber: "311-7" });
  api.clock.forward(1);
  const query = {
    api_key: READ,
    start_date: "2026-11-22T17:00:00Z",
    end_date: "2026-11-22T19:00:00Z",
  };
  const news = async () => (await ask(`${V2}/servicerequestupdates.json`, { query })).json;
  const first = await news();
  assert.deepEqual(await news(), first);
  const [{ update_id: _, ...told }] = first;
  assert.deepEqual(told, {
    service_request_id: id,
    status: "IN_PROGRESS",
    updated_datetime: "2026-11-22T18:00:00Z",
    description: "The district is at work on it.",
    media_url: null,
  });
  assert.deepEqual([first[1].status, first[1].description], [
    "INTERNAL_REFERRAL",
    "Passed on to the city: 311-7.",
  ]);
  const { acts } = (await manager.get(`/api/district/reports/${id}`)).body;
  await manager.post(`/api/district/acts/${acts[1].id}/undo`);
  const after = await news();
  assert.deepEqual(after.slice(0, 2), first);
  assert.deepEqual([after[2].status, after[2].update_id], [
    "IN_PROGRESS",
    `${first[1].update_id}-undone`,
  ]);
  const xml = readXml((await ask(`${V2}/servicerequestupdates.xml`, { query })).text);
  assert.deepEqual([xml.name, all(xml, "request_update").length], ["service_request_updates", 3]);
  const { api_key: _key, ...keyless } = query;
  const none = await ask(`${V2}/servicerequestupdates.json`, {
    query: { ...keyless, ...JURISDICTION },
  });
  assert.equal(none.status, 403);
});

Deno.test("news that a city posts changes the status where it says what became of the water, once, and is kept in words", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId, api } = world;
  const sender = await addUser(sql, { consented: true });
  const id = await addReport(sql, { bidId, userId: sender.id, happenedAt: "2026-11-22T15:00Z" });
  await sql`update reports set wants_texts = true where id = ${id}`;
  const post = (form: Record<string, string>) =>
    ask(`${V2}/servicerequestupdates.json`, {
      form: { api_key: WRITE, service_request_id: id, ...form },
    });
  const status = async () => (await sql`select status from reports where id = ${id}`)[0]!.status;
  const begun = await post({ status: "IN_PROGRESS", description: "Crew on site", update_id: "9" });
  assert.equal(begun.status, 200, begun.text);
  assert.equal(await status(), "in_progress");
  const again = await post({ status: "IN_PROGRESS", description: "Crew on site", update_id: "9" });
  assert.equal(again.json[0].update_id, begun.json[0].update_id);
  await post({ status: "CLOSED", description: "Request completed" });
  assert.equal(await status(), "in_progress", "that the city is done says nothing of the water");
  await post({ status: "CLOSED", description: "No flooding was found at the location" });
  assert.equal(await status(), "nothing_found");
  await post({ status: "IN_PROGRESS", description: "late" });
  assert.equal(await status(), "nothing_found", "what has ended is not begun anew by a late word");
  await post({ status: "REOPEN" });
  assert.equal(await status(), "seen");
  const texts = await sql`select body from messages where user_id = ${sender.id}`;
  assert.ok(texts.length >= 2, "who sent it hears of it as of any act of the staff's");
  const manager = await api.enter(await addUser(sql, { bidId }));
  const { acts } = (await manager.get(`/api/district/reports/${id}`)).body;
  const notes = acts.filter(({ kind }: { kind: string }) => kind === "note");
  assert.deepEqual(notes.map(({ text }: { text: string }) => text), [
    "IN_PROGRESS: Crew on site",
    "CLOSED: Request completed",
    "CLOSED: No flooding was found at the location",
    "IN_PROGRESS: late",
    "REOPEN",
  ]);
  assert.ok(notes.every(({ byKey }: { byKey: string }) => byKey === WRITE));
  const wrongs = [{ status: "DONE" }, { status: "OPEN", updated_datetime: "today" }];
  for (const wrong of wrongs as Record<string, string>[]) {
    assert.equal((await post(wrong)).status, 400);
  }
  assert.equal((await post({ api_key: READ, status: "OPEN" })).status, 403);
});
