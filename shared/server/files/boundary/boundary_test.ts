import assert from "node:assert/strict";
import { UnusableFile } from "../open.ts";
import { type ReadBoundary, readBoundary } from "./boundary.ts";
import type { Choice } from "./choose.ts";

type Pair = [number, number];

/** Around Red Hook, in ten-thousandths of a degree: about 8 and 11 metres. */
function at(x: number, y: number): Pair {
  return [Number((-74.01 + x / 10_000).toFixed(5)), Number((40.677 + y / 10_000).toFixed(5))];
}

function box(west: number, south: number, east: number, north: number): Pair[] {
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

const SQUARE = box(0, 0, 40, 40);
/** Of the New York Long Island State Plane, and of Web Mercator, in Brooklyn. */
const FEET = [[987_654, 190_123], [988_654, 190_123], [988_654, 191_123], [987_654, 190_123]];
const MERCATOR = [[-8_238_310, 4_970_071], [-8_237_910, 4_970_071], [-8_237_910, 4_970_471], [
  -8_238_310,
  4_970_071,
]];
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const multi = (...parts: unknown[]) => ({ type: "MultiPolygon", coordinates: parts });
const feature = (geometry: unknown, properties: unknown = {}) => ({
  type: "Feature",
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const POINT = { type: "Point", coordinates: at(1, 1) };
const LINE = { type: "LineString", coordinates: [at(0, 0), at(9, 9)] };

const ZIPS = [{ zip: "11231", latitude: 40.677, longitude: -74.009, roomMetres: 2000 }];

function read(content: unknown, choice?: Choice): ReadBoundary {
  const bytes = content instanceof Uint8Array
    ? content
    : BYTES(typeof content === "string" ? content : JSON.stringify(content));
  return readBoundary(bytes, { zips: ZIPS, choice });
}

/** The one that it may be. */
function own(content: unknown, choice?: Choice) {
  const { candidates, leftOut, format } = read(content, choice);
  assert.equal(candidates.length, 1);
  return { ...candidates[0]!, leftOut, format };
}

function utf16(text: string, isLittle: boolean, mark = "\ufeff"): Uint8Array {
  const bytes = new Uint8Array((mark + text).length * 2);
  const view = new DataView(bytes.buffer);
  [...mark + text].forEach((sign, i) => view.setUint16(i * 2, sign.charCodeAt(0), isLittle));
  return bytes;
}

const JSON_OF_SQUARE = JSON.stringify(polygon(SQUARE));
const BYTES = (text: string) => new TextEncoder().encode(text);

const TAKEN: [sentence: string, content: unknown, rings: number[]][] = [
  ["a Polygon", polygon(SQUARE), [1]],
  ["a Polygon with a hole", polygon(SQUARE, box(10, 10, 20, 20)), [2]],
  ["a hole that touches the edge", polygon(SQUARE, box(0, 10, 20, 20)), [2]],
  ["a MultiPolygon", multi([SQUARE], [box(50, 0, 60, 10), box(52, 2, 54, 4)]), [1, 2]],
  ["parts that share an edge", multi([SQUARE], [box(40, 0, 60, 40)]), [1, 1]],
  ["a part in the hole of another", multi([SQUARE, box(9, 9, 20, 20)], [box(10, 10, 19, 19)]), [
    2,
    1,
  ]],
  ["a Feature", feature(polygon(SQUARE)), [1]],
  ["a Feature whose properties are null", feature(polygon(SQUARE), null), [1]],
  ["a FeatureCollection of one", collection(feature(polygon(SQUARE))), [1]],
  ["a GeometryCollection of areas", {
    type: "GeometryCollection",
    geometries: [polygon(SQUARE), polygon(box(50, 0, 60, 10))],
  }, [1, 1]],
  ["heights", polygon(SQUARE.map((pair) => [...pair, 12])), [1]],
  ["a ring the other way round", polygon(SQUARE.toReversed()), [1]],
  [
    "the same place twice in a row",
    polygon([SQUARE[0], SQUARE[0], ...SQUARE.slice(1)]),
    [1],
  ],
  ["members that nobody knows", { ...polygon(SQUARE), custom: { type: 1 } }, [1]],
  [
    "WGS 84 by its name",
    {
      ...collection(feature(polygon(SQUARE))),
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } },
    },
    [1],
  ],
  ["UTF-8 with a byte-order mark", BYTES(`\ufeff${JSON_OF_SQUARE}`), [1]],
  ["UTF-16, little end first", utf16(JSON_OF_SQUARE, true), [1]],
  ["UTF-16, big end first", utf16(JSON_OF_SQUARE, false), [1]],
  ["UTF-16 without a mark", utf16(JSON_OF_SQUARE, true, ""), [1]],
];

for (const [sentence, content, rings] of TAKEN) {
  Deno.test(`a boundary may be ${sentence}`, () => {
    const { parts, leftOut, mends, no } = own(content);
    assert.deepEqual(parts.map((part) => part.length), rings);
    assert.deepEqual([leftOut, mends, no], [[], [], undefined]);
    assert.ok(parts.flat(2).every((position) => position.length === 2));
  });
}

const REFUSED: [sentence: string, content: unknown, told: RegExp][] = [
  ["what ends too early", '{\n"type": "Polygon",\n"coordinates": [[[', /line 3 of the file.*JSON/],
  ["a missing comma", '{\n"type": "Polygon"\n"coordinates": []}', /line 3 .* a comma is missing/],
  ["NaN", '{"type":"Point","coordinates":[NaN,1]}', /line 1 .* column 32 .*NaN/],
  [
    "one object a line, the second broken",
    `${JSON_OF_SQUARE}\n{"type`,
    /line 2 .*a feature a line/,
  ],
  ["nothing at all", "", /it is empty/],
  ["blanks", " \n ", /it is empty/],
  ["a KML without a place", "<kml/>", /no place in it/],
  ["a web page", "<!DOCTYPE html><html></html>", /it is a web page/],
  [
    "nested without end",
    `{"type": "Polygon", "coordinates": ${"[".repeat(2e5)}${"]".repeat(2e5)}}`,
    /nested too deep/,
  ],
  ["UTF-32", new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), /UTF-32 text/],
  ["gzip", new Uint8Array([0x1f, 0x8b, 8, 0]), /compressed/],
  ["a few words", "Court St to Smith St", /no row below a header/],
  ["a broken zip archive", new Uint8Array([0x50, 0x4b, 3, 4]), /zip archive that is broken/],
  [
    "Latin-1",
    new Uint8Array([...BYTES('{\n"name": "Caf'), 0xe9, ...BYTES('"}')]),
    /line 2 .*Latin-1.*save it as UTF-8/,
  ],
  ["null", "null", /no row below a header/],
  ["a list", [polygon(SQUARE)], /line 1 of the file: it holds/],
  ["no type", {}, /it has no "type"/],
  ["another type", { type: "FooBar" }, /its "type" is "FooBar"/],
  ["small letters", { ...polygon(SQUARE), type: "polygon" }, /write "Polygon"/],
  ["a broken TopoJSON", { type: "Topology" }, /TopoJSON that is broken/],
  ["no features", { type: "FeatureCollection" }, /has a list of "features"/],
  ["an empty list of features", collection(), /"features" is empty/],
  ["features that are no list", { type: "FeatureCollection", features: {} }, /in place of a list/],
  ["a feature that is null", collection(null), /^feature 1, .*it is null/],
  ["a feature without a geometry", collection(feature(null)), /feature 1, .*it has no geometry/],
  [
    "a feature of another type",
    collection({ ...feature(POINT), type: "Featre" }),
    /write "Feature"/,
  ],
  ["a geometry that is text", feature("x"), /its geometry is "x"/],
  ["properties that are a list", feature(polygon(SQUARE), []), /its "properties" are \[\]/],
  ["an id that is an object", { ...feature(polygon(SQUARE)), id: {} }, /its "id" is {}/],
  ["a box of text", { ...polygon(SQUARE), bbox: ["1", 2, 3, 4] }, /its "bbox" is/],
  [
    "two kinds in one",
    { ...collection(feature(polygon(SQUARE))), coordinates: [] },
    /"coordinates"/,
  ],
  [
    "a member twice",
    `{"type": "Polygon",\n"type": "Point", "coordinates": []}`,
    /line 2 .*"type" stands there for the second time/,
  ],
  ["points only", collection(feature(POINT)), /points only, and a boundary is an area/],
  ["lines only", LINE, /lines only/],
  ["lines and points", collection(feature(LINE), feature(POINT)), /points and lines only/],
  [
    "an empty collection of geometries",
    { type: "GeometryCollection", geometries: [] },
    /nothing only/,
  ],
  [
    "a collection in a collection",
    { type: "GeometryCollection", geometries: [{ type: "GeometryCollection", geometries: [] }] },
    /geometry 1, .*within another/,
  ],
  ["no coordinates", { type: "Polygon" }, /no "coordinates": rings stand there/],
  ["no rings", polygon(), /it is empty, where rings should be/],
  ["no parts", multi(), /it is empty, where parts should be/],
  ["an empty ring", polygon([]), /ring 1, .*empty, where positions/],
  ["an empty position", polygon([[]]), /position 1, .*has 0 numbers/],
  ["a Polygon as a MultiPolygon", multi(SQUARE), /part 1, ring 1, position 1.*in place of a pair/],
  ["a MultiPolygon as a Polygon", polygon([SQUARE]), /ring 1, position 1, .*brackets/],
  [
    "text for a number",
    collection(feature(POINT), feature(polygon(SQUARE, [["-74.01", 40.677]]))),
    /feature 2, ring 2, position 1, longitude, .*"-74.01" is text.*leave out its quotes/,
  ],
  ["null for a number", polygon([[null, 40]]), /position 1, longitude, .*null is no number/],
  ["a number without end", '{"type":"Polygon","coordinates":[[[1e999,1]]]}', /too large/],
  ["four numbers", polygon([[1, 2, 3, 4]]), /has 4 numbers/],
  ["one place four times", polygon(Array(4).fill(at(0, 0))), /fewer than three different places/],
  ["a line there and back", polygon([at(0, 0), at(5, 5), at(9, 9), at(0, 0)]), /on one line/],
  [
    "feet of a State Plane",
    polygon([[99_984_112, 188_313]]),
    /position 1, line 1 of the file: \[99984112,188313\] is no longitude.*State Plane.*WGS 84/,
  ],
  ["metres of Web Mercator, elsewhere", polygon([[-13_238_310, 4_970_071]]), /Web Mercator/],
  ["latitude first, in the west", polygon([[37.77, -122.42]]), /turned round/],
  [
    "a grid that nobody here knows",
    {
      ...polygon([[600_000, 200_000], [600_100, 200_000], [600_100, 200_100]]),
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::21781" } },
    },
    /EPSG::21781.*export it as WGS 84/,
  ],
  ["a hole outside", polygon(SQUARE, box(50, 0, 60, 10)), /ring 2, .*it is a hole, /],
  ["a hole that reaches out", polygon(SQUARE, box(30, 0, 60, 10)), /ring 2, .*reaches out/],
];

