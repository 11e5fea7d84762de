// Where the pin is, in words: by the nearest street, else by where the map began.
import type { MapData } from "shared/api/map.ts";
import { directionOf, metresBetween, offsetOf, type Point } from "shared/geo/earth.ts";
import { nearestStreet } from "shared/geo/nearest_street.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { distanceWords } from "@/words/distances.ts";
import { fill } from "@/words/fill.ts";
import type { Words } from "@/words/words.ts";

/** A street is about so wide. */
const ON_STREET_METRES = 12;

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
  const street = nearestStreet(map.streets, pin);
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
