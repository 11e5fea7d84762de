// What drawings do to lines and areas: keep what lies in a rectangle, leave out points nobody sees.
// Points are pairs in any flat unit; the answers are in the same.

export type FlatPoint = readonly [x: number, y: number];

export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Douglas and Peucker's way: no point left out is farther than `tolerance` from what remains. */
export function simplify<P extends FlatPoint>(line: readonly P[], tolerance: number): P[] {
  if (line.length < 3) return [...line];
  const first = line[0]!;
  const last = line.at(-1)!;
  let farthest = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const distance = distanceTo(line[i]!, first, last);
    if (distance > farthest) [farthest, at] = [distance, i];
  }
  if (farthest <= tolerance) return [first, last];
  const before = simplify(line.slice(0, at + 1), tolerance);
  return [...before.slice(0, -1), ...simplify(line.slice(at), tolerance)];
}

/** Of a point to the nearest of a stretch from a to b. */
export function distanceTo([x, y]: FlatPoint, [ax, ay]: FlatPoint, [bx, by]: FlatPoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx || dy ? ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

export function lengthOf(line: readonly FlatPoint[]): number {
  return line.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = line[i]!;
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}

/** The pieces of a line that lie in a box. */
export function clipLine(line: readonly FlatPoint[], box: Rectangle): FlatPoint[][] {
  const pieces: FlatPoint[][] = [];
  let isOpen = false;
  for (let i = 1; i < line.length; i++) {
    const inside = clipStretch(line[i - 1]!, line[i]!, box);
    if (!inside) {
      isOpen = false;
      continue;
    }
    if (isOpen) pieces.at(-1)!.push(inside.to);
    else pieces.push([inside.from, inside.to]);
    isOpen = inside.isToItsEnd;
  }
  return pieces;
}

/** Liang and Barsky's way: the part of a stretch between the box's four sides. */
function clipStretch([ax, ay]: FlatPoint, [bx, by]: FlatPoint, box: Rectangle) {
  const [dx, dy] = [bx - ax, by - ay];
  let [begin, end] = [0, 1];
  const sides = [[-dx, ax - box.left], [dx, box.right - ax], [-dy, ay - box.top], [
    dy,
    box.bottom - ay,
  ]] as const;
  for (const [pace, room] of sides) {
    if (pace === 0 && room < 0) return undefined;
    if (pace < 0) begin = Math.max(begin, room / pace);
    if (pace > 0) end = Math.min(end, room / pace);
  }
  // A corner that is only touched is no line.
  if (begin >= end) return undefined;
  const at = (t: number): FlatPoint =>
    t === 0 ? [ax, ay] : t === 1 ? [bx, by] : [ax + t * dx, ay + t * dy];
  return { from: at(begin), to: at(end), isToItsEnd: end === 1 };
}

/** The part of an area in a box, by its ring, closed or not; empty: it lies outside. */
export function clipArea(ring: readonly FlatPoint[], box: Rectangle): FlatPoint[] {
  const cut = (
    points: readonly FlatPoint[],
    isInside: (p: FlatPoint) => boolean,
    crossing: (a: FlatPoint, b: FlatPoint) => FlatPoint,
  ): FlatPoint[] =>
    points.flatMap((point, i) => {
      const before = points.at(i - 1)!;
      const comesIn = isInside(point);
      return [
        ...(comesIn !== isInside(before) ? [crossing(before, point)] : []),
        ...(comesIn ? [point] : []),
      ];
    });
  const atX = (x: number) => ([ax, ay]: FlatPoint, [bx, by]: FlatPoint): FlatPoint => [
    x,
    ay + (by - ay) * (x - ax) / (bx - ax),
  ];
  const atY = (y: number) => ([ax, ay]: FlatPoint, [bx, by]: FlatPoint): FlatPoint => [
    ax + (bx - ax) * (y - ay) / (by - ay),
    y,
  ];
  let points: readonly FlatPoint[] = ring;
  points = cut(points, ([x]) => x >= box.left, atX(box.left));
  points = cut(points, ([x]) => x <= box.right, atX(box.right));
  points = cut(points, ([, y]) => y >= box.top, atY(box.top));
  return cut(points, ([, y]) => y <= box.bottom, atY(box.bottom));
}
