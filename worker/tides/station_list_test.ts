import assert from "node:assert/strict";
import { readStations } from "./station_list.ts";

/** As the metadata API gave Portland, Maine, on a day of 2026, in feet. */
const PORTLAND = {
  id: "8418150",
  name: "Portland",
  state: "ME",
  lat: 43.65806,
  lng: -70.24417,
  floodlevels: {
    nos_minor: 20.5,
    nos_moderate: 21.38,
    nos_major: 22.69,
    nws_minor: 20.55,
    nws_moderate: 21.55,
    nws_major: 22.56,
    action: null,
  },
  datums: {
    units: "feet",
    datums: [
      { name: "STND", value: 0 },
      { name: "MHHW", value: 18.46 },
      { name: "MLLW", value: 8.55 },
    ],
  },
};

function read(change: Record<string, unknown>) {
  return readStations({ count: 1, stations: [{ ...PORTLAND, ...change }] });
}

Deno.test("Portland floods at twelve feet above mean lower low water, as its forecasters say", () => {
  const { stations: [station], without } = read({});
  assert.deepEqual(station, {
    id: "8418150",
    name: "Portland",
    state: "ME",
    latitude: 43.65806,
    longitude: -70.24417,
    thresholds: { minor: 3.658, moderate: 3.962, major: 4.27 },
    levelsBy: "nws",
  });
  assert.equal(without, 0);
});

const TABLE: [what: string, change: Record<string, unknown>, by: string | undefined][] = [
  ["where the Weather Service has none, the Ocean Service's count", {
    floodlevels: { ...PORTLAND.floodlevels, nws_minor: null },
  }, "nos"],
  ["each may stand in an object of its own name", {
    floodlevels: { nws_minor: { nws_minor: 20.55 }, nws_moderate: { nws_moderate: null } },
  }, "nws"],
  ["the least alone is enough", { floodlevels: { nws_minor: 20.55 } }, "nws"],
  ["no flood levels", { floodlevels: { nos_minor: null, nws_minor: null } }, undefined],
  ["flood levels as text", { floodlevels: { nws_minor: "20.55" } }, undefined],
  ["a fill value", { floodlevels: { nws_minor: -99999 } }, undefined],
  ["feet where metres are said", { datums: { ...PORTLAND.datums, units: "meters" } }, undefined],
  ["levels that fall", { floodlevels: { nws_minor: 22, nws_moderate: 21 } }, undefined],
  ["below a usual high water", { floodlevels: { nws_minor: 17 } }, undefined],
  [
    "a lake, without a tide",
    { datums: { units: "feet", datums: [{ name: "LWD", value: 1 }] } },
    undefined,
  ],
  ["an unknown unit", { datums: { ...PORTLAND.datums, units: "fathoms" } }, undefined],
  ["no datums", { datums: null }, undefined],
  ["nowhere on the earth", { lat: 143 }, undefined],
  ["a current meter", { id: "cb0102" }, undefined],
];

for (const [what, change, by] of TABLE) {
  Deno.test(`a station of the list: ${what}`, () => {
    const { stations, without } = read(change);
    assert.deepEqual([stations[0]?.levelsBy, without], [by, by ? 0 : 1]);
  });
}

Deno.test("one odd station leaves the others", () => {
  const { stations } = readStations({ stations: [null, {}, PORTLAND, "?"] });
  assert.deepEqual(stations.map(({ id }) => id), ["8418150"]);
  assert.throws(() => readStations({ message: "Forbidden" }), /cannot be read/);
});
