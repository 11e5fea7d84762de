// Longitudes go round: an area over the Aleutians comes as 170 to 190 degrees, or leaps from 179 to -179.
// Both are cut at the antimeridian, so that every part lies between -180 and 180, as GeoJSON wants it
// (RFC 7946, 3.1.9) and as all who compare longitudes take for granted.

type Position = [longitude: number, latitude: number];
type Ring = Position[];

/** The polygon, or its parts on either side; its outer ring first. */
export function cutAtAntimeridian(rings: Ring[]): Ring[][] {
  const [outer, ...holes] = rings.map(unroll);
  const [west, east] = rangeOf(outer!);
  const parts: Ring[][] = [];
  // The worlds that it reaches into: its own, and the ones beside it.
  for (let turn = Math.floor((west + 180) / 360); turn * 360 - 180 < east; turn++) {
    const from = turn * 360 - 180;
    if (west >= from && east <= from + 360) return [shifted([outer!, ...holes], turn)];
    const [part, ...cut] = [outer!, ...holes].map((ring) => between(ring, from, from + 360));
    if (part!.length >= 4) parts.push(shifted([part!, ...cut.filter((r) => r.length >= 4)], turn));
  }
  return parts;
}

/** A leap of more than half the earth is a step over the antimeridian. */
function unroll(ring: Ring): Ring {
  let turns = 0;
  return ring.map(([longitude, latitude], i) => {
    const step = i === 0 ? 0 : longitude - ring[i - 1]![0];
    if (step > 180) turns--;
    if (step < -180) turns++;
    return [longitude + turns * 360, latitude];
  });
}

function rangeOf(ring: Ring): [west: number, east: number] {
  return ring.reduce<[number, number]>(
    ([west, east], [longitude]) => [Math.min(west, longitude), Math.max(east, longitude)],
    [Infinity, -Infinity],
  );
}

function shifted(rings: Ring[], turns: number): Ring[] {
  if (turns === 0) return rings;
  return rings.map((ring) => ring.map(([x, y]): Position => [x - turns * 360, y]));
}

function between(ring: Ring, west: number, east: number): Ring {
  return keep(keep(ring, (x) => x - west), (x) => east - x);
}

/** The part on one side of a meridian (Sutherland and Hodgman); closed. */
function keep(ring: Ring, within: (longitude: number) => number): Ring {
  const kept: Ring = [];
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    const [before, after] = [within(from[0]), within(to[0])];
    if (before >= 0) kept.push(from);
    if (before * after < 0) {
      const along = before / (before - after);
      kept.push([from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])]);
    }
  }
  return kept.length === 0 ? [] : [...kept, kept[0]!];
}
