import assert from "node:assert/strict";
import { Mistake } from "../mistake.ts";
import { readBoundary } from "./boundary.ts";
import type { Choice } from "./choose.ts";
import { makeTemporaryFolder, writeTemporaryFile } from "../../../testing/temporary.ts";

type Pair = [number, number];

/** Around Red Hook, in ten-thousandths of a degree: about 8 and 11 metres. */
function at(x: number, y: number): Pair {
  return [Number((-74.01 + x / 10_000).toFixed(5)), Number((40.677 + y / 10_000).toFixed(5))];
}

function box(west: number, south: number, east: number, north: number): Pair[] {
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}

const SQUARE = box(0, 0, 40, 40);
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

function fileOf(content: unknown): string {
  const isWritten = typeof content === "string" || content instanceof Uint8Array;
  return writeTemporaryFile(isWritten ? content : JSON.stringify(content), ".geojson");
}

async function read(content: unknown, choice?: Choice) {
  return await readBoundary(fileOf(content), choice);
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
  Deno.test(`a boundary may be ${sentence}`, async () => {
    const { parts, leftOut } = await read(content);
    assert.deepEqual(parts.map((part) => part.length), rings);
    assert.deepEqual(leftOut, []);
    assert.ok(parts.flat(2).every((position) => position.length === 2));
  });
}

const REFUSED: [sentence: string, content: unknown, told: RegExp][] = [
  ["what ends too early", '{\n"type": "Polygon",\n"coordinates": [[[', /line 3 of the file.*JSON/],
  ["a missing comma", '{\n"type": "Polygon"\n"coordinates": []}', /line 3 .* a comma is missing/],
  ["NaN", '{"type":"Point","coordinates":[NaN,1]}', /line 1 .* column 32 .*NaN/],
  ["one object a line", `${JSON_OF_SQUARE}\n${JSON_OF_SQUARE}`, /line 2 .*one object a line/],
  ["nothing at all", "", /it is empty/],
  ["blanks", " \n ", /it is empty/],
  ["KML", "<kml/>", /it is XML/],
  [
    "nested without end",
    `{"type": "Polygon", "coordinates": ${"[".repeat(2e5)}${"]".repeat(2e5)}}`,
    /nested too deep/,
  ],
  ["UTF-32", new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), /UTF-32 text/],
  ["gzip", new Uint8Array([0x1f, 0x8b, 8, 0]), /compressed/],
  ["well-known text", "POLYGON((1 2, 3 4))", /line 1 .*it is no JSON/],
  ["a zip archive", new Uint8Array([0x50, 0x4b, 3, 4]), /zip archive.*export it as GeoJSON/],
  [
    "Latin-1",
    new Uint8Array([...BYTES('{\n"name": "Caf'), 0xe9, ...BYTES('"}')]),
    /line 2 .*Latin-1.*save it as UTF-8/,
  ],
  ["null", "null", /line 1 of the file: it holds null/],
  ["a list", [polygon(SQUARE)], /line 1 of the file: it holds/],
  ["no type", {}, /it has no "type"/],
  ["another type", { type: "FooBar" }, /its "type" is "FooBar"/],
  ["small letters", { ...polygon(SQUARE), type: "polygon" }, /write "Polygon"/],
  ["TopoJSON", { type: "Topology" }, /TopoJSON/],
  ["Esri's JSON", { features: [{ geometry: { rings: [SQUARE] } }] }, /Esri's own JSON/],
  ["no features", { type: "FeatureCollection" }, /has a list of "features"/],
  ["an empty list of features", collection(), /"features" is empty/],
  ["features that are no list", { type: "FeatureCollection", features: {} }, /in place of a list/],
  ["a feature that is null", collection(null), /^\S+ is no boundary: feature 1, .*it is null/],
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
  ["three positions", polygon(SQUARE.slice(0, 3)), /ring 1, .*it has 3 positions/],
  ["an open ring", polygon(SQUARE.slice(0, 4)), /begins at .* ends at .* repeat the first/],
  ["a height at one end", polygon([...SQUARE.slice(0, 4), [...SQUARE[0]!, 4]]), /2 numbers .* 3/],
  ["one place four times", polygon(Array(4).fill(at(0, 0))), /fewer than three different places/],
  ["a line there and back", polygon([at(0, 0), at(5, 5), at(9, 9), at(0, 0)]), /on one line/],
  [
    "feet of a State Plane",
    polygon([[984_112, 188_313]]),
    /position 1, line 1 of the file: \[984112,188313\] is no longitude.*State Plane.*WGS 84/,
  ],
  ["metres of Web Mercator", polygon([[-8_238_310, 4_970_071]]), /Web Mercator/],
  ["latitude first, in the west", polygon([[37.77, -122.42]]), /turned round/],
  [
    "a grid by its name",
    {
      ...polygon(SQUARE),
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2263" } },
    },
    /EPSG::2263.*export it as WGS 84/,
  ],
  [
    "a bow-tie",
    polygon([at(0, 0), at(40, 40), at(40, 0), at(0, 40), at(0, 0)]),
    /ring 1, position 1, .*position 1 to 2 crosses the one from 3 to 4/,
  ],
  [
    "a bow-tie with a position where it crosses",
    polygon([at(0, 0), at(20, 20), at(40, 40), at(40, 0), at(20, 20), at(0, 40), at(0, 0)]),
    /ring 1, position 5, line 1 of the file: the ring is at \[.*\] for the second time and runs over itself/,
  ],
  ["a ring twice round", polygon([...SQUARE.slice(0, 4), ...SQUARE]), /runs over itself/],
  [
    "a star in one line",
    polygon([at(0, 0), at(20, 60), at(40, 0), at(-10, 40), at(50, 40), at(0, 0)]),
    /crosses/,
  ],
  ["a hole outside", polygon(SQUARE, box(50, 0, 60, 10)), /ring 2, .*it is a hole, /],
  ["a hole that reaches out", polygon(SQUARE, box(30, 0, 60, 10)), /ring 2, .*reaches out/],
  [
    "a hole over a hole",
    polygon(SQUARE, box(5, 5, 20, 20), box(10, 10, 25, 25)),
    /ring 3, .*lies over another/,
  ],
  ["a part over a part", multi([SQUARE], [box(30, 0, 60, 40)]), /part 2, .*lies over another part/],
  ["a part in a part", multi([SQUARE], [box(5, 5, 20, 20)]), /part 2, .*over another part/],
  ["the same part twice", multi([SQUARE], [SQUARE]), /part 2, .*over another part/],
  [
    "a survey's points",
    polygon(circle(60_000)),
    /60,001 positions in all and may have 50,000: simplify/,
  ],
];

