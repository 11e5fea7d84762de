// Which official warnings reach each ZIP code of the country.
import { makeWarnings } from "../testing/warned_country.ts";
import { indexAreas } from "../worker/warnings/areas.ts";
import { number, type Row } from "./table.ts";

const WARNINGS = 2_000;
const ZIPS = 33_000;
const BOUND_MS = 2_000;

export function benchWarnings(): Row {
  const warnings = makeWarnings(WARNINGS);
  const begun = performance.now();
  const find = indexAreas(warnings, new Date());
  let warned = 0;
  for (let n = 0; n < ZIPS; n++) {
    const point = { latitude: 25 + (n % 200) / 10, longitude: -125 + Math.floor(n / 200) / 3.3 };
    if (find({ ...point, reachMetres: 5_000 }).length > 0) warned++;
  }
  return {
    what: `${number(WARNINGS)} warnings of 400 corners over ${number(ZIPS)} ZIP codes`,
    figure: `${number(performance.now() - begun)} ms, ${number(warned)} warned`,
    comparedTo: `at most ${number(BOUND_MS)} ms; once a sweep`,
  };
}
