// Where several reports are, in the words of a text. Pure.
import { placeName } from "shared/server/words/place_name.ts";

/** What a text has room for, beside an answer and its link. */
const MAX_LENGTH = 52;

/**
 * "11231 Brooklyn (3), 11215 Brooklyn (1)": how many in each ZIP code, most first. The cities' names give way to
 * length, then the ZIP codes with the fewest: "11231 (3), 11215 (2) +4" leaves four out.
 */
export function writePlaces(reports: { zip: string; city: string | null }[]): string {
  const places = [...Map.groupBy(reports, ({ zip }) => zip).values()]
    .map((there) => ({ ...there[0]!, count: there.length }))
    .sort((a, b) => b.count - a.count || a.zip.localeCompare(b.zip));
  const write = (name: (place: typeof places[number]) => string, most = places.length) => {
    const named = places.slice(0, most).map((place) => `${name(place)} (${place.count})`);
    const left = places.length - named.length;
    return named.join(", ") + (left > 0 ? ` +${left}` : "");
  };
  const zip = ({ zip }: { zip: string }) => zip;
  const candidates = [write(placeName), ...places.map((_, n) => write(zip, places.length - n))];
  return candidates.find((text) => text.length <= MAX_LENGTH)!;
}
