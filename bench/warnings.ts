// Which official warnings reach each ZIP code of the country.
import { makeWarnings } from "../testing/warned_country.ts";
import { indexAreas } from "../worker/warnings/areas.ts";
import { number, type Row } from "./table.ts";

const WARNINGS = 2_000;
const ZIPS = 33_000;
const BOUND_MS = 2_000;

/** As in a hurricane: half of what is in force names zones, each with its ZIP codes. */
const IN_FORCE = 300;
const ZIPS_OF_ONE = 400;

export function benchWarnings(): Row[] {
  return [benchPolygons(), benchZones()];
}

function benchZones(): Row {
  const zips = Array.from({ length: ZIPS }, (_, n) => String(n).padStart(5, "0"));
  const warnings = makeWarnings(IN_FORCE).map((warning, n) =>
    n % 2 === 0 ? warning : {
      ...warning,
      event: "Coastal Flood Warning",
      area: null,
      zips: zips.slice(n * 80 % ZIPS, n * 80 % ZIPS + ZIPS_OF_ONE),
    }
  );
  const begun = performance.now();
  const find = indexAreas(warnings, new Date());
  const warned = zips.filter((zip, n) =>
    find({ zip, ...placeAt(n), reachMetres: 5_000 }).length > 0
  );
  const ms = performance.now() - begun;
  return {
    what: `${number(IN_FORCE)} in force, half of them by zones, over ${number(ZIPS)} ZIP codes`,
    figure: `${number(ms)} ms, ${number(warned.length)} warned`,
    comparedTo: "once a sweep",
    bounds: [{ measured: ms, most: BOUND_MS, unit: "ms", dependsOnMachine: true }],
  };
}

function placeAt(n: number) {
  return { latitude: 25 + (n % 200) / 10, longitude: -125 + Math.floor(n / 200) / 3.3 };
}

function benchPolygons(): Row {
  const warnings = makeWarnings(WARNINGS);
  const begun = performance.now();
  const find = indexAreas(warnings, new Date());
  let warned = 0;
  for (let n = 0; n < ZIPS; n++) {
    if (find({ ...placeAt(n), reachMetres: 5_000 }).length > 0) warned++;
  }
  const ms = performance.now() - begun;
  return {
    what: `${number(WARNINGS)} warnings of 400 corners over ${number(ZIPS)} ZIP codes`,
    figure: `${number(ms)} ms, ${number(warned)} warned`,
    comparedTo: "once a sweep",
    bounds: [{ measured: ms, most: BOUND_MS, unit: "ms", dependsOnMachine: true }],
  };
}