function circle(count: number): Pair[] {
  const pairs = Array.from({ length: count }, (_, i): Pair => {
    const angle = 2 * Math.PI * i / count;
    return [-74.01 + Math.cos(angle) / 300, 40.677 + Math.sin(angle) / 300];
  });
  return [...pairs, pairs[0]!];
}

for (const [sentence, content, told] of REFUSED) {
  Deno.test(`no boundary is ${sentence}, and one sentence says where`, () => {
    assert.throws(() => read(content), (error) => {
      assert.ok(error instanceof UnusableFile, String(error));
      assert.match(error.message, told);
      assert.doesNotMatch(error.message, /\n|undefined|\[object|=>/);
      return true;
    });
  });
}

/** What is not as it should be, and can be mended: whoever brings it is asked. */
const MENDED: [sentence: string, content: unknown, parts: number[], told: RegExp][] = [
  [
    "pairs turned round",
    polygon(SQUARE.map(([x, y]) => [y, x])),
    [1],
    /latitude first, which would lie at a place in the Southern Ocean.*, [\d,]+ miles from here: they were turned round/,
  ],
  [
    "longitudes without their minus",
    polygon(SQUARE.map(([x, y]) => [-x, y])),
    [1],
    /lack their minus sign/,
  ],
  [
    "feet of Long Island by their name",
    { ...polygon(FEET), crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2263" } } },
    [1],
    /its numbers are feet of New York Long Island \(EPSG:2263\)/,
  ],
  [
    "feet of Long Island without a word",
    polygon(FEET),
    [1],
    /are no degrees, but feet of New York/,
  ],
  [
    "feet by a number that only Esri has",
    { ...polygon(FEET), crs: { type: "name", properties: { name: "EPSG:102718" } } },
    [1],
    /feet of New York Long Island/,
  ],
  ["metres of Web Mercator", polygon(MERCATOR), [1], /metres of Web Mercator \(EPSG:3857\)/],
  [
    "a bow-tie",
    polygon([at(0, 0), at(40, 40), at(40, 0), at(0, 40), at(0, 0)]),
    [1, 1],
    /ring 1, position 1: the line from position 1 to 2 crosses the one from 3 to 4.*2 parts/,
  ],
  [
    "a bow-tie with a position where it crosses",
    polygon([at(0, 0), at(20, 20), at(40, 40), at(40, 0), at(20, 20), at(0, 40), at(0, 0)]),
    [1, 1],
    /ring 1, position 5: the ring is at \[.*\] for the second time and runs over itself/,
  ],
  ["a ring twice round", polygon([...SQUARE.slice(0, 4), ...SQUARE]), [1], /runs over itself/],
  [
    "a star in one line",
    polygon([at(0, 0), at(20, 60), at(40, 0), at(-10, 40), at(50, 40), at(0, 0)]),
    [1],
    /crosses/,
  ],
  [
    "a hole over a hole",
    polygon(SQUARE, box(5, 5, 20, 20), box(10, 10, 25, 25)),
    [2],
    /ring 3: .*lies over another/,
  ],
  ["a part over a part", multi([SQUARE], [box(30, 0, 60, 40)]), [1], /part 2, .*over another part/],
  ["the same part twice", multi([SQUARE], [SQUARE]), [1], /part 2, .*over another part/],
  [
    "a border drawn as a line",
    { type: "LineString", coordinates: SQUARE },
    [1],
    /a line and no area/,
  ],
  [
    "a border of two lines that meet",
    collection(
      feature({ type: "LineString", coordinates: SQUARE.slice(0, 3) }),
      feature({ type: "LineString", coordinates: SQUARE.slice(2, 4) }),
    ),
    [1],
    /closed, across the \d+ m between its ends/,
  ],
  ["three square miles", polygon(box(0, 0, 320, 270)), [1], /covers 3\.\d+ sq mi: most districts/],
];

for (const [sentence, content, parts, told] of MENDED) {
  Deno.test(`it is asked whether ${sentence} is meant, and what comes of it is an area`, () => {
    const { mends, no, ...read } = own(content);
    assert.equal(no, undefined);
    assert.deepEqual(read.parts.map((part) => part.length), parts);
    assert.equal(mends.length, 1);
    assert.match(mends[0]!.words, told);
    const again = own(multi(...read.parts));
    assert.deepEqual([again.parts, again.mends.filter(({ kind }) => kind !== "large")], [
      read.parts,
      [],
    ]);
  });
}

Deno.test("feet of a grid come out where they are", () => {
  const [ring] = own(polygon(FEET)).parts[0]!;
  // 987654, 190123 feet: by PROJ.
  assert.ok(Math.abs(ring![0]![0] + 73.98773) < 1e-5 && Math.abs(ring![0]![1] - 40.68852) < 1e-5);
});

Deno.test("a ring that is left open is closed, and said; a survey's is made lighter, and said", () => {
  const open = own(polygon(SQUARE.slice(0, 4)));
  assert.deepEqual(open.parts, [[SQUARE]]);
  assert.deepEqual(open.notes, ["1 ring that did not end where it begins, closed"]);
  const survey = own(polygon(circle(200_000)));
  assert.match(survey.notes[0]!, /simplified to 2 m, from 200,001 positions to \d+$/);
  assert.ok(survey.parts[0]![0]!.length < 1_000);
});

Deno.test("a whole city is shown, and cannot be taken", () => {
  const { no, parts } = own(polygon(box(0, 0, 2500, 2500)));
  assert.match(no!, /covers 2\d\d sq mi, and a district is a few streets.*whole city's/);
  assert.equal(parts.length, 1);
});

Deno.test("what stands beside the district's area is left out and said", () => {
  const { parts, leftOut } = own(
    collection(
      feature(POINT),
      feature(polygon(SQUARE)),
      feature(null),
      feature(LINE),
      { type: "name", properties: { name: "EPSG:4326" } },
    ),
  );
  assert.equal(parts.length, 1);
  assert.deepEqual(leftOut.slice(0, 2), ["1 point", "1 line"]);
  assert.match(leftOut[2]!, /feature 3, line 1 of the file: it has no geometry/);
  assert.match(leftOut[3]!, /feature 5/);
  // What may have been a part of it is not passed over.
  const broken = collection(feature(polygon(SQUARE)), feature(polygon(SQUARE.slice(0, 2))));
  assert.match(own(broken).leftOut[0]!, /feature 2, ring 1/);
  assert.throws(() => read(broken, { features: [1, 2] }), /feature 2, ring 1/);
});

Deno.test("a survey's outline is kept as it is: which district a place lies in goes by all of it", () => {
  const { parts } = own(polygon(circle(20_000), box(-5, -5, 5, 5)));
  assert.deepEqual(parts[0]!.map((ring) => ring.length), [20_001, 5]);
});

const CITY = collection(
  feature(multi([box(0, 0, 10, 10)], [box(20, 0, 30, 10)]), { id: 1, f_all_bi_2: "Red Hook BID" }),
  feature(multi([box(0, 50, 10, 60)]), { id: 2, f_all_bi_2: "Court-Smith BID" }),
  feature(polygon(box(10, 50, 20, 60)), { id: 3, f_all_bi_2: "Court-Smith BID" }),
  feature(polygon(SQUARE.slice(0, 2)), { id: 4, f_all_bi_2: "Broken BID" }),
  feature(polygon(box(9000, 0, 9010, 10)), { id: 5, f_all_bi_2: "Far BID" }),
);

Deno.test("a city's file with all districts is a list of them by name, those that cannot be last", () => {
  const { candidates, leftOut, nameField } = read(CITY);
  assert.equal(nameField, "f_all_bi_2");
  assert.deepEqual(candidates.map(({ name, features, parts }) => [name, features, parts.length]), [
    ["Red Hook BID", [1], 2],
    ["Court-Smith BID", [2, 3], 2],
    ["Far BID", [5], 1],
  ]);
  assert.deepEqual(candidates.map(({ no }) => no !== undefined), [false, false, true]);
  assert.match(leftOut[0]!, /feature 4, ring 1/);
});

Deno.test("of a city's file with all districts one is chosen, by what it is called or its number", () => {
  const countOf = (choice: Choice) => own(CITY, choice).parts.length;
  assert.equal(countOf({ where: "f_all_bi_2=Red Hook BID" }), 2);
  assert.equal(countOf({ where: "F_ALL_BI_2 =  red hook  bid" }), 2);
  assert.equal(countOf({ where: "f_all_bi_2=Court-Smith BID" }), 2);
  assert.equal(countOf({ where: "id=2" }), 1);
  assert.equal(countOf({ features: [2] }), 1);
  assert.equal(countOf({ features: [1, 2, 3] }), 4);
  const refused: [Choice, RegExp][] = [
    [{ where: "f_all_bi_2=Hook" }, /no feature has f_all_bi_2=Hook.*"Red Hook/],
    [{ where: "name=Hook" }, /no feature has the property "name": .*f_all_bi_2/],
    [{ where: "Red Hook BID" }, /PROPERTY=VALUE/],
    [{ features: [6] }, /there is no feature 6: the file has 5/],
    [{ features: [4] }, /feature 4, ring 1, line 1 of the file/],
    [{ where: "id=1", features: [2] }, /no feature is both/],
  ];
  for (const [choice, told] of refused) assert.throws(() => read(CITY, choice), told);
});
