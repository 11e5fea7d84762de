import assert from "node:assert/strict";
import { LANGUAGES } from "shared/languages.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../../testing/rows.ts";

const PATH = "/api/district/settings";

Deno.test("a manager changes what is given, with a new code, and the log tells what", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const user = await addUser(database.sql, { bidId: bid.id });
  const manager = await api.enter(user);
  const usual = { name: "red-hook BID", languages: ["en", "es", "zh"], twoPairsOfEyes: false };
  assert.deepEqual((await manager.get(PATH)).body, usual);
  const changed = await manager.patch(PATH, { name: " Red Hook BID ", languages: ["es", "en"] });
  const after = { name: "Red Hook BID", languages: ["es", "en"], twoPairsOfEyes: false };
  assert.deepEqual([changed.status, changed.body], [200, after]);
  assert.equal((await manager.patch(PATH, { twoPairsOfEyes: true })).body.twoPairsOfEyes, true);
  await manager.patch(PATH, { twoPairsOfEyes: true });
  assert.equal((await manager.get("/api/district")).body.name, "Red Hook BID");
  const notes = await database.sql<{ detail: unknown }[]>`
    select detail from security_log where event = 'settingsChanged' order by id`;
  assert.deepEqual(notes.map(({ detail }) => detail), [
    { which: "name, languages", name: "Red Hook BID", languages: "es,en" },
    { which: "twoPairsOfEyes", twoPairsOfEyes: "true" },
  ]);
  api.clock.forward(10.1);
  const late = await manager.patch(PATH, { name: "x" });
  assert.equal(late.body.error.code, "freshCodeNeeded");
});

Deno.test("a name is one line, and each language is there once", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  for (
    const change of [
      { name: "  " },
      { name: "a\nb" },
      { name: "x".repeat(101) },
      { languages: [] },
      { languages: ["en", "en"] },
      { languages: ["fr"] },
      { twoPairsOfEyes: "yes" },
    ]
  ) assert.equal((await manager.patch(PATH, change)).status, 422, JSON.stringify(change));
  for (const languages of [[], ["en", "en"], ["fr"]]) {
    await assert.rejects(
      database.sql`update bids set languages = ${languages}::text[]`,
      /check constraint/,
    );
  }
  await database.sql`update bids set languages = ${[...LANGUAGES]}::text[]`;
});
