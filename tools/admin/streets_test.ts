import assert from "node:assert/strict";
import type { FlatPoint } from "shared/geo/lines.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { addDistrict, RED_HOOK } from "../../testing/rows.ts";
import { run } from "../admin.ts";
import { joinLines } from "shared/server/files/streets/join_lines.ts";
import { Mistake } from "./mistake.ts";
import { NAD83, shapefileZip } from "../../testing/files/shapefile.ts";
import { writeTemporaryFile } from "../../testing/temporary.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

type Line = number[][];

function street(properties: object, ...lines: Line[]) {
  const geometry = lines.length === 1
    ? { type: "LineString", coordinates: lines[0] }
    : { type: "MultiLineString", coordinates: lines };
  return { type: "Feature", properties, geometry };
}

function fileOf(content: unknown): string {
  return writeTemporaryFile(
    typeof content === "string" ? content : JSON.stringify(content),
    ".geojson",
  );
}

const collection = (...features: unknown[]) => fileOf({ type: "FeatureCollection", features });

/** Red Hook's test district is 2 km wide around 40.677, -74.009. */
async function redHook(database: TestDatabase) {
  await addDistrict(database.sql, RED_HOOK);
  return {
    load: (file: string, ...more: string[]) =>
      run(database.asProgram, ["streets", "red-hook", file, ...more], NOW),
    stored: async () => [
      ...await database.sql<{ name: string; line: Line; metres: number }[]>`
        select name, line, metres from bid_streets order by name, id`,
    ],
  };
}

Deno.test("a city's blocks come in as whole streets, named and simplified", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const file = await collection(
    street({ full_stree: "VAN BRUNT   ST" }, [[-74.01, 40.676], [-74.009, 40.677]]),
    // The next block, drawn the other way round, with a point a hand's width off the line.
    street({ full_stree: "VAN BRUNT ST" }, [[-74.008, 40.678], [-74.0085, 40.677501], [
      -74.009,
      40.677,
    ]]),
    street({ name: "Reed Street" }, [[-74.01, 40.67], [-74.009, 40.67]], [[-74.007, 40.67], [
      -74.006,
      40.67,
    ]]),
    street({}, [[-74.01, 40.68, 3], [-74.011, 40.68, 4]]),
  );
  assert.match(await load(file), /red-hook has 3 streets now, in 4 lines, of 5 in the file/);
  assert.deepEqual((await stored()).map(({ name, line, metres }) => [name, line.length, metres]), [
    ["", 2, 84],
    ["Reed Street", 2, 84],
    ["Reed Street", 2, 84],
    ["Van Brunt St", 2, 279],
  ]);
});

Deno.test("streets are cut 500 metres around the district, and what lies beyond is left out", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const file = await collection(
    street({ name: "Long Avenue" }, [[-74.2, 40.677], [-73.8, 40.677]]),
    street({ name: "Far Away Street" }, [[-73.8, 40.6], [-73.81, 40.6]]),
  );
  await load(file);
  const [only, ...more] = await stored();
  assert.deepEqual([only!.name, more.length], ["Long Avenue", 0]);
  // 2 × 0.01° of longitude, and 500 m on either side.
  assert.ok(Math.abs(only!.metres - (1686 + 1000)) < 5, String(only!.metres));
});

Deno.test("loading again replaces all of them, and who is credited", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const line: Line = [[-74.01, 40.67], [-74.009, 40.67]];
  await load(
    await collection(street({ name: "Old Street" }, line)),
    "--source",
    "City of New York",
  );
  const source = async () =>
    (await database.sql`select streets_source from bids`)[0]!.streetsSource;
  assert.equal(await source(), "City of New York");
  const file = await collection(street({ LABEL: "New Street", name: "Not this" }, line));
  assert.match(await load(file, "--name-field", "label"), /add --source/);
  assert.deepEqual((await stored()).map(({ name }) => name), ["New Street"]);
  assert.equal(await source(), null);
});

