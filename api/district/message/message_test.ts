// What a district says on its ZIP codes' pages.
import assert from "node:assert/strict";
import { DistrictMessage, NewDistrictMessage } from "shared/api/district/message.ts";
import { LANGUAGES } from "shared/languages.ts";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/message";
const WORDS = { en: "Pumps at Van Brunt", es: "Bombas en Van Brunt" };

Deno.test("it stands on the ZIP codes' pages at once, for anybody, until its end", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set("2026-11-22T18:00:00Z");
  const [bid, other] = [
    await addDistrict(database.sql, RED_HOOK),
    await addDistrict(database.sql, HOBOKEN),
  ];
  const user = await addUser(database.sql, { bidId: bid.id });
  const manager = await api.enter(user);
  const shown = async (zip: string, person = api.client()) =>
    ZipPage.parse((await person.get(`/api/zips/${zip}`)).body).messages;
  assert.deepEqual(await shown("11231"), []);
  const { status, body } = await manager.send("PUT", PATH, {
    json: { words: WORDS, forHours: 3 },
  });
  assert.equal(status, 200);
  const { message } = DistrictMessage.parse(body);
  assert.equal(message?.by?.id, user.id);
  const expected = {
    district: "red-hook BID",
    languages: ["en", "es", "zh"],
    words: { ...WORDS, zh: null },
    setAt: "2026-11-22T18:00:00.000Z",
    until: "2026-11-22T21:00:00.000Z",
  };
  assert.deepEqual(await shown("11231"), [expected]);
  assert.deepEqual(await shown("07030"), []);
  // A manager next door, behind the wall, sees it like anybody.
  const neighbor = await api.enter(await addUser(database.sql, { bidId: other.id }));
  assert.deepEqual(await shown("11231", neighbor), [expected]);
  assert.equal((await neighbor.get(PATH)).body.message, null);
  api.clock.forward(3 * 60);
  assert.deepEqual(await shown("11231"), []);
  assert.equal((await manager.get(PATH)).body.message, null);
});

Deno.test("a new one takes the old one's place, and is ended before its time", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const say = (en: string) => manager.send("PUT", PATH, { json: { words: { en }, forHours: 24 } });
  await Promise.all(["one", "two", "three"].map(say));
  await say("four");
  const { messages } = (await manager.get("/api/zips/11231")).body;
  assert.deepEqual(messages.map(({ words }: { words: { en: string } }) => words.en), ["four"]);
  assert.equal((await manager.delete(PATH)).status, 204);
  assert.equal((await manager.delete(PATH)).status, 204);
  assert.deepEqual((await manager.get("/api/zips/11231")).body.messages, []);
  const events = await database.sql`
    select event, count(*)::int as count from security_log
    where bid_id = ${bid.id} group by event order by event`;
  assert.deepEqual([...events], [
    { event: "messageEnded", count: 1 },
    { event: "messageSet", count: 4 },
  ]);
});

Deno.test("without words, without an end, for more than a week, or like a warning it is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  const wrong: [unknown, string][] = [
    [{ words: {}, forHours: 3 }, "words"],
    [{ words: { en: "  \n " }, forHours: 3 }, "words"],
    [{ words: WORDS }, "forHours"],
    [{ words: WORDS, forHours: 0 }, "forHours"],
    [{ words: WORDS, forHours: 169 }, "forHours"],
    [{ words: { en: "x".repeat(501) }, forHours: 3 }, "words.en"],
    [{ words: { es: "EMERGENCY ALERT: evacuate now" }, forHours: 3 }, "words.es"],
  ];
  for (const [json, field] of wrong) {
    const { status, body } = await manager.send("PUT", PATH, { json });
    assert.equal(status, 422, field);
    assert.deepEqual(Object.keys(body.error.fields), [field]);
  }
  assert.equal((await manager.get(PATH)).body.message, null);
  const longest = { words: { zh: "🌊".repeat(500) }, forHours: 168 };
  assert.equal((await manager.send("PUT", PATH, { json: longest })).status, 200);
});

Deno.test("there is a column and a key for each language that there is", async () => {
  await using database = await cloneDatabase();
  const columns = await database.sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'bid_messages'::regclass and attname = any(${[...LANGUAGES]}::text[])
    order by attname`;
  assert.deepEqual(columns.map(({ name }) => name), [...LANGUAGES].sort());
  assert.deepEqual(Object.keys(NewDistrictMessage.shape.words.shape), [...LANGUAGES]);
});
