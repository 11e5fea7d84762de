// Well-known text, as city's portals write places into a column: `MULTIPOLYGON (((-74 40.6, …)))`.

const WKT =
  /^\s*(?:SRID=\d+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*$/is;
const NUMBERS = /-?[\d.]+(?:e[-+]?\d+)?(?:\s+-?[\d.]+(?:e[-+]?\d+)?)+/gi;
const TYPES = { POINT: "Point", LINESTRING: "LineString", POLYGON: "Polygon" };

/** Returns a geometry of GeoJSON, its numbers as they are; undefined: it is no well-known text. */
export function readWkt(text: string): { type: string; coordinates: unknown } | undefined {
  const [, multi, name, body] = text.match(WKT) ?? [];
  if (!name || !body) return undefined;
  const lists = body
    .replace(NUMBERS, (pair) => `[${pair.split(/\s+/).slice(0, 2).join(",")}]`)
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  try {
    const coordinates = JSON.parse(lists);
    const type = TYPES[name.toUpperCase() as keyof typeof TYPES];
    // A point's brackets are those of its pair; of several each may have its own besides.
    if (type === "Point") {
      return multi
        ? { type: "MultiPoint", coordinates: coordinates.map(unwrap) }
        : { type, coordinates: unwrap(coordinates) };
    }
    return { type: `${multi ? "Multi" : ""}${type}`, coordinates };
  } catch {
    return undefined;
  }
}

function unwrap(list: unknown): unknown {
  return Array.isArray(list) && Array.isArray(list[0]) ? list[0] : list;
}
