// Finds room for names on a map: what matters most first, and nothing over anything else.
import { type FlatPoint, lengthOf, simplify } from "shared/geo/lines.ts";

export interface Label {
  words: string;
  x: number;
  y: number;
  /** Degrees, clockwise; never upside down. */
  angle: number;
}

export interface Labels {
  zips: Label[];
  districts: Label[];
  rain: Label[];
  streets: Label[];
}

interface Crowd {
  streets: { name: string; pieces: FlatPoint[][] }[];
  /** Of each every ring, holes among them. */
  districts: { name: string; rings: FlatPoint[][] }[];
  marks: { x: number; y: number }[];
  zips: { zip: string; x: number; y: number }[];
  rain: { x: number; y: number; width: number; height: number; amount: string }[];
}

const MOST_STREETS = 14;
/** How wide a letter is drawn, about: most are narrower, capitals wider. */
const LETTER = 14;
/** Labels nearer than this to one another touch. */
const APART = 30;

/** A label that finds no room is left out. */
export function placeLabels({ streets, districts, marks, zips, rain }: Crowd): Labels {
  const taken: FlatPoint[] = [
    ...marks.flatMap(({ x, y }): FlatPoint[] => [[x, y], [x + 26, y - 16]]),
    // The scale, and which way is north.
    ...spread({ words: "1,000 ft (300 m)", x: 130, y: 676, angle: 0 }),
    [690, 30],
    [690, 70],
  ];
  const isFree = (label: Label) =>
    spread(label).every(([x, y]) =>
      x > 8 && y > 20 && x < 712 && y < 700 &&
      taken.every(([tx, ty]) => (tx - x) ** 2 + (ty - y) ** 2 > APART ** 2)
    );
  const take = (spots: Label[]) => {
    const label = spots.find(isFree);
    if (label) taken.push(...spread(label));
    return label ? [label] : [];
  };
  /** The longest first, until there are enough of them. */
  const takeStreets = () => {
    const labels: Label[] = [];
    for (const { name, pieces } of longestOfEachName(streets)) {
      if (labels.length === MOST_STREETS) break;
      labels.push(...take(alongPieces(name, pieces)));
    }
    return labels;
  };
  return {
    zips: zips.flatMap((zip) => take(aroundPoint(zip))),
    districts: districts.flatMap(({ name, rings }) => take(aroundRing(name, widest(rings)))),
    rain: rain.flatMap((square) => take(inCorners(square))),
    streets: takeStreets(),
  };
}

/** Points along a label, for the question whether it touches another one. */
function spread({ words, x, y, angle }: Label): FlatPoint[] {
  const radians = angle * Math.PI / 180;
  const half = words.length * LETTER / 2;
  const count = Math.max(2, Math.ceil(half / 12));
  return Array.from({ length: count }, (_, i) => {
    const along = -half + 2 * half * i / (count - 1);
    return [x + along * Math.cos(radians), y + along * Math.sin(radians)];
  });
}

function longestOfEachName(streets: Crowd["streets"]) {
  const byName = Map.groupBy(streets.filter(({ name }) => name), ({ name }) => name);
  return [...byName].map(([name, same]) => {
    const pieces = same.flatMap((street) => street.pieces);
    return { name, pieces, length: pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) };
  }).sort((a, b) => b.length - a.length);
}

/** The middle first, then nearer to the ends, of each stretch that is straight and long enough. */
function alongPieces(name: string, pieces: FlatPoint[][]): Label[] {
  const width = name.length * LETTER;
  return pieces.flatMap((piece) => {
    const straight = simplify(piece, 5);
    return straight.slice(1).map((to, i) => ({ from: straight[i]!, to }));
  })
    .map(({ from, to }) => ({ from, to, length: lengthOf([from, to]) }))
    .filter(({ length }) => length > width)
    .sort((a, b) => b.length - a.length)
    .flatMap(({ from, to }) => [0.5, 0.3, 0.7, 0.15, 0.85].map((t) => labelAt(name, from, to, t)));
}

function labelAt(words: string, [ax, ay]: FlatPoint, [bx, by]: FlatPoint, t: number): Label {
  const angle = Math.atan((by - ay) / (bx - ax)) * 180 / Math.PI;
  return {
    words,
    x: Math.round(ax + (bx - ax) * t),
    y: Math.round(ay + (by - ay) * t),
    angle: Math.round(Number.isFinite(angle) ? angle : 90),
  };
}

/** A district in parts has its name at the widest. */
function widest(rings: FlatPoint[][]): FlatPoint[] {
  const widthOf = (ring: FlatPoint[]) => {
    const xs = ring.map(([x]) => x);
    return Math.max(...xs) - Math.min(...xs);
  };
  return rings.toSorted((a, b) => widthOf(b) - widthOf(a))[0]!;
}

/** Above the district's top, below its foot, in its middle. */
function aroundRing(words: string, ring: FlatPoint[]): Label[] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const half = words.length * LETTER / 2 + 12;
  const x = Math.min(720 - half, Math.max(half, (Math.min(...xs) + Math.max(...xs)) / 2));
  const [top, foot] = [Math.min(...ys), Math.max(...ys)];
  return [top - 22, foot + 26, (top + foot) / 2, (top + foot) / 2 + 60, (top + foot) / 2 - 60]
    .map((y) => ({ words, x: Math.round(x), y: Math.round(y), angle: 0 }));
}

function aroundPoint({ zip, x, y }: { zip: string; x: number; y: number }): Label[] {
  return [[0, 0], [0, -40], [0, 40], [60, 0], [-60, 0]].map(([dx, dy]) => ({
    words: zip,
    x: x + dx!,
    y: y + dy!,
    angle: 0,
  }));
}

function inCorners({ x, y, width, height, amount }: Crowd["rain"][number]): Label[] {
  const inset = amount.length * LETTER / 2 + 14;
  if (width < 2 * inset || height < 60) return [];
  const [left, right, top, foot] = [x + inset, x + width - inset, y + 26, y + height - 26];
  return [[right, top], [left, top], [right, foot], [left, foot]]
    .map(([x, y]) => ({ words: amount, x: x!, y: y!, angle: 0 }));
}
