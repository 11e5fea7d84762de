import type { Level } from "shared/levels.ts";
import { DEPTH_NAMES, STATUS_NAMES } from "shared/words/en_names.ts";

/** What is called the same on every page. */
export const common = {
  depths: DEPTH_NAMES,
  levels: { any: "Any rain", heavy: "Heavy rain", flood: "Flood risk" } as Record<Level, string>,
  /** Where a level would stand. */
  noStorm: "No storm",
  levelMeanings: {
    any: "A text whenever rain is on its way",
    heavy: "A text when rain is heavy enough to pool in streets",
    flood: "A text only when streets may flood",
  } as Record<Level, string>,
  statuses: STATUS_NAMES,
  zipCode: "ZIP code",
  /** Said by a page whose API did not answer. */
  unavailable: "FloodLine cannot answer just now. Please try again in a minute.",
  /** After a refusal of too many tries. */
  tryIn: {
    seconds: (seconds: number) => ` That is possible in ${seconds} seconds.`,
    minutes: (minutes: number) =>
      ` That is possible in ${minutes} minute${minutes === 1 ? "" : "s"}.`,
    hours: (hours: number) => ` That is possible in ${hours} hours.`,
  },
  justNow: "just now",
  none: "none",
  /** A clock's hours that have names: "9 PM to midnight". */
  midnight: "midnight",
  noon: "noon",
  /** "today at 2:30 PM" */
  dayAndTime: (day: string, time: string) => `${day} at ${time}`,
  under: (amount: string) => `under ${amount}`,
  /** "0.6 in (15 mm)": the unit that people here say comes first. */
  inchesAndMillimetres: (inches: string, millimetres: string) => `${inches} (${millimetres})`,
  inches: (value: string) => `${value} in`,
  millimetres: (value: string) => `${value} mm`,
};
