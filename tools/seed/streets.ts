// Streets of the demo districts, drawn by hand along their real ones: a drawing for the demo, no
// survey. A real district loads its city's own lines: `deno task admin streets`.
import type { Query } from "shared/server/database.ts";
import { lengthOf } from "shared/geo/lines.ts";
import { offsetOf } from "shared/geo/earth.ts";
import type { DemoPosition } from "./districts.ts";
import { insertAll } from "./insert.ts";

const SOURCE = "drawn by hand for this demo, only about right";

interface Street {
  name: string;
  line: DemoPosition[];
}

export async function insertStreets(
  tx: Query,
  bids: { id: string; slug: string }[],
): Promise<void> {
  const rows = bids.flatMap(({ id, slug }) =>
    (STREETS[slug] ?? []).map((street) => ({ bidId: id, ...street, metres: metresOf(street.line) }))
  );
  await insertAll(tx, "bid_streets", rows);
  await tx`update bids set streets_source = ${SOURCE} where id = any(${bids.map(({ id }) => id)})`;
}

function metresOf(line: DemoPosition[]): number {
  const place = ([longitude, latitude]: DemoPosition) => ({ latitude, longitude });
  return Math.round(lengthOf(line.map((point) => {
    const { east, north } = offsetOf(place(line[0]!), place(point));
    return [east, north] as const;
  })));
}

const HICKS: DemoPosition[] = [[-73.999, 40.6932], [-74.0017, 40.6877], [-74.0049, 40.681]];
const COURT: DemoPosition[] = [[-73.9926, 40.6903], [-73.9951, 40.6847], [-73.9985, 40.6776], [
  -74,
  40.6743,
]];
const SMITH: DemoPosition[] = [[-73.99, 40.6891], [-73.9925, 40.6835], [-73.9951, 40.678], [
  -73.9961,
  40.6736,
]];
const BOND: DemoPosition[] = [[-73.9858, 40.6873], [-73.9883, 40.6817], [-73.991, 40.676]];

/** From north to south: each crosses Court Street as far down as its turn comes. */
const ACROSS_COURT = [
  "Atlantic Avenue",
  "Pacific Street",
  "Dean Street",
  "Bergen Street",
  "Warren Street",
  "Baltic Street",
  "Kane Street",
  "Degraw Street",
  "Sackett Street",
  "Union Street",
  "President Street",
  "Carroll Street",
  "1st Place",
  "2nd Place",
  "3rd Place",
  "4th Place",
  "Luquer Street",
  "Nelson Street",
  "West 9th Street",
];

const HUDSON: DemoPosition[] = [[-74.029, 40.7363], [-74.0235, 40.7533]];
const WILLOW: DemoPosition[] = [[-74.0346, 40.7372], [-74.028, 40.7547]];

/** From Hudson Street to the west. */
const ALONG_WASHINGTON = [
  "Hudson Street",
  "Washington Street",
  "Bloomfield Street",
  "Garden Street",
  "Park Avenue",
  "Willow Avenue",
  "Clinton Street",
  "Grand Street",
  "Adams Street",
  "Jefferson Street",
  "Madison Street",
  "Monroe Street",
];

const ORDINALS = ["1st", "2nd", "3rd", ...Array.from({ length: 11 }, (_, i) => `${i + 4}th`)];

const STREETS: Record<string, Street[]> = {
  "court-smith": [
    { name: "Court Street", line: COURT },
    { name: "Smith Street", line: SMITH },
    { name: "Hicks Street", line: HICKS },
    { name: "Bond Street", line: BOND },
    { name: "Henry Street", line: [[-73.9969, 40.6922], [-73.9995, 40.6867], [-74.006, 40.674]] },
    {
      name: "Clinton Street",
      line: [[-73.9948, 40.6913], [-73.9973, 40.6857], [-74.0033, 40.6735]],
    },
    { name: "Hoyt Street", line: [[-73.9879, 40.6882], [-73.9904, 40.6826], [-73.993, 40.677]] },
    {
      name: "Columbia Street",
      line: [[-74.0006, 40.692], [-74.0027, 40.686], [-74.0057, 40.679], [-74.0085, 40.6722]],
    },
    {
      name: "Hamilton Avenue",
      line: [[-74.0058, 40.6832], [-74.0034, 40.6785], [-73.9995, 40.6738], [-73.9968, 40.6702]],
    },
    {
      name: "Van Brunt Street",
      line: [[-74.0035, 40.6855], [-74.0086, 40.681], [-74.0157, 40.6746]],
    },
    {
      name: "Richards Street",
      line: [[-74.0064, 40.6823], [-74.0122, 40.6757], [-74.0133, 40.674]],
    },
    { name: "Lorraine Street", line: [[-74.0102, 40.6769], [-74.001, 40.6737]] },
    { name: "Beard Street", line: [[-74.0163, 40.6752], [-74.0109, 40.6716]] },
    ...ACROSS_COURT.map((name, i): Street => {
      const t = i / (ACROSS_COURT.length - 1);
      const line = [along(HICKS, t), along(COURT, t), along(SMITH, t), along(BOND, t)];
      // South of Carroll Street it ends at Smith Street.
      return { name, line: t > 0.6 ? line.slice(1, 3) : line };
    }),
  ],
  hoboken: [
    ...ALONG_WASHINGTON.map((name, i): Street => {
      const [from, to] = [0, 1].map((t) => along([along(HUDSON, t), along(WILLOW, t)], i / 5));
      return { name, line: [from!, to!] };
    }),
    ...["Observer Highway", "Newark Street", ...ORDINALS.map((n) => `${n} Street`)].map(
      (name, i): Street => {
        const t = i / 15;
        const ends: DemoPosition[] = [along(HUDSON, t), along(WILLOW, t)];
        return { name, line: [ends[0]!, along(ends, 11 / 5)] };
      },
    ),
  ],
};

/** From a line's begin (0) to its end (1), by its points; a straight one goes on beyond. */
function along(line: DemoPosition[], t: number): DemoPosition {
  const at = t * (line.length - 1);
  const i = Math.min(Math.floor(at), line.length - 2);
  const [[ax, ay], [bx, by]] = [line[i]!, line[i + 1]!];
  const digits = (value: number) => Number(value.toFixed(5));
  return [digits(ax + (bx - ax) * (at - i)), digits(ay + (by - ay) * (at - i))];
}
