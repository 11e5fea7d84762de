import type { HotSpot } from "shared/api/district/hot_spots.ts";
import { LOCALES } from "shared/languages.ts";
import { distanceWords } from "@/words/distances.ts";
import { hotSpots as words } from "@/words/en/district/hot_spots.ts";
import { WORDS } from "@/words/words.ts";

/** "Court Street at 4th Place", "Smith Street, 150 ft (46 m) from Bergen Street" */
export function nameWords({ name, location }: Pick<HotSpot, "name" | "location">): string {
  if (name.kind === "corner") return words.names.corner(...name.streets);
  if (name.kind === "ground") {
    return words.names.ground(location.latitude.toFixed(5), location.longitude.toFixed(5));
  }
  const { street, from } = name;
  return from ? words.names.street(street, awayWords(from.metres), from.street) : street;
}

export function awayWords(metres: number): string {
  return distanceWords(metres, WORDS.en.map.distances, LOCALES.en);
}