Deno.test("a bad file is told with all its mistakes at once, and nothing is changed", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const line: Line = [[-74.01, 40.67], [-74.009, 40.67]];
  await load(await collection(street({ name: "Old Street" }, line)));
  const bad: [content: unknown, told: RegExp[]][] = [
    ["{", [/not valid JSON/]],
    [{ type: "Topology" }, [/TopoJSON that is broken/]],
    [{ type: "Roads" }, [/"type" is "Roads": GeoJSON has FeatureCollection/]],
    [{ type: "FeatureCollection", features: [] }, [/"features" is empty/]],
    [
      {
        type: "FeatureCollection",
        features: [
          { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [0, 0] } },
          street({}, [[-74.01, 40.67]]),
          street({}, [[984_112, 188_313], [984_200, 188_400]]),
          { type: "Feature", properties: {}, geometry: null },
        ],
      },
      [
        /feature 1, .*it is a Point: streets are lines/,
        /feature 2, .*a line takes two positions/,
        /feature 3, position 1, .* is no longitude .*State Plane/,
        /feature 4, .*has no geometry/,
      ],
    ],
    [
      { type: "FeatureCollection", features: [street({}, [[40.67, -74.01], [40.68, -74.01]])] },
      [/latitude first.*: they were turned round\. Say --mend to take it so/],
    ],
    [
      { type: "FeatureCollection", features: [street({}, [[-87.6, 41.88], [-87.61, 41.88]])] },
      [/within 500 m of red-hook: is it the right city's/],
    ],
  ];
  for (const [content, told] of bad) {
    const file = await fileOf(content);
    await assert.rejects(load(file), (error: Error) => {
      for (const words of told) assert.match(error.message, words);
      return error instanceof Mistake;
    });
  }
  const many = await collection(...Array.from({ length: 30 }, () => ({ type: "Feature" })));
  await assert.rejects(load(many), /and \d+ more$/);
  const named = await collection(street({ name: "A", id: 1 }, line));
  await assert.rejects(load(named, "--name-field", "label"), /its properties are name, id/);
  await assert.rejects(load("/nowhere.geojson"), /cannot be read/);
  assert.deepEqual((await stored()).map(({ name }) => name), ["Old Street"]);
});

Deno.test("of thousands of streets the broken ones are left out, counted, and the first named", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const line: Line = [[-74.01, 40.67], [-74.009, 40.67]];
  const nowhere = { type: "Feature", properties: {}, geometry: null };
  const odd = street({ name: "Odd" }, [[-74.01, 40.67], [null as unknown as number, 40.67]]);
  const file = await collection(
    nowhere,
    street({ name: "Good Street" }, line),
    odd,
    ...Array(8).fill(null),
  );
  const said = await load(file);
  assert.match(said, /red-hook has 1 street now, in 1 line, of 1 in the file/);
  assert.match(said, /10 of its features could not be read and were left out:/);
  assert.match(said, /\n {2}feature 1, line 1 of the file: it has no geometry/);
  assert.match(said, /\n {2}feature 3, position 2, longitude, .*null is no number/);
  assert.match(said, /\n {2}and 5 more$/);
  assert.deepEqual((await stored()).map(({ name }) => name), ["Good Street"]);
});

Deno.test("the Census's zip of a county is taken as it is, its names too, and pairs turned round by a word", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  const tiger = writeTemporaryFile(
    shapefileZip([
      { line: [[-74.01, 40.67], [-74.009, 40.67]], name: "Van Brunt St" },
      { line: [[-73.95, 40.6], [-73.94, 40.6]], name: "Ocean Ave" },
    ], { field: "FULLNAME", prj: NAD83, name: "tl_2026_36047_roads" }),
    ".zip",
  );
  assert.match(await load(tiger), /has 1 street now, in 1 line, of 2 in the file/);
  assert.deepEqual((await stored()).map(({ name }) => name), ["Van Brunt St"]);
  const turned = await collection(street({ name: "Turned" }, [[40.67, -74.01], [40.67, -74.009]]));
  await load(turned, "--mend");
  assert.deepEqual((await stored()).map(({ line }) => line[0]), [[-74.01, 40.67]]);
});

Deno.test("an operator brings the county's water for the maps, and it replaces what was there", async () => {
  await using database = await cloneDatabase();
  await redHook(database);
  const bay: [number, number][] = [[-74.02, 40.67], [-74.02, 40.68], [-74.01, 40.68], [
    -74.02,
    40.67,
  ]];
  const file = writeTemporaryFile(
    shapefileZip([{ ring: bay, name: "Bay" }], { field: "FULLNAME", prj: NAD83 }),
    ".zip",
  );
  const load = (...more: string[]) =>
    run(database.asProgram, ["water", "red-hook", file, ...more], NOW);
  assert.equal(await load(), "red-hook has 1 water on its maps now, of 1 in the file.");
  await load("--source", "US Census");
  const rows = await database.sql`
    select w.name, b.waters_source from bid_waters w join bids b on b.id = w.bid_id`;
  assert.deepEqual([...rows], [{ name: "Bay", watersSource: "US Census" }]);
});

