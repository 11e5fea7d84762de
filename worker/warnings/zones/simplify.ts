// The Weather Service draws its zones to the metre, in ten thousands of corners. A ZIP code's disc is known
// to some hundred metres: fewer corners say the same.
type Ring = [longitude: number, latitude: number][];

/** About 100 m. */
const TOLERANCE_DEGREES = 0.001;

/** Closed as it was; none of its corners lies farther from the line than the tolerance (Douglas and Peucker). */
export function simplify(ring: Ring): Ring {
  const last = ring.length - 1;
  // A ring's ends are one point: from there to the farthest corner, and back.
  const middle = farthest(ring, 0, last, (corner) => distance(corner, ring[0]!)).at;
  const kept = new Set([0, middle, last]);
  const spans: [from: number, to: number][] = [[0, middle], [middle, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const off = farthest(ring, from, to, (corner) => offLine(corner, ring[from]!, ring[to]!));
    if (off.far <= TOLERANCE_DEGREES) continue;
    kept.add(off.at);
    spans.push([from, off.at], [off.at, to]);
  }
  const simpler = ring.filter((_, i) => kept.has(i));
  // An islet smaller than the tolerance stays as it is.
  return simpler.length < 4 ? ring : simpler;
}

type Corner = Ring[number];

function farthest(ring: Ring, from: number, to: number, measure: (corner: Corner) => number) {
  let [at, far] = [from, -1];
  for (let i = from + 1; i < to; i++) {
    const away = measure(ring[i]!);
    if (away > far) [at, far] = [i, away];
  }
  return { at, far };
}

function distance([x1, y1]: Corner, [x2, y2]: Corner): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

function offLine([x, y]: Corner, [x1, y1]: Corner, [x2, y2]: Corner): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0
    ? 0
    : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
