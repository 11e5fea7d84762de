import type { Depth } from "shared/depths.ts";
import type { Level } from "shared/levels.ts";
import type { ReportStatus } from "shared/report_statuses.ts";

/** What is called the same on every page. */
export const common = {
  depths: {
    ankle: "Ankle deep",
    knee: "Knee deep",
    waist: "Waist deep",
    inside: "Inside a building",
  } as Record<Depth, string>,
  levels: { any: "Any rain", heavy: "Heavy rain", flood: "Flood risk" } as Record<Level, string>,
  /** Where a level would stand. */
  noStorm: "No storm",
  levelMeanings: {
    any: "A text whenever rain is on its way",
    heavy: "A text when rain is heavy enough to pool in streets",
    flood: "A text only when streets may flood",
  } as Record<Level, string>,
  statuses: {
    new: "New",
    seen: "Seen",
    in_progress: "In progress",
    water_gone: "Water gone",
    passed_on: "Passed to the city",
    not_ours: "Not the district’s",
    same_as: "Same as another",
    nothing_found: "Nothing found",
  } as Record<ReportStatus, string>,
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
