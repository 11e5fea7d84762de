// Drains as people have them, a small file of each kind; and what a new file says of those that are there.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Part } from "shared/geo/areas.ts";
import { runs } from "../../../../testing/fuzz/runs.ts";
import { shapefileZip } from "../../../../testing/files/shapefile.ts";
import { UnusableFile } from "../open.ts";
import { findCrossing } from "../streets/crossing.ts";
import { type DrainColumns, type ReadDrain, readDrains } from "./drains.ts";
import { type KnownDrain, matchDrains } from "./match.ts";

const PARTS: Part[] = [[[
  [-74, 40.68],
  [-73.99, 40.68],
  [-73.99, 40.69],
  [-74, 40.69],
  [-74, 40.68],
]]];
const STREETS = [
  { name: "Court Street", line: [[-73.995, 40.68], [-73.995, 40.69]] as [number, number][] },
  { name: "Smith St", line: [[-74, 40.685], [-73.99, 40.685]] as [number, number][] },
];
const GROUND = { parts: PARTS, findCorner: (words: string) => findCrossing(STREETS, words) };
const bytes = (text: string) => new TextEncoder().encode(text);

function read(file: Uint8Array | string, wanted?: DrainColumns) {
  return readDrains(typeof file === "string" ? bytes(file) : file, GROUND, wanted);
}

const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0), 0])]);
/** Inside, in feet of Long Island: about -73.995, 40.685. */
const FEET = [985_600, 188_850] as const;

interface Expected {
  ids: (string | null)[];
  kinds?: (string | null)[];
  asks?: number;
  leftOut?: string[];
  places?: string;
}

const TAKEN: [what: string, file: Uint8Array | string, expected: Expected][] = [
  [
    "21. New York's CSV: latitude and longitude before feet",
    "the_geom,UNITID,LATITUDE,LONGITUDE,POINT_X,POINT_Y\n" +
    `POINT (-73.995 40.685),CB1,40.685,-73.995,${FEET}\n`,
    { ids: ["CB1"], places: "LATITUDE, LONGITUDE" },
  ],
  [
    "21. the same with feet alone",
    `UNITID,POINT_X,POINT_Y\nCB1,${FEET}\nCB2,985700,188900\n`,
    { ids: ["CB1", "CB2"], asks: 1, places: "POINT_Y, POINT_X" },
  ],
  [
    "22. San Francisco's CSV: a place as well-known text, ids that are no numbers",
    'PUC_Maximo_Asset_ID,Drain_Type,Location\nN-007,Catch Basin,"POINT (-73.995 40.685)"\n',
    { ids: ["N-007"], kinds: ["Catch Basin"], places: "Location" },
  ],
  [
    "23. an old portal's CSV: latitude first in round brackets, an address and a new line before it",
    'id,Location\n12,"12 Court St\nBrooklyn, NY\n(40.685, -73.995)"\n13,"(40.686, -73.996)"\n',
    { ids: ["12", "13"], places: "Location" },
  ],
  [
    "24. Excel's from Europe: semicolons, decimal commas, a title, blank rows, N/A, a byte-order mark",
    "\ufeffOur drains 2026;;;;\n\nDrain #;Corner;Lat;Long;Notes\n007;Court;40,685;-73,995;x\n;;;;\n8;Smith;N/A;N/A;\n",
    { ids: ["007"], leftOut: ["1 without a place"], places: "Lat, Long" },
  ],
  [
    "25. corners alone, by our own streets",
    "Drain #,Corner\n1,Court St & Smith St\n2,Smith Street at Court St.\n3,Court St & Nowhere Ave\n",
    {
      ids: ["1"],
      leftOut: ["1 at a corner that the district's streets do not have", "1 the same drain twice"],
    },
  ],
  [
    "26. Excel's Unicode text, with tabs",
    utf16("Drain #\tLat\tLong\n1\t40.685\t-73.995\n"),
    { ids: ["1"] },
  ],
  [
    "28. the same drain twice, three centimetres apart, and one number twice",
    "id,lat,long\n1,40.685,-73.995\n2,40.6850003,-73.995\n1,40.686,-73.995\n",
    { ids: ["1"], leftOut: ["2 the same drain twice"] },
  ],
  [
    "29. a whole city's: those in the district and across the street",
    "id,lat,long\n1,40.685,-73.995\n2,40.7,-73.995\n3,40.6905,-73.995\n4,0,0\n",
    { ids: ["1", "3"], leftOut: ["2 outside the district"] },
  ],
  [
    "columns with other names, by what stands in them",
    "Nr,North,West,Depth\n1,40.685,-73.995,2\n2,40.686,-73.996,3\n",
    { ids: [null, null], places: "North, West" },
  ],
  [
    "latitude and longitude in one another's column",
    "id,lat,long\n1,-73.995,40.685\n",
    { ids: ["1"], asks: 1 },
  ],
  [
    "a GeoJSON of points",
    JSON.stringify({
      type: "FeatureCollection",
      features: [{
        type: "Feature",
        properties: { FACILITYID: 4821, TYPE: "Inlet" },
        geometry: { type: "Point", coordinates: [-73.995, 40.685] },
      }, { type: "Feature", properties: {}, geometry: null }],
    }),
    { ids: ["4821"], kinds: ["Inlet"], leftOut: ["1 without a place"] },
  ],
  [
    "a zipped Shapefile of points in feet without a word",
    shapefileZip([{ point: [...FEET], name: "CB1" }], { field: "ASSETID" }),
    { ids: ["CB1"], asks: 1 },
  ],
  [
    "a KML of pins",
    "<kml><Placemark><name>1</name><Point><coordinates>-73.995,40.685</coordinates></Point></Placemark></kml>",
    { ids: [null] },
  ],
];

