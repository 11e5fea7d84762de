// Places that flood again, counted in storms. Pure: waters are added one by one, for there may be a million.
import type { HotSpot, HotSpots } from "../api/district/hot_spots.ts";
import { daysBetween } from "../calendar.ts";
import { type Depth, DEPTHS } from "../depths.ts";
import { metresBetween, movePoint, offsetOf, type Point } from "../geo/earth.ts";
import type { FlatPoint } from "../geo/lines.ts";
import type { GroundBox } from "../geo/ground_box.ts";
import { MOST_HOT_SPOTS } from "../limits.ts";
import { gatherSightings, SAME_SPOT_METRES, type SeenPlace } from "./gather.ts";
import { stormAt, type StormTimes } from "./storm_at.ts";
import { type Placed, StreetPlan } from "./street_plan.ts";
import { trendOf } from "./trend.ts";

/** On open ground: a phone is no more exact. Along a street it is to a metre. */
const GROUND_METRES = 5;
/** Once more may be chance; that it comes again is what is counted here. */
const FEWEST_OCCASIONS = 2;
const DRAINS_NAMED = 3;
const MOST_COMPLAINTS = 500;

export interface CountedStorm {
  id: string;
  startedAt: Date;
  clearedAt: Date | null;
}

interface Setting {
  timeZone: string;
  /** Anywhere in the district: metres are counted from there. */
  origin: Point;
  streets: { name: string; line: [longitude: number, latitude: number][] }[];
  /** By their start. */
  storms: CountedStorm[];
}

/** What one or several reports tell of: an incident is one. */
export interface ReportedWater {
  /** Null: a ZIP code alone was given. */
  point: Point | null;
  depth: Depth;
  happenedAt: Date;
}

export interface PlacedDrain extends Point {
  sourceId: string | null;
}

export interface Complaint extends Point {
  happenedAt: Date;
}

interface Seen extends SeenPlace {
  occasions: Map<number, number>;
  depth: number;
  lastAt: number;
  box: GroundBox;
}

export class HotSpotCount {
  readonly #spans: StormTimes[];
  readonly #waters: number[];
  readonly #tracks = new Map<string, Map<string, Seen>>();
  readonly #plan: StreetPlan;
  #withoutPoint = 0;

