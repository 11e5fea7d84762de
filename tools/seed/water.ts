// Water beside the demo districts, drawn by hand along its real shore: a drawing for the demo, no survey. A real
// district loads its county's from the Census: `deno task admin water`.
import { areaOf, type Part } from "shared/geo/areas.ts";
import type { Query } from "shared/server/database.ts";
import { insertAll } from "./insert.ts";

const SOURCE = "water drawn by hand for this demo, only about right";

/** By district. The Gowanus Canal from Butler Street to the bay. */
const WATER: Record<string, { name: string; parts: Part[] }[]> = {
  "court-smith": [{
    name: "Gowanus Canal",
    parts: [[[
      [-73.9872, 40.6821],
      [-73.9866, 40.6819],
      [-73.9889, 40.6769],
      [-73.9921, 40.6742],
      [-73.9957, 40.672],
      [-73.9985, 40.6697],
      [-73.9996, 40.6702],
      [-73.9968, 40.6725],
      [-73.9929, 40.6748],
      [-73.9896, 40.6773],
      [-73.9872, 40.6821],
    ]]],
  }],
  hoboken: [{
    name: "Hudson River",
    parts: [[[
      [-74.0277, 40.7335],
      [-74.0262, 40.7372],
      [-74.024, 40.7402],
      [-74.0233, 40.7455],
      [-74.0215, 40.75],
      [-74.019, 40.756],
      [-74.005, 40.756],
      [-74.005, 40.7335],
      [-74.0277, 40.7335],
    ]]],
  }],
};

export async function insertWater(
  tx: Query,
  bids: { id: string; slug: string }[],
): Promise<void> {
  const rows = bids.flatMap(({ id, slug }) =>
    (WATER[slug] ?? []).map(({ name, parts }) => ({ bidId: id, name, area: areaOf(parts) }))
  );
  await insertAll(tx, "bid_waters", rows);
  const drawn = bids.filter(({ slug }) => WATER[slug]).map(({ id }) => id);
  await tx`update bids set waters_source = ${SOURCE} where id = any(${drawn})`;
}
