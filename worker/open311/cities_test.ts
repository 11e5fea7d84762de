// Reports to a city, which the sandbox plays with its troubles: each once, its number kept.
import assert from "node:assert/strict";
import { CITY_KEY } from "../../sandbox/city/routes.ts";
import { NOW, startCityWorld } from "../../testing/cities.ts";
import { addDistrict, addKey, addUser, RED_HOOK } from "../../testing/rows.ts";
import { serveCities } from "./cities.ts";
import { City } from "./endpoint.ts";

Deno.test("one click sends a report: the city has it once, without who sent it, and its number is the report's", async () => {
  await using world = await startCityWorld();
  const { sql, add, send, look, round, cases } = world;
  const sender = await addUser(sql, { consented: true });
  const id = await add({ userId: sender.id });
  await sql`update reports set note = 'Over the curb', wants_texts = true where id = ${id}`;
  assert.equal((await look(id)).cityTakes, true);
  const sent = await send(id);
  assert.deepEqual([sent.status, sent.body.cityCase.state, sent.body.status], [
    200,
    "coming",
    "new",
  ]);
  assert.equal((await send(id)).status, 200);
  await Promise.all([round(), round()]);
  await round();
  assert.equal(cases().length, 1);
  const { fields, number } = cases()[0]!;
  assert.deepEqual(fields, {
    description:
      `Street flooding, knee deep. Over the curb Seen 2026-11-22T18:00Z. FloodLine ${id}`,
    lat: "40.6771111",
    long: "-74.0093333",
    "attribute[DEPTH]": "knee",
    api_key: CITY_KEY,
    service_code: "SEWER",
  });
  const report = await look(id);
  assert.deepEqual([
    report.status,
    report.cityNumber,
    report.cityCase.state,
    report.cityCase.number,
  ], [
    "passed_on",
    number,
    "sent",
    number,
  ]);
  const texts = await sql`select body from messages where user_id = ${sender.id}`;
  assert.equal(texts.length, 1);
  assert.match(texts[0]!.body, new RegExp(number));
});

Deno.test("where a district's city takes nothing, a report is private or another's water, nothing is sent", async () => {
  await using world = await startCityWorld();
  const { sql, add, send } = world;
  const code = async (id: string) => (await send(id)).body.error?.code;
  const secret = await add();
  await sql`update reports set is_private = true where id = ${secret}`;
  assert.equal(await code(secret), "privateByWish");
  const other = await add();
  await sql`update reports set status = 'same_as' where id = ${other}`;
  assert.equal(await code(other), "sameAsAnother");
  await sql`delete from city_endpoints`;
  assert.equal(await code(await add()), "cityNotSet");
  assert.equal((await sql`select from city_requests`).length, 0);
});

Deno.test("a city that is down is tried again, later each time; what it never took is said a day after, and may be sent anew", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, trouble, pass } = world;
  const id = await add();
  await send(id);
  trouble("503");
  await round();
  await round();
  assert.equal(world.sandbox.requests("city").length, 1, "not at once");
  pass(1);
  await round();
  assert.equal(world.sandbox.requests("city").length, 2);
  trouble(null);
  await round();
  assert.equal(cases().length, 0, "the second pause is longer");
  pass(2);
  await round();
  assert.deepEqual([cases().length, (await look(id)).status], [1, "passed_on"]);

  const nobody = await add();
  await send(nobody);
  await world.setEndpoint(`http://127.0.0.1:${closedPort()}/v2`);
  await round();
  assert.equal((await look(nobody)).cityCase.state, "coming", "nothing can have left");
  await world.setEndpoint(`${world.sandbox.url}/city/open311/v2`);
  pass(1);
  await round();
  assert.equal((await look(nobody)).cityCase.state, "sent");

  const never = await add();
  await send(never);
  trouble("503");
  await round();
  pass(25 * 60);
  await round();
  const { cityCase: city, status } = await look(never);
  assert.deepEqual([city.state, city.problem, city.mayAgain, status], [
    "refused",
    "unreachable",
    true,
    "new",
  ]);
  trouble(null);
  await send(never);
  await round();
  assert.equal((await look(never)).cityCase.state, "sent");
});

/** Nobody listens there any more. */
function closedPort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  listener.close();
  return listener.addr.port;
}

const REFUSED = [["403", "key"], ["404", "rejected"], ["redirect", "moved"]] as const;

Deno.test("what a city refuses is said in its words, and nobody is sent on by it", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, trouble } = world;
  for (const [kind, problem] of REFUSED) {
    const id = await add();
    await send(id);
    trouble(kind);
    await round();
    const { cityCase: city, status } = await look(id);
    assert.deepEqual([city.state, city.problem, status], ["refused", problem, "new"], kind);
    if (kind === "404") assert.equal(city.problemWords, "service_code not found");
  }
  assert.equal(cases().length, 0);
});

const TAKEN = ["500AfterAccept", "timeoutAfterAccept", "resetAfterAccept"] as const;

Deno.test("what was taken without an answer is found in the city's list, and never sent again", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, trouble, pass } = world;
  for (const [n, kind] of TAKEN.entries()) {
    const id = await add();
    await send(id);
    trouble(kind, 1);
    await round();
    pass(6);
    await round();
    const { cityCase: city, status, cityNumber } = await look(id);
    assert.deepEqual([cases().length, city.state, status], [n + 1, "sent", "passed_on"], kind);
    assert.equal(cityNumber, cases()[n]!.number);
  }
});