function circle(count: number): Pair[] {
  const pairs = Array.from({ length: count }, (_, i): Pair => {
    const angle = 2 * Math.PI * i / count;
    return [-74.01 + Math.cos(angle) / 300, 40.677 + Math.sin(angle) / 300];
  });
  return [...pairs, pairs[0]!];
}

for (const [sentence, content, told] of REFUSED) {
  Deno.test(`no boundary is ${sentence}, and one sentence says where`, async () => {
    await assert.rejects(read(content), (error) => {
      assert.ok(error instanceof Mistake, String(error));
      assert.match(error.message, told);
      assert.doesNotMatch(error.message, /\n|undefined|\[object|=>/);
      return true;
    });
  });
}

Deno.test("a file that is not there, or a folder, is told as such", async () => {
  await assert.rejects(readBoundary("/nowhere.geojson"), /cannot be read, there is no such file/);
  await assert.rejects(readBoundary(makeTemporaryFolder()), /cannot be read, it is a folder/);
});

Deno.test("what stands beside the district's area is left out and said", async () => {
  const { parts, leftOut } = await read(
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
  const broken = collection(feature(polygon(SQUARE)), feature(polygon(SQUARE.slice(0, 3))));
  await assert.rejects(read(broken), /2 areas/);
  await assert.rejects(read(broken, { features: [1, 2] }), /feature 2, ring 1/);
});

Deno.test("a survey's outline is kept as it is: which district a place lies in goes by all of it", async () => {
  const { parts } = await read(polygon(circle(20_000), box(-5, -5, 5, 5)));
  assert.deepEqual(parts[0]!.map((ring) => ring.length), [20_001, 5]);
});

const CITY = collection(
  feature(multi([box(0, 0, 10, 10)], [box(20, 0, 30, 10)]), { id: 1, f_all_bi_2: "Red Hook BID" }),
  feature(multi([box(0, 50, 10, 60)]), { id: 2, f_all_bi_2: "Court-Smith BID" }),
  feature(polygon(box(10, 50, 20, 60)), { id: 3, f_all_bi_2: "Court-Smith BID" }),
  feature(polygon(SQUARE.slice(0, 3)), { id: 4, f_all_bi_2: "Broken BID" }),
);

Deno.test("of a city's file with all districts one is chosen, by what it is called or its number", async () => {
  const countOf = async (choice: Choice) => (await read(CITY, choice)).parts.length;
  assert.equal(await countOf({ where: "f_all_bi_2=Red Hook BID" }), 2);
  assert.equal(await countOf({ where: "F_ALL_BI_2 =  red hook  bid" }), 2);
  assert.equal(await countOf({ where: "f_all_bi_2=Court-Smith BID" }), 2);
  assert.equal(await countOf({ where: "id=2" }), 1);
  assert.equal(await countOf({ features: [2] }), 1);
  assert.equal(await countOf({ features: [1, 2, 3] }), 4);
  const told = async (choice?: Choice) =>
    await read(CITY, choice).then(() => "", (error: Mistake) => error.message);
  assert.match(
    await told(),
    /has 4 areas.*--where 'f_all_bi_2=Red Hook BID'.*--feature NUMBER.*"Court-Smith BID", "Broken BID"/,
  );
  assert.match(
    await told({ where: "f_all_bi_2=Hook" }),
    /no feature has f_all_bi_2=Hook.*"Red Hook/,
  );
  assert.match(
    await told({ where: "name=Hook" }),
    /no feature has the property "name": .*f_all_bi_2/,
  );
  assert.match(await told({ where: "Red Hook BID" }), /PROPERTY=VALUE/);
  assert.match(await told({ features: [5] }), /there is no feature 5: the file has 4/);
  assert.match(await told({ features: [4] }), /feature 4, ring 1, line 1 of the file/);
  assert.match(await told({ where: "id=1", features: [2] }), /no feature is both/);
  const unnamed = collection(feature(polygon(SQUARE)), feature(polygon(box(50, 0, 60, 9))));
  await assert.rejects(read(unnamed), /choose by --feature NUMBER for each .*\(1, 2\)/);
});
