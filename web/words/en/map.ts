import type { Depth } from "shared/depths.ts";
import type { Direction } from "shared/geo/earth.ts";
import { OLD_MARK_HOURS, SHOWN_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

const directions: Record<Direction, string> = {
  n: "north",
  ne: "northeast",
  e: "east",
  se: "southeast",
  s: "south",
  sw: "southwest",
  w: "west",
  nw: "northwest",
};

export const distances = {
  near: "{feet} ft ({metres} m)",
  far: "{miles} mi ({kilometres} km)",
};

export const map = {
  ofZip: (zip: string) => `Map of the area around ${zip}`,
  ofPlace: "Map of the area",
  /** "1.9 mi (3 km)" */
  across: (distance: string) => `${distance} from side to side. North is up.`,
  noReports: `No flooding was reported here in the last ${amount.days(SHOWN_DAYS)}.`,
  reports: (count: number) =>
    count === 1
      ? `1 place with reports of flooding in the last ${amount.days(SHOWN_DAYS)}:`
      : `${count} places with reports of flooding in the last ${amount.days(SHOWN_DAYS)}:`,
  /** "Knee deep, 980 ft (300 m) north of the middle, 2 hours ago" */
  report: (depth: string, distance: string, direction: string, ago: string) =>
    `${depth}, ${distance} ${direction} of the middle, ${ago}`,
  reportInMiddle: (depth: string, ago: string) => `${depth}, in the middle, ${ago}`,
  moreReports: (count: number) => `and ${count} more`,
  seeReports: "See the list of reports",
  rain: (amount: string) => `Rain in the last hour: up to ${amount}, estimated.`,
  noRain: "No rain in the last hour, as estimated.",
  warning: (event: string) => `Official warning in force: ${event}.`,
  noStreets: "No streets are drawn here yet: a district adds its own.",
  told: "The map in words",
  /** Letters in the marks, beside their shape. */
  marks: { ankle: "A", knee: "K", waist: "W", inside: "B" } as Record<Depth, string>,
  older: `Hollow: more than ${amount.hours(OLD_MARK_HOURS)} ago`,
  about: "Marks are true to about 330 feet (100 meters).",
  rainSquare: "Shaded blue: rain of the last hour, the darker the more",
  warningArea: "Striped: official flood warning",
  districtArea: "Outline with a name: a business district",
  streetsFrom: (sources: string) => `Streets: ${sources}.`,
  north: "N",
  directions,
  distances,
  /** Of the map in the report form: plain strings, for they go to the browser. */
  tap: {
    directions,
    distances,
    title: "Map: where is the water?",
    help:
      "Tap the map where the water is. With a keyboard: move the pin with the arrow keys, {step} at a time.",
    map: "Map. Arrow keys move the pin, plus and minus zoom.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    north: "Move the map north",
    south: "Move the map south",
    east: "Move the map east",
    west: "Move the map west",
    use: "Use this place",
    close: "Close the map",
    noPin: "No place chosen yet.",
    pinOn: "Pin on {street}.",
    pinNear: "Pin {distance} {direction} of {street}.",
    pinFromStart: "Pin {distance} {direction} of where the map began.",
    pinAtStart: "Pin where the map began.",
    reportsNear: `Reports of the last ${amount.days(SHOWN_DAYS)} on this map: {count}.`,
    loading: "Drawing the map…",
    failed: "The map cannot be shown just now. Give the ZIP code instead.",
  },
};
