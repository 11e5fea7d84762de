// Which test files share an isolate. Deno gives each file one of its own, in which everything that it
// imports is compiled and warmed up anew: more than half of what a run of all cost. Files of one place
// import the same, so a few of them run one after another in one isolate; each test has its own
// database, sandbox and programs all the same.

/** A test file, as a path from the root. */
type Path = string;

export interface TestGroup {
  /** Of its module, and so what stands before the names of its tests. */
  name: string;
  files: Path[];
}

/**
 * Minutes by themselves, most of them spent waiting: begun first and each alone, so that none of them is
 * what the end of the run waits for.
 */
export const LONG: readonly Path[] = [
  "worker/chaos/kills_test.ts",
  "worker/chaos/database_test.ts",
  "worker/chaos/broadcasts_test.ts",
  "worker/chaos/carrier_test.ts",
  "worker/chaos/slow_database_test.ts",
  "worker/chaos/write_points_test.ts",
  "e2e/odd_requests_test.ts",
  "replay/replay_test.ts",
];

/** Places whose tests wait more than others: for a browser, for a worker. */
const SLOW = ["e2e", "worker"];

/** What has a browser open takes longer, and leaves less room. */
const MOST_FILES = 12;
const MOST_JOURNEYS = 5;

/** In the order in which they are begun: what takes long before what does not. */
export function groupTests(files: Path[]): TestGroup[] {
  const long = LONG.filter((file) => files.includes(file));
  const others = files.filter((file) => !long.includes(file)).toSorted();
  const places = Map.groupBy(others, (path) => path.split("/")[0]!);
  const slow = SLOW.filter((place) => places.has(place));
  const quick = [...places.keys()].filter((place) => !SLOW.includes(place));
  return [
    ...long.map((file) => ({ name: nameOf(file), files: [file] })),
    ...[...slow, ...quick].flatMap((place) =>
      inTurn(place, places.get(place)!, place === "e2e" ? MOST_JOURNEYS : MOST_FILES)
    ),
  ];
}

function inTurn(place: string, files: Path[], most: number): TestGroup[] {
  const count = Math.ceil(files.length / most);
  const size = Math.ceil(files.length / count);
  return Array.from({ length: count }, (_, i) => ({
    name: `${place}_${i + 1}`,
    files: files.slice(i * size, (i + 1) * size),
  }));
}

function nameOf(file: Path): string {
  return file.replaceAll("/", "_").replace(/_test\.tsx?$/, "");
}