for (const [what, file, { ids, kinds, asks = 0, leftOut = [], places }] of TAKEN) {
  Deno.test(`of drains it reads ${what}`, () => {
    const { drains, mends, ...rest } = read(file);
    assert.deepEqual(drains.map(({ sourceId }) => sourceId), ids);
    if (kinds) assert.deepEqual(drains.map(({ kind }) => kind), kinds);
    assert.equal(mends.length, asks);
    assert.deepEqual(rest.leftOut.map(({ count, why }) => `${count} ${why}`), leftOut);
    if (places) assert.equal(rest.places, places);
    for (const { latitude, longitude } of drains) {
      assert.ok(Math.abs(latitude - 40.685) < 0.006 && Math.abs(longitude + 73.995) < 0.006);
    }
  });
}

const REFUSED: [what: string, file: string, way: RegExp][] = [
  [
    "a list of members",
    "Name,Phone\nAna,1.2125550123E+10\n",
    /no column of it holds a place; it has Name, Phone/,
  ],
  ["another city's", "id,lat,long\n1,41.88,-87.63\n", /none of its 1 places lies within 100 m/],
  ["a quote without end", 'id,lat,long\n1,"40.685,-73.995\n2,40,-73\n', /quote is opened/],
  ["a header alone", "id,lat,long\n", /no row below a header/],
  ["areas", '{"type":"Polygon","coordinates":[[[-74,40.68],[-73.99,40.68],[-73.99,40.69]]]}', /./],
];

for (const [what, file, way] of REFUSED) {
  Deno.test(`of drains it refuses ${what}`, () => {
    assert.throws(
      () => read(file),
      (error) => error instanceof UnusableFile && way.test(error.message),
    );
  });
}

Deno.test("whoever brings a table may name its columns", () => {
  const file = "a,b,c,d,e\n1,x,40.685,-73.995,7\n";
  const { drains } = read(file, { id: "e", kind: "b", latitude: "c", longitude: "d" });
  assert.deepEqual(drains.map(({ sourceId, kind }) => [sourceId, kind]), [["7", "x"]]);
});

const at = (metres: number) => ({ latitude: 40.685 + metres / 111_195, longitude: -73.995 });
const known = (
  id: string,
  sourceId: string | null,
  metres: number,
  isGone = false,
): KnownDrain => ({
  id,
  sourceId,
  kind: null,
  isGone,
  ...at(metres),
});
const incoming = (sourceId: string | null, metres: number): ReadDrain => ({
  sourceId,
  kind: null,
  ...at(metres),
});

Deno.test("a new file says what is new, gone, moved, back, and under another number; nothing is lost", () => {
  const changes = matchDrains(
    [
      known("a", "1", 0),
      known("b", "2", 50),
      known("c", "3", 100),
      known("d", "4", 150, true),
      known("e", null, 200),
      known("f", "6", 250),
    ],
    [
      incoming("1", 0),
      incoming("2", 60),
      incoming("33", 103),
      incoming("4", 150),
      incoming("5", 300),
    ],
  );
  assert.deepEqual(changes.added.map(({ sourceId }) => sourceId), ["5"]);
  assert.deepEqual(changes.kept.map(({ id }) => id), ["a", "b", "c", "d"]);
  assert.deepEqual(changes.moved, [{ id: "b", sourceId: "2", metres: 10 }, {
    id: "c",
    sourceId: "33",
    metres: 3,
  }]);
  assert.deepEqual(changes.renumbered, [{ id: "c", from: "3", to: "33" }]);
  assert.deepEqual(changes.back, ["d"]);
  assert.deepEqual(
    changes.gone,
    [{ id: "f", sourceId: "6" }],
    "what was tapped by hand is no file's to lose",
  );
});

Deno.test("each drain that was there is kept or gone, once, and each of the file is kept or new, once", () => {
  const drain = fc.record({
    sourceId: fc.option(fc.constantFrom("1", "2", "3", "4", "5"), { nil: null }),
    metres: fc.integer({ min: 0, max: 40 }),
    isGone: fc.boolean(),
  });
  const unique = (drains: { sourceId: string | null; metres: number; isGone: boolean }[]) =>
    drains.filter(({ sourceId }, i) =>
      sourceId === null || drains.findIndex((other) => other.sourceId === sourceId) === i
    );
  fc.assert(
    fc.property(fc.array(drain), fc.array(drain), (before, after) => {
      const there = unique(before).map((one, i) =>
        known(`${i}`, one.sourceId, one.metres, one.isGone)
      );
      const file = unique(after).map(({ sourceId, metres }) => incoming(sourceId, metres));
      const { added, kept, gone } = matchDrains(there, file);
      assert.equal(added.length + kept.length, file.length);
      assert.equal(new Set(kept.map(({ id }) => id)).size, kept.length);
      assert.ok(gone.every(({ id }) => !kept.some((one) => one.id === id)));
      for (const { id, sourceId, isGone } of there) {
        const isKept = kept.some((one) => one.id === id);
        const isLost = gone.some((one) => one.id === id);
        assert.equal(isKept || isLost, isKept || (sourceId !== null && !isGone));
      }
      // The same file again changes nothing.
      const now = [
        ...kept,
        ...added.map((one, i) => ({ ...one, id: `new ${i}` })),
      ].map((one): KnownDrain => ({ ...one, isGone: false }));
      const again = matchDrains(now, file);
      assert.deepEqual([again.added.length, again.gone.length], [0, 0]);
    }),
    runs(200),
  );
});
