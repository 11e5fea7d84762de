// A city's whole list of drains, read for one district and laid over what it has.
import process from "node:process";
import type { Part } from "shared/geo/areas.ts";
import { readDrains } from "shared/server/files/drains/drains.ts";
import { matchDrains } from "shared/server/files/drains/match.ts";
import { number, type Row } from "./table.ts";

const DRAINS = 100_000;
const MOST_SECONDS = 5;
const DISTRICT: Part[] = [[[
  [-74.02, 40.66],
  [-73.99, 40.66],
  [-73.99, 40.69],
  [-74.02, 40.69],
  [-74.02, 40.66],
]]];

export function benchFiles(): Row {
  const rows = Array.from(
    { length: DRAINS },
    (_, i) => `CB${i},Inlet,${40.6 + i % 400 * 0.0003},${-74.05 + Math.floor(i / 400) * 0.0004}`,
  );
  const file = new TextEncoder().encode(["UNITID,TYPE,LATITUDE,LONGITUDE", ...rows].join("\n"));
  const begun = process.cpuUsage();
  const { drains } = readDrains(file, { parts: DISTRICT, findCorner: () => undefined });
  const known = drains.map((drain, i) => ({ ...drain, id: `${i}`, isGone: false }));
  const { kept } = matchDrains(known, drains);
  const { user, system } = process.cpuUsage(begun);
  const seconds = (user + system) / 1e6;
  return {
    what: `A city's ${number(DRAINS)} drains, of which a district has ${number(kept.length)}`,
    figure: `${number(seconds, 2)} s of CPU`,
    comparedTo: "an import of another system's took 30 minutes for 20,000",
    bounds: [{ measured: seconds, most: MOST_SECONDS, unit: "s", dependsOnMachine: true }],
  };
}
