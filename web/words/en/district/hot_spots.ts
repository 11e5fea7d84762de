// Where it floods again, in the managers' room.
import type { Trend } from "shared/api/district/hot_spots.ts";
import { FEWEST_STORMS } from "shared/hot_spots/trend.ts";

const storms = (count: number) => `${count} ${count === 1 ? "storm" : "storms"}`;

export const hotSpots = {
  title: "Hot spots",
  intro:
    "Places that flood again. They are counted in storms: however many people report one water, it counts once.",
  notCounted: "They are being counted for the first time. Come back in a few minutes.",
  none: "No place has flooded in more than one storm.",
  /** "In 8 of 31 storms since Nov 23, 2023 somebody reported water." */
  sum: (wet: number, all: number, since: string) =>
    `In ${wet} of ${storms(all)} since ${since} somebody reported water.`,
  withoutPoint: (count: number) =>
    count === 1
      ? "1 report gave a ZIP code alone: it counts for its storm, and for no place."
      : `${count} reports gave a ZIP code alone: they count for their storms, and for no place.`,
  countedAt: (when: string) => `Counted ${when}.`,
  noStreets:
    "Without streets, places have no names here. Whoever runs FloodLine for you can load your city’s.",

  choose: {
    label: "Storms",
    all: "All of them",
    button: "Show",
    one: (when: string) => `The storm of ${when}`,
  },
  /** Of one storm. */
  inStorm: (when: string) => `Hot spots that flooded in the storm of ${when}`,
  noneInStorm: "None of the hot spots was reported in this storm.",
  storm: "See the storm",

  caption: "Places that flood again, most storms first",
  columns: {
    place: "Place",
    flooded: "Flooded",
    lately: "The last storms",
    depth: "Deepest",
    city: "The city heard",
    drains: "Drains beside",
    reports: "Reports",
  },
  names: {
    corner: (one: string, other: string) => `${one} at ${other}`,
    street: (street: string, away: string, cross: string) => `${street}, ${away} from ${cross}`,
    ground: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
  },
  /** "6 of 8 storms" */
  flooded: (count: number, of: number) => `${count} of ${storms(of)}`,
  otherDays: (count: number) => `and ${count} ${count === 1 ? "day" : "days"} without a storm`,
  trends: {
    worse: "More often lately",
    same: "As often as before",
    better: "Less often lately",
  } satisfies Record<Trend, string>,
  noTrend: `Under ${storms(FEWEST_STORMS)} nothing can be said of a trend.`,
  /** Of each of the last storms, for whoever does not see the marks. */
  marks: {
    said: (flooded: number, of: number) => `${flooded} of the last ${of}`,
    both: "reported, and the city heard of it",
    ours: "reported",
    city: "the city alone heard of it",
    none: "nothing",
  },
  key: "Of each of the last storms with water, the newest on the right:",
  complaints: (count: number) => `${count} ${count === 1 ? "complaint" : "complaints"}`,
  complaintsIn: (count: number) => `in ${storms(count)}`,
  drain: (number: string | null, away: string) =>
    number === null ? `one without a number, ${away}` : `${number}, ${away}`,
  moreDrains: (count: number) => `${count} more`,
  last: (when: string) => `last ${when}`,
  see: "See them",
  seeAt: (name: string) => `at ${name}`,

  map: {
    label: (name: string) => `Map of ${name}: hot spots by their numbers in the table below`,
    spot: (number: number, name: string, flooded: string) => `${number}. ${name}: ${flooded}`,
    key: "A hot spot, by its number in the table; the larger, the more storms",
    complaint: "What somebody told the city (311)",
  },
  /** From the board. */
  fromBoard: "Places that flood again",
};