  constructor(private readonly setting: Setting) {
    this.#spans = setting.storms.map(({ startedAt, clearedAt }) => ({
      startedAt: startedAt.getTime(),
      clearedAt: clearedAt && clearedAt.getTime(),
    }));
    this.#waters = setting.storms.map(() => 0);
    this.#plan = new StreetPlan(setting.streets.map(({ name, line }) => ({
      name,
      line: line.map(([longitude, latitude]) => this.#flat({ latitude, longitude })),
    })));
  }

  add({ point, depth, happenedAt }: ReportedWater): void {
    const storm = stormAt(this.#spans, happenedAt.getTime());
    if (storm !== undefined) this.#waters[storm]!++;
    if (!point) this.#withoutPoint++;
    else this.#see(point, storm ?? dayOf(happenedAt, this.setting.timeZone), { depth, happenedAt });
  }

  finish(
    drains: readonly PlacedDrain[],
    complaints: readonly Complaint[],
  ): Omit<HotSpots, "countedAt" | "since"> {
    const { storms } = this.setting;
    const heard = complaints.map((complaint) => ({
      ...complaint,
      storm: stormAt(this.#spans, complaint.happenedAt.getTime()),
    }));
    const complaintsOf = storms.map((_, n) => heard.filter(({ storm }) => storm === n).length);
    // Told by their numbers among those that brought something.
    const wet = storms.flatMap((_, n) => this.#waters[n]! + complaintsOf[n]! > 0 ? [n] : []);
    const numberOf = new Map(wet.map((n, i) => [n, i]));
    const spots = this.#listSpots();
    const atSpots = Map.groupBy(heard, (complaint) => nearestSpot(spots, complaint));
    return {
      storms: wet.map((n) => ({
        id: storms[n]!.id,
        startedAt: storms[n]!.startedAt.toISOString(),
        waters: this.#waters[n]!,
        complaints: complaintsOf[n]!,
      })),
      dryStorms: this.#waters.filter((waters) => waters === 0).length,
      withoutPoint: this.#withoutPoint,
      spots: spots.map((spot) => {
        const own = atSpots.get(spot) ?? [];
        return { ...this.#describe(spot, own, numberOf), ...besides(spot, drains) };
      }),
      complaints: heard.toSorted((a, b) => b.happenedAt.getTime() - a.happenedAt.getTime())
        .slice(0, MOST_COMPLAINTS)
        .map(({ latitude, longitude, storm }) => ({
          location: { latitude, longitude },
          storm: storm === undefined ? null : numberOf.get(storm)!,
        })),
    };
  }

  #see(point: Point, occasion: number, { depth, happenedAt }: Omit<ReportedWater, "point">): void {
    const { track, at } = this.#plan.place(this.#flat(point));
    const step = track === "ground" ? GROUND_METRES : 1;
    const spot: FlatPoint = [step * Math.round(at[0] / step), step * Math.round(at[1] / step)];
    const seen = getOr(this.#tracks, track, () => new Map<string, Seen>());
    const { longitude: x, latitude: y } = point;
    const one = getOr(seen, `${spot}`, () => ({
      at: spot,
      occasions: new Map(),
      depth: 0,
      lastAt: 0,
      box: { west: x, south: y, east: x, north: y },
    }));
    one.occasions.set(occasion, (one.occasions.get(occasion) ?? 0) + 1);
    one.depth = Math.max(one.depth, DEPTHS.indexOf(depth));
    one.lastAt = Math.max(one.lastAt, happenedAt.getTime());
    one.box = join(one.box, { west: x, south: y, east: x, north: y });
  }

  #flat(point: Point): FlatPoint {
    const { east, north } = offsetOf(this.setting.origin, point);
    return [east, north];
  }

  /** Those that flooded more than once, most storms first. */
  #listSpots(): Spot[] {
    const spots = [...this.#tracks].flatMap(([track, seen]) =>
      gatherSightings([...seen.values()]).map((sightings): Spot => {
        const placed = { track, at: sightings[0]!.at };
        const occasions = new Map<number, number>();
        for (const [occasion, waters] of sightings.flatMap((one) => [...one.occasions])) {
          occasions.set(occasion, (occasions.get(occasion) ?? 0) + waters);
        }
        return {
          placed,
          occasions,
          point: onEarth(this.setting.origin, this.#plan.pointOf(placed)),
          depth: Math.max(...sightings.map(({ depth }) => depth)),
          lastAt: Math.max(...sightings.map(({ lastAt }) => lastAt)),
          box: sightings.map(({ box }) => box).reduce(join),
        };
      })
    );
    return spots.filter(({ occasions }) => occasions.size >= FEWEST_OCCASIONS)
      .sort((a, b) =>
        countStorms(b) - countStorms(a) || b.occasions.size - a.occasions.size ||
        b.lastAt - a.lastAt || a.point.longitude - b.point.longitude
      )
      .slice(0, MOST_HOT_SPOTS);
  }

  #describe(
    spot: Spot,
    complaints: { storm: number | undefined }[],
    numberOf: Map<number, number>,
  ): Omit<HotSpot, "drains" | "drainCount"> {
    const { placed, occasions, point, depth, lastAt, box } = spot;
    const told = [...numberOf].map(([n, storm]) => ({
      storm,
      waters: occasions.get(n) ?? 0,
      complaints: complaints.filter((complaint) => complaint.storm === n).length,
    }));
    const flooded = this.#waters.flatMap((waters, n) => waters > 0 ? [occasions.has(n)] : []);
    return {
      name: this.#plan.nameOf(placed),
      location: point,
      box: { west: box.west, south: box.south, east: box.east, north: box.north },
      storms: told.filter(({ waters, complaints }) => waters + complaints > 0),
      flooded: countStorms(spot),
      otherDays: occasions.size - countStorms(spot),
      trend: trendOf(flooded),
      depth: DEPTHS[depth]!,
      lastAt: new Date(lastAt).toISOString(),
      complaints: complaints.length,
    };
  }
}

interface Spot extends Pick<Seen, "depth" | "lastAt" | "box"> {
  placed: Placed;
  occasions: Map<number, number>;
  point: Point;
}

function countStorms({ occasions }: Pick<Spot, "occasions">): number {
  return [...occasions.keys()].filter((occasion) => occasion >= 0).length;
}

/** Below zero: storms are numbered from there on. */
function dayOf(at: Date, timeZone: string): number {
  return -1 - daysBetween(new Date(0), at, timeZone);
}

function nearestSpot(spots: readonly Spot[], place: Point): Spot | undefined {
  const near = spots.map((spot) => ({ spot, metres: metresBetween(spot.point, place) }))
    .filter(({ metres }) => metres <= SAME_SPOT_METRES);
  return near.sort((a, b) => a.metres - b.metres)[0]?.spot;
}

function besides(
  { point }: Spot,
  drains: readonly PlacedDrain[],
): Pick<HotSpot, "drains" | "drainCount"> {
  const near = drains.map(({ sourceId, ...place }) => ({
    sourceId,
    metres: Math.round(metresBetween(point, place)),
  })).filter(({ metres }) => metres <= SAME_SPOT_METRES).sort((a, b) => a.metres - b.metres);
  return { drains: near.slice(0, DRAINS_NAMED), drainCount: near.length };
}

/** To a metre. */
function onEarth(origin: Point, [east, north]: FlatPoint): Point {
  const { latitude, longitude } = movePoint(origin, { east, north });
  return { latitude: Number(latitude.toFixed(5)), longitude: Number(longitude.toFixed(5)) };
}

function join(a: GroundBox, b: GroundBox): GroundBox {
  return {
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  };
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
