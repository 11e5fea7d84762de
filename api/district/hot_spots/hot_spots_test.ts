import assert from "node:assert/strict";
import { HotSpots } from "shared/api/district/hot_spots.ts";
import { hotSpots } from "shared/samples/hot_spots.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addKey, addUser, RED_HOOK } from "../../../testing/rows.ts";

const KEY = "floodline_key_of-the-hot-spots";

Deno.test("hot spots are answered as they were counted last, to staff and to programs; before that it is said that they were not", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const viewer = await api.enter(await addUser(sql, { bidId, role: "viewer" }));
  const path = "/api/district/hot-spots";
  const before = HotSpots.parse((await viewer.get(path)).body);
  assert.deepEqual([before.countedAt, before.spots], [null, []]);
  const { countedAt, ...content } = hotSpots();
  await sql`
    insert into hot_spot_counts (bid_id, counted_at, files, content)
    values (${bidId}, ${countedAt}, '', ${sql.json(content)})`;
  const after = HotSpots.parse((await viewer.get(path)).body);
  assert.deepEqual({ ...after, countedAt: Date.parse(after.countedAt!) }, {
    ...content,
    countedAt: Date.parse(countedAt!),
  });
  await addKey(sql, bidId, { key: KEY });
  const { body } = await api.client().get(path, { authorization: `Bearer ${KEY}` });
  assert.deepEqual(body, after);
});