Deno.test("what may have been taken and is never shown is not sent on a guess; a day after, somebody decides", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, trouble, pass } = world;
  const id = await add();
  await send(id);
  // Cut off before it was read: it looks as the others do.
  trouble("reset");
  await round();
  trouble(null);
  for (let hours = 0; hours < 24; hours += 4) {
    pass(240);
    await round();
    assert.equal((await send(id)).status, 200);
    await round();
  }
  assert.equal(cases().length, 0);
  pass(60);
  await round();
  const { cityCase: city } = await look(id);
  assert.deepEqual([city.state, city.mayAgain], ["unknown", true]);
  await send(id);
  await round();
  assert.deepEqual([cases().length, (await look(id)).cityCase.state], [1, "sent"]);
});

Deno.test("a token leads to the number later; a city that tells none has the report all the same", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, trouble, pass } = world;
  const id = await add();
  await send(id);
  trouble("tokens", 1);
  await round();
  const waiting = await look(id);
  assert.deepEqual([waiting.cityCase.state, waiting.status, waiting.cityNumber], [
    "waiting",
    "passed_on",
    null,
  ]);
  pass(2);
  await round();
  const known = await look(id);
  assert.deepEqual([known.cityCase.state, known.cityNumber], ["sent", cases()[0]!.number]);

  for (const kind of ["noNumber", "emptyNumber"] as const) {
    const silent = await add();
    await send(silent);
    trouble(kind, 1);
    await round();
    const { cityCase: city, status } = await look(silent);
    assert.deepEqual([city.state, city.number, status], ["sent", null, "passed_on"], kind);
    pass(6);
    await round();
    assert.equal((await look(silent)).cityNumber, cases().at(-1)!.number, "by the list");
  }
});

class Dying extends City {
  constructor(private readonly when: "before" | "after") {
    super(() => Promise.resolve(), 1_000);
  }

  /** As where the process is killed: nothing is written down of it. */
  override async post(...args: Parameters<City["post"]>): ReturnType<City["post"]> {
    if (this.when === "after") await super.post(...args);
    throw new Error("killed");
  }
}

Deno.test("two workers, killed before and after the city took it: no report twice, and none that is thought to be there and is not", async () => {
  await using world = await startCityWorld();
  const { add, send, look, round, cases, pass } = world;
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) ids.push(await add());
  for (const id of ids) await send(id);
  const [lost, taken] = [ids.slice(0, 3), ids.slice(3, 6)];
  const hold = (some: string[]) =>
    world.sql`update city_requests set next_at = ${new Date(
      NOW + 3600_000,
    )} where report_id <> all(${some})`;
  await hold(lost);
  await round({ city: new Dying("before") });
  await world.sql`update city_requests set next_at = ${new Date(NOW)} where state = 'queued'`;
  await hold(taken);
  await round({ city: new Dying("after") });
  await world.sql`update city_requests set next_at = ${new Date(NOW)} where state = 'queued'`;
  await Promise.all([round(), round()]);
  pass(6);
  for (let n = 0; n < 3; n++) await Promise.all([round(), round()]);
  const shown = cases().map(({ fields }) => fields.description!.slice(-36));
  assert.equal(new Set(shown).size, shown.length, "none twice");
  for (const id of ids) {
    const { cityCase: city, status } = await look(id);
    const isThere = shown.includes(id);
    assert.equal(city.state, isThere ? "sent" : "unknown", id);
    assert.equal(status, isThere ? "passed_on" : "new");
    assert.equal(isThere, !lost.includes(id));
  }
});

Deno.test("our client and our server: a report goes to another jurisdiction once, and its news come back", async () => {
  await using world = await startCityWorld();
  const { sql, api, add, send, look, round, pass, setEndpoint, services } = world;
  const city = await addDistrict(sql, { ...RED_HOOK, slug: "the-city", zips: [] });
  const key = "floodline_key_the-city";
  await addKey(sql, city.id, { key, scope: "write" });
  await setEndpoint(`${api.url}/api/open311/v2`, { jurisdiction: "the-city", service: "flooding" });
  const cityKeys = new Map([["red-hook", key]]);
  const id = await add({ depth: "waist" });
  await send(id);
  // Its answer is lost, it is looked for, and a worker that has forgotten all posts again.
  await round({ cityKeys, city: new Dying("after") });
  await sql`update city_requests set state = 'queued', next_at = ${new Date(NOW)}`;
  await round({ cityKeys });
  const theirs = await sql<{ id: string; depth: string }[]>`
    select id, depth from reports where bid_id = ${city.id}`;
  assert.deepEqual(theirs.map(({ depth }) => depth), ["waist"]);
  assert.equal((await look(id)).cityCase.number, theirs[0]!.id);
  const staff = await api.enter(await addUser(sql, { bidId: city.id }));
  await staff.patch(`/api/district/reports/${theirs[0]!.id}`, { status: "nothing_found" });
  pass(16);
  await serveCities({ ...services, cityKeys }, new Date(NOW + 16 * 60_000));
  const back = await look(id);
  assert.deepEqual([back.cityCase.isClosed, back.status], [true, "nothing_found"]);
});
