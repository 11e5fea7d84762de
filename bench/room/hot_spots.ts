// How long the worker counts where it floods again, of every district at once: what a release does when it begins.
import { countHotSpots } from "../../worker/hot_spots/hot_spots.ts";
import { number, type Row } from "../table.ts";
import type { RoomWorld } from "./world.ts";

export async function benchHotSpots({ sql }: Pick<RoomWorld, "sql">): Promise<Row> {
  const begun = performance.now();
  const districts = await countHotSpots({ sql }, new Date());
  const seconds = (performance.now() - begun) / 1000;
  const [{ spots, reports }] = await sql<[{ spots: number; reports: number }]>`
    select
      (select sum(jsonb_array_length(content -> 'spots'))::int from hot_spot_counts) as spots,
      (select count(*)::int from reports where bid_id is not null) as reports`;
  return {
    what: `Hot spots of ${number(districts)} districts, counted by the worker`,
    figure: `${number(seconds, 1)} s, ${number(spots)} spots`,
    comparedTo: `${number(reports)} reports; to read them is the row "hot spots"`,
    bounds: [{ measured: spots, least: 1, unit: "spots", dependsOnMachine: false }],
  };
}
