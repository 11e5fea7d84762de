// Where the pin is, in words: by the nearest street, else by where the map began.
import type { MapData } from "shared/api/map.ts";
import {
  directionOf,
  metresBetween,
  movePoint,
  type Offset,
  offsetOf,
  type Point,
} from "shared/geo/earth.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { distanceWords } from "@/words/distances.ts";
import { fill } from "@/words/fill.ts";
import type { Words } from "@/words/words.ts";

/** A street is about so wide. */
const ON_STREET_METRES = 12;
const NEAR_STREET_METRES = 500;

/** Plain strings, for they come to the browser as they are. */
export type TapWords = Words["map"]["tap"];

export function pinWords(
  pin: Point | null,
  { map, began, words, language }: {
    map: Pick<MapData, "streets">;
    began: Point;
    words: TapWords;
    language: Language;
  },
): string {
  if (!pin) return words.noPin;
  const street = nearestStreet(map, pin);
  if (street && street.metres <= ON_STREET_METRES) {
    return fill(words.pinOn, { street: street.name });
  }
  const from = street ? street.at : began;
  const metres = metresBetween(from, pin);
  if (metres < 1) return words.pinAtStart;
  return fill(street ? words.pinNear : words.pinFromStart, {
    street: street?.name ?? "",
    distance: distanceWords(metres, words.distances, LOCALES[language]),
    direction: words.directions[directionOf(offsetOf(from, pin))],
  });
}

interface NearStreet {
  name: string;
  /** Its point that is nearest. */
  at: Point;
  metres: number;
}

export function nearestStreet(
  { streets }: Pick<MapData, "streets">,
  pin: Point,
): NearStreet | undefined {
  let nearest: NearStreet | undefined;
  for (const { name, line } of streets) {
    if (!name) continue;
    const offsets = line.map(([longitude, latitude]) => offsetOf(pin, { latitude, longitude }));
    for (let i = 1; i < offsets.length; i++) {
      const foot = footOf(offsets[i - 1]!, offsets[i]!);
      const metres = Math.hypot(foot.east, foot.north);
      if (metres < (nearest?.metres ?? NEAR_STREET_METRES)) {
        nearest = { name, at: movePoint(pin, foot), metres };
      }
    }
  }
  return nearest;
}

/** Of a stretch, the point that is nearest to where offsets are counted from. */
function footOf(a: Offset, b: Offset): Offset {
  const [dx, dy] = [b.east - a.east, b.north - a.north];
  const along = dx || dy ? -(a.east * dx + a.north * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.min(1, Math.max(0, along));
  return { east: a.east + t * dx, north: a.north + t * dy };
}
