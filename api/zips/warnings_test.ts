// What a ZIP code's page has of the Weather Service and of the model's run, by where it lies.
import assert from "node:assert/strict";
import { ZipPage } from "shared/api/zips.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addRain } from "../../testing/rows.ts";
import { feature, NOW, polygon, serve } from "../../testing/weather_service.ts";
import { hearWarnings } from "../../worker/warnings/warnings.ts";

const NEW_YORK = "11231";
const CHICAGO = "60601";
const HONOLULU = "96815";
const GUAM = "96910";

async function startPages() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const api = starting.use(await startApi(database));
  api.clock.set(NOW.toISOString());
  const owned = starting.move();
  return {
    sql: database.sql,
    page: async (zip: string) => ZipPage.parse((await api.client().get(`/api/zips/${zip}`)).body),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

for (
  const [sentence, codes] of [
    ["UGC", { geocode: { UGC: ["NYC047", "NYC081"], SAME: [] } }],
    ["SAME", { geocode: { UGC: [], SAME: ["036047", "036081"] } }],
    ["its zones' addresses", { affectedZones: ["https://api.weather.gov/zones/county/NYC047"] }],
  ] as [string, Record<string, unknown>][]
) {
  Deno.test(`a warning with ${sentence} alone is named on its state's pages as perhaps theirs, no others'`, async () => {
    await using pages = await startPages();
    const areaDesc = "Kings, NY; Queens, NY";
    await using service = serve([
      feature(null, { id: "urn:1", event: "Flood Warning", ends: null, areaDesc, ...codes }),
    ]);
    await hearWarnings(pages.sql, service.client, NOW);
    const { officialWarnings } = await pages.page(NEW_YORK);
    assert.deepEqual(officialWarnings.list, []);
    assert.deepEqual(
      officialWarnings.maybe.map((
        { id, event, endsAt, areaDesc },
      ) => [id, event, endsAt, areaDesc]),
      [["urn:1", "Flood Warning", null, areaDesc]],
    );
    assert.deepEqual((await pages.page(CHICAGO)).officialWarnings.maybe, []);
    service.features = [];
    await hearWarnings(pages.sql, service.client, NOW);
    assert.deepEqual((await pages.page(NEW_YORK)).officialWarnings.maybe, []);
  });
}

Deno.test("with an area it is theirs or not, whatever its counties; beside one without, both are named", async () => {
  await using pages = await startPages();
  const geocode = { UGC: ["NYC047", "ILC031"], SAME: [] };
  const around = [[-74.1, 40.6], [-73.9, 40.6], [-73.9, 40.8], [-74.1, 40.8], [-74.1, 40.6]];
  await using service = serve([
    feature(polygon(around), { id: "urn:1", geocode }),
    feature(null, { id: "urn:2", geocode }),
  ]);
  await hearWarnings(pages.sql, service.client, NOW);
  const named = async (zip: string) => {
    const { list, maybe } = (await pages.page(zip)).officialWarnings;
    return [list.map(({ id }) => id), maybe.map(({ id }) => id)];
  };
  assert.deepEqual(await named(NEW_YORK), [["urn:1"], ["urn:2"]]);
  assert.deepEqual(await named(CHICAGO), [[], ["urn:2"]]);
});

Deno.test("an old run of HRRR makes no forecast old where the rain comes from other models, nor does a new one vouch for it", async () => {
  await using pages = await startPages();
  const { sql } = pages;
  const ahead = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [
    new Date(NOW.getTime() + (n + 1) * 15 * 60_000).toISOString(),
    0,
  ]));
  for (const zip of [NEW_YORK, HONOLULU, GUAM]) {
    const [cell] = await sql<[{ id: string }]>`
      insert into cells (latitude, longitude) select latitude, longitude from zips where zip = ${zip}
      returning id`;
    await sql`update zips set cell_id = ${cell.id} where zip = ${zip}`;
    await addRain(sql, cell.id, ahead, new Date(NOW.getTime() - 10 * 60_000).toISOString());
  }
  for (const hours of [14, 2]) {
    const runAt = new Date(NOW.getTime() - hours * 3600_000).toISOString();
    await sql`
      insert into conditions (name, well_at, detail)
      values ('modelRun', ${NOW}, ${JSON.stringify({ runAt })}::text::jsonb)
      on conflict (name) do update set detail = excluded.detail`;
    const { forecast, modelRunAt } = await pages.page(NEW_YORK);
    assert.deepEqual([forecast?.reason, modelRunAt], [hours === 14 ? "oldRun" : null, runAt]);
    for (const zip of [HONOLULU, GUAM]) {
      const { forecast, modelRunAt } = await pages.page(zip);
      assert.deepEqual([forecast?.reason, forecast?.runAt, modelRunAt], [null, null, null], zip);
    }
  }
});
