// Of a city's streets those around a district, made light: blocks of one name joined, cut, simplified.
import type { Part } from "shared/geo/areas.ts";
import { clipLine, lengthOf, simplify } from "shared/geo/lines.ts";
import { AROUND_METRES, aroundOf, DETAIL_METRES } from "../around.ts";
import { joinLines } from "./join_lines.ts";
import type { Street } from "./streets.ts";

/** Left over at the edge, or a driveway. */
const SHORTEST_METRES = 5;

interface StoredStreet extends Street {
  metres: number;
}

export function cutStreets(streets: Street[], parts: Part[]): StoredStreet[] {
  const { box, flat, position } = aroundOf(parts, AROUND_METRES);
  const byName = Map.groupBy(streets, ({ name }) => name);
  return [...byName].flatMap(([name, same]) =>
    joinLines(same.map(({ line }) => flat(line)))
      .flatMap((line) => clipLine(line, box))
      .map((line) => simplify(line, DETAIL_METRES))
      .map((line) => ({
        name,
        line: line.map(position),
        metres: Math.round(lengthOf(line)),
      }))
      .filter(({ metres }) => metres >= SHORTEST_METRES)
  );
}
