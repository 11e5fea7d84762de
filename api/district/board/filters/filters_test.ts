import assert from "node:assert/strict";
import { SavedFilterList } from "shared/api/district/board.ts";
import { MAX_SAVED_FILTERS } from "shared/limits.ts";
import { startApi } from "../../../../testing/api.ts";
import { cloneDatabase } from "../../../../testing/database.ts";
import { addDistrict, addReport, addUser, HOBOKEN, RED_HOOK } from "../../../../testing/rows.ts";
import type { HttpClient } from "../../../../testing/http_client.ts";

const PATH = "/api/district/filters";
const put = async (who: HttpClient, json: unknown, path = PATH) =>
  (await who.send("PUT", path, { json })).status;
const SHARED = `${PATH}/shared`;
const list = async (who: HttpClient) => SavedFilterList.parse((await who.get(PATH)).body).filters;

Deno.test("a filter under a name is its person's own, unless a manager shares it, and counts what it means", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const { id: elsewhere } = await addDistrict(sql, HOBOKEN);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const crew = await api.enter(await addUser(sql, { bidId, role: "crew" }));
  const other = await api.enter(await addUser(sql, { bidId: elsewhere }));
  for (const depth of ["waist", "inside", "knee"]) {
    await addReport(sql, { bidId, depth, happenedAt: new Date() });
    await addReport(sql, { bidId: elsewhere, depth, happenedAt: new Date() });
  }
  assert.equal(await put(crew, { name: "Knee", query: "depth=knee" }), 204);
  assert.equal(await put(crew, { name: "All", query: "" }, SHARED), 403);
  const shared = { name: "Deep", query: "depth=inside&depth=waist&lost=1" };
  assert.equal(await put(manager, shared, SHARED), 204);
  assert.deepEqual(
    (await list(crew)).map(({ name, query, isShared, count }) => [name, query, isShared, count]),
    [["Deep", "depth=waist%2Cinside", true, 2], ["Knee", "depth=knee", false, 1]],
  );
  assert.deepEqual((await list(manager)).map(({ name }) => name), ["Deep"]);
  assert.deepEqual(await list(other), []);

  // The same name again is another filter, not two.
  await put(crew, { name: "Knee", query: "depth=ankle" });
  const [deep, knee] = await list(crew);
  assert.deepEqual([knee!.query, knee!.count], ["depth=ankle", 0]);
  for (const who of [crew, other]) {
    assert.equal(
      (await who.delete(`${PATH}/${deep!.id}`)).status,
      404,
      "a shared one is a manager's",
    );
  }
  const { body } = await manager.delete(`${PATH}/${knee!.id}`);
  assert.equal(body.error.code, "filterNotFound", "another's own");
  assert.equal((await crew.delete(`${PATH}/${knee!.id}`)).status, 204);
  assert.equal((await manager.delete(`${PATH}/${deep!.id}`)).status, 204);
  assert.deepEqual(await list(crew), []);
});

Deno.test("a filter needs a name, and nobody keeps more than can be read", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { id: bidId } = await addDistrict(database.sql, RED_HOOK);
  const manager = await api.enter(await addUser(database.sql, { bidId }));
  for (const name of ["", " ", "n".repeat(61)]) {
    const { status, body } = await manager.send("PUT", PATH, { json: { name, query: "" } });
    assert.deepEqual([status, typeof body.error.fields.name], [422, "string"], name);
  }
  for (let n = 0; n < MAX_SAVED_FILTERS; n++) {
    assert.equal(await put(manager, { name: `Filter ${n}`, query: "" }), 204);
  }
  const more = await manager.send("PUT", PATH, { json: { name: "One more", query: "" } });
  assert.deepEqual([more.status, more.body.error.code], [409, "tooManyFilters"]);
  assert.equal(await put(manager, { name: "Filter 3", query: "depth=knee" }), 204);
  assert.equal(await put(manager, { name: "One more", query: "" }, SHARED), 204);
});
