// Finds room for names on a map: what matters most first, and nothing over anything else.
import { lengthOf, type Point, simplify } from "shared/geo/lines.ts";

export interface Label {
  words: string;
  x: number;
  y: number;
  /** Degrees, clockwise; never upside down. */
  angle: number;
}

interface Crowd {
  streets: { name: string; pieces: Point[][] }[];
  districts: { name: string; ring: Point[] }[];
  marks: { x: number; y: number }[];
  zips: { zip: string; x: number; y: number }[];
}

const MOST_NAMES = 14;
/** How wide a letter is drawn, about; Chinese ones and capitals are wider. */
const LETTER = 12;
/** Labels nearer than this to one another touch. */
const APART = 30;

export function placeLabels({ streets, districts, marks, zips }: Crowd) {
  const taken: Point[] = [
    ...marks.map(({ x, y }): Point => [x, y]),
    ...zips.flatMap(({ zip, x, y }) => spread({ words: zip, x, y, angle: 0 })),
    // The scale, and which way is north.
    ...spread({ words: "2,000 m · 6,600 ft", x: 120, y: 690, angle: 0 }),
    [690, 40],
  ];
  const isFree = (label: Label) =>
    spread(label).every(([x, y]) =>
      x > 8 && y > 20 && x < 712 && y < 700 &&
      taken.every(([tx, ty]) => Math.hypot(tx - x, ty - y) > APART)
    );
  const take = (label: Label | undefined) => {
    if (!label || !isFree(label)) return [];
    taken.push(...spread(label));
    return [label];
  };
  const districtNames = districts.flatMap(({ name, ring }) => {
    const spots = spotsFor(name, ring);
    return take(spots.find(isFree));
  });
  const names: Label[] = [];
  for (const { name, pieces } of longestOfEachName(streets)) {
    if (names.length === MOST_NAMES) break;
    names.push(...take(alongFor(name, pieces).find(isFree)));
  }
  return { names, districtNames };
}

/** Points along a label, for the question whether it touches another one. */
function spread({ words, x, y, angle }: Label): Point[] {
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

/** Middle, then thirds of each straight stretch that is long enough for the name. */
function alongFor(name: string, pieces: Point[][]): Label[] {
  const width = name.length * LETTER;
  return pieces.flatMap((piece) => {
    const straight = simplify(piece, 5);
    return straight.slice(1).map((to, i) => ({ from: straight[i]!, to }));
  })
    .map(({ from, to }) => ({ from, to, length: lengthOf([from, to]) }))
    .filter(({ length }) => length > width)
    .sort((a, b) => b.length - a.length)
    .flatMap(({ from, to }) => [0.5, 0.33, 0.67].map((t) => labelAt(name, from, to, t)));
}

function labelAt(words: string, [ax, ay]: Point, [bx, by]: Point, t: number): Label {
  const angle = Math.atan((by - ay) / (bx - ax)) * 180 / Math.PI;
  return {
    words,
    x: Math.round(ax + (bx - ax) * t),
    y: Math.round(ay + (by - ay) * t),
    angle: Math.round(Number.isFinite(angle) ? angle : 90),
  };
}

/** Above the district's top, below its foot, in its middle. */
function spotsFor(words: string, ring: Point[]): Label[] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const half = words.length * LETTER / 2 + 12;
  const x = Math.min(720 - half, Math.max(half, (Math.min(...xs) + Math.max(...xs)) / 2));
  const [top, foot] = [Math.min(...ys), Math.max(...ys)];
  return [top - 22, foot + 26, (top + foot) / 2, (top + foot) / 2 + 60, (top + foot) / 2 - 60]
    .map((y) => ({ words, x: Math.round(x), y: Math.round(y), angle: 0 }));
}
