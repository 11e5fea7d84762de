// What a city says of a report later, asked for or told by itself.
import assert from "node:assert/strict";
import { startCityWorld } from "../../testing/cities.ts";
import { addKey } from "../../testing/rows.ts";

Deno.test("the city's news stand in the history, and end a report where they say what became of the water", async () => {
  await using world = await startCityWorld();
  const { sql, add, send, look, round, cases, pass } = world;
  const [dry, done] = [await add(), await add()];
  for (const id of [dry, done]) await send(id);
  await round();
  pass(16);
  await round();
  const caseOf = (id: string) => cases().find(({ fields }) => fields.description!.endsWith(id))!;
  Object.assign(caseOf(dry), { status: "closed", notes: "No flooding was found at the location" });
  Object.assign(caseOf(done), { notes: "Assigned to a crew" });
  pass(16);
  await round();
  await round();
  assert.equal((await look(dry)).status, "nothing_found");
  assert.equal((await look(done)).status, "passed_on");
  Object.assign(caseOf(done), { status: "closed", notes: "Request completed" });
  pass(16);
  await round();
  const report = await look(done);
  assert.deepEqual([report.status, report.cityCase.isClosed, report.cityCase.words], [
    "passed_on",
    true,
    "Request completed",
  ]);
  const told = report.acts.filter(({ kind }: { kind: string }) => kind === "city");
  assert.deepEqual(told.map(({ text }: { text: string }) => text), [
    "OPEN: Assigned to a crew",
    "CLOSED: Request completed",
  ]);
  const asked = world.sandbox.requests("city").length;
  pass(24 * 60);
  await round();
  assert.equal(world.sandbox.requests("city").length, asked, "what is closed is followed no more");
  assert.equal((await sql`select from city_requests where next_at is not null`).length, 0);
});

Deno.test("news that a city tells before it has told the number wait for it, and are told once", async () => {
  await using world = await startCityWorld();
  const { sql, api, add, send, look, round, trouble, pass, bidId } = world;
  const key = "floodline_key_city";
  await addKey(sql, bidId, { key, scope: "write" });
  const tell = async (number: string) => {
    const body = new URLSearchParams({
      ...{ api_key: key, service_request_id: number, status: "CLOSED" },
      description: "No flooding was found",
    });
    const path = "/api/open311/v2/servicerequestupdates.json";
    return await api.client().send("POST", path, { body });
  };
  const id = await add();
  await send(id);
  trouble("tokens", 1);
  await round();
  const early = await tell("311-000001");
  assert.equal(early.status, 200, early.text);
  assert.equal((await tell("311-000001")).text, early.text, "said twice, it is one");
  assert.equal((await look(id)).status, "passed_on");
  pass(2);
  await round();
  const report = await look(id);
  assert.deepEqual([report.cityNumber, report.status], ["311-000001", "nothing_found"]);
  assert.equal((await sql`select from city_news`).length, 0);
  // Of one that it knows: at once. Of one that nobody gets: forgotten.
  const next = await add();
  await send(next);
  await round();
  assert.equal((await tell("311-000002")).status, 200);
  assert.equal((await look(next)).status, "nothing_found");
  await tell("311-999999");
  pass(8 * 24 * 60);
  await round();
  assert.equal((await sql`select from city_news`).length, 0);
});