Deno.test("an operator brings a city's drains, and the same file again changes nothing", async () => {
  await using database = await cloneDatabase();
  await redHook(database);
  const file = writeTemporaryFile("UNITID,LAT,LONG\nCB1,40.677,-74.009\nCB2,41,-74\n", ".csv");
  const load = () => run(database.asProgram, ["drains", "red-hook", file], NOW);
  assert.equal(
    await load(),
    "red-hook, of 2 in the file: 1 new. Left out: 1 outside the district.",
  );
  assert.match(await load(), /: 1 that you have already\. Left out/);
  await assert.rejects(
    run(database.asProgram, ["drains", "red-hook", "/nowhere.csv"], NOW),
    /holds no drains: it cannot be read/,
  );
  const turned = writeTemporaryFile("UNITID,LAT,LONG\nCB3,-74.009,40.678\n", ".csv");
  const args = ["drains", "red-hook", turned];
  await assert.rejects(run(database.asProgram, args, NOW), /latitude first.*Say --mend/);
  assert.match(await run(database.asProgram, [...args, "--mend"], NOW), /1 new; 1 gone: kept/);
});

Deno.test("a street file may begin with a byte-order mark", async () => {
  await using database = await cloneDatabase();
  const { load } = await redHook(database);
  const line: Line = [[-74.01, 40.67], [-74.009, 40.67]];
  const content = { type: "FeatureCollection", features: [street({ name: "A" }, line)] };
  assert.match(await load(await fileOf(`\ufeff${JSON.stringify(content)}`)), /has 1 street now/);
});

Deno.test("streets lie around a district's every part", async () => {
  await using database = await cloneDatabase();
  const { load, stored } = await redHook(database);
  await database.sql`
    update bids set boundary = jsonb_build_object(
      'type', 'MultiPolygon',
      'coordinates', jsonb_build_array(
        boundary -> 'coordinates',
        '[[[-73.95, 40.67], [-73.94, 40.67], [-73.94, 40.68], [-73.95, 40.67]]]'::jsonb
      )
    )`;
  await load(await collection(street({ name: "Far" }, [[-73.945, 40.671], [-73.944, 40.671]])));
  assert.deepEqual((await stored()).map(({ name }) => name), ["Far"]);
});

Deno.test("streets need a district, a file and nothing else", async () => {
  await using database = await cloneDatabase();
  const wrong: [args: string[], told: RegExp][] = [
    [["streets"], /Usage/],
    [["streets", "red-hook"], /Usage/],
    [["streets", "red-hook", "a.geojson", "b.geojson"], /Usage/],
    [["streets", "red-hook", "a.geojson", "--names", "x"], /Usage/],
    [["streets", "nowhere", "a.geojson"], /There is no district "nowhere"/],
  ];
  for (const [args, told] of wrong) await assert.rejects(run(database.asProgram, args, NOW), told);
});

const JOINED: [sentence: string, lines: FlatPoint[][], joined: FlatPoint[][]][] = [
  ["end to end are one", [[[0, 0], [5, 0]], [[5, 0], [9, 0]]], [[[0, 0], [5, 0], [9, 0]]]],
  ["begin to begin are one", [[[5, 0], [0, 0]], [[5, 0], [9, 0]]], [[[9, 0], [5, 0], [0, 0]]]],
  [
    "in any order are one",
    [[[5, 0], [9, 0]], [[12, 0], [9, 0]], [[0, 0], [5, 0]]],
    [[[0, 0], [5, 0], [9, 0], [12, 0]]],
  ],
  ["a hand's width apart are one", [[[0, 0], [5, 0]], [[5.2, 0], [9, 0]]], [[[0, 0], [5, 0], [
    9,
    0,
  ]]]],
  ["apart stay two", [[[0, 0], [5, 0]], [[8, 0], [9, 0]]], [[[0, 0], [5, 0]], [[8, 0], [9, 0]]]],
  [
    "three at a corner are two",
    [[[0, 0], [5, 0]], [[5, 0], [9, 0]], [[5, 0], [5, 9]]],
    [[[0, 0], [5, 0], [9, 0]], [[5, 0], [5, 9]]],
  ],
  ["round a block end", [[[0, 0], [5, 0], [5, 5], [0, 0]]], [[[0, 0], [5, 0], [5, 5], [0, 0]]]],
];

for (const [sentence, lines, joined] of JOINED) {
  Deno.test(`lines that lie ${sentence}`, () => assert.deepEqual(joinLines(lines), joined));
}
