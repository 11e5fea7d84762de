// A text of one place or several, within the parts that a text may have: what gives way first is what its reader
// finds by the link.
import { countSegments } from "shared/server/segments.ts";
import { pathTo } from "../../path_to.ts";
import type { TextWords } from "./every_text.ts";
import { placeName, plainName } from "./place_name.ts";
import type { ZipCode } from "./tell.ts";

/** The places that a text tells the same of, the worst first; and what it tells besides. */
interface Whereabouts {
  places: ZipCode[];
  /** Each of other places, as a sentence. */
  besides: { places: ZipCode[]; say: (where: string) => string }[];
}

/** How many are named where not all can be. */
const FEW = [3, 2, 1];

/**
 * The fullest form that fits: all places with their cities' names where these take no further part, else by ZIP code
 * alone; else what is besides in a count, then the worst few and how many more; at the very last without
 * the link: a warning that is cut off says less. `write` puts what stands before the link there, too.
 */
export function fitting(
  words: TextWords,
  { places, besides }: Whereabouts,
  publicUrl: string,
  write: (where: string, link: string) => string,
): string {
  const form = ({ named, isBrief = false, hasCities = false, hasLink = true }: Form): string => {
    const more = places.length - named;
    const name = hasCities ? placeNames : zipsOf;
    const isAll = more === 0 && !isBrief;
    const page = isAll ? pathTo`/zip/${places[0]!.zip}` : "/account";
    const where = name(words, places.slice(0, named), more);
    const beside = isBrief
      ? words.morePlaces(besides.flatMap(({ places }) => places).length)
      : besides.map(({ places, say }) => say(name(words, places, 0))).join("");
    const link = hasLink ? beside + publicUrl + page : "";
    return write(where, link).replace(/ +/g, " ").trim();
  };
  for (const shape of shapesOf(places.length, besides.length > 0)) {
    const short = form(shape);
    const parts = countSegments(short);
    if (parts > words.maxSegments) continue;
    const full = form({ ...shape, hasCities: true });
    return countSegments(full) <= parts ? full : short;
  }
  return form({ named: 1, hasLink: false });
}

interface Form {
  named: number;
  isBrief?: boolean;
  hasCities?: boolean;
  hasLink?: boolean;
}

function shapesOf(count: number, hasBesides: boolean): Form[] {
  const few = FEW.filter((named) => named < count);
  const shapes = [count, ...few].map((named) => ({ named, isBrief: hasBesides }));
  return hasBesides ? [{ named: count }, ...shapes] : shapes;
}

function zipsOf({ list }: TextWords, places: ZipCode[], more: number): string {
  return list(places.map(({ zip }) => zip), more);
}

/** "11201 and 11217 Brooklyn", "11201, 11217 Brooklyn and 07030 Hoboken", "11201 Brooklyn and 3 more" */
function placeNames({ list }: TextWords, places: ZipCode[], more: number): string {
  const byCity = [...Map.groupBy(places, ({ city }) => plainName(city ?? ""))];
  if (byCity.length === 1 && more === 0) {
    const [[city, all]] = byCity as [typeof byCity[0]];
    return `${list(all.map(({ zip }) => zip), 0)} ${city}`.trim();
  }
  const groups = byCity.map(([, all]) =>
    [...all.slice(0, -1).map(({ zip }) => zip), placeName(all.at(-1)!)].join(", ")
  );
  return list(groups, more);
}
