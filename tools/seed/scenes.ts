// The storm that is on, as the first district's staff have it before them: hand-made, so that each thing
// that can be done with a report is there to see.
import type { Depth } from "shared/depths.ts";
import type { Ending, Owner, ReportStatus } from "shared/report_statuses.ts";
import type { DemoPosition } from "./districts.ts";
import type { TemplateName } from "./templates.ts";

type Who = "manager" | "crew";
/** "given": to the crew. "merged": into the incident. */
type Deed =
  | {
    to: Exclude<ReportStatus, Ending> | "water_gone" | "nothing_found";
    answer?: TemplateName;
  }
  | { to: "passed_on"; cityNumber: string }
  | { to: "not_ours"; whose: Owner }
  | { given: true }
  | { merged: true }
  | { note: string };

export interface Scene {
  minutesAgo: number;
  depth: Depth;
  /** Null: its sender gave a ZIP code alone. */
  at: DemoPosition | null;
  note: string;
  deeds?: [minutesAgo: number, who: Who, deed: Deed][];
  /** Whether the water is still there, of those who were asked. */
  water?: ["still" | "gone", minutesAgo: number];
  isPrivate?: true;
  photos?: number;
}

/** When everybody who reported the incident's water was asked whether it is still there. */
export const ASKED_MINUTES_AGO = 14;

const DAY = 24 * 60;

/** By the crew, at the incident's first report: the cones that its note tells of. */
export const TAKEN_MINUTES_AGO = 46;

/** Of the incident's first report, the last picture. */
export const HIDDEN = { minutesAgo: 41, reason: "A child's face, and the number plate beside it." };

/** The first, of those that are merged, leads. */
export const SCENES: Scene[] = [
  // What has just come in.
  {
    minutesAgo: 2,
    depth: "knee",
    at: [-73.9925, 40.6866],
    note: "Water is over the curb at the crosswalk, and rising. A stroller could not get through.",
  },
  { minutesAgo: 6, depth: "ankle", at: [-73.9941, 40.6838], note: "Drain is bubbling up." },
  {
    minutesAgo: 11,
    depth: "inside",
    at: [-73.9912, 40.6872],
    note: "Coming through the back door of our shop. Please do not show this to everybody.",
    isPrivate: true,
  },
  // One water, four reports: Court Street at its low end.
  {
    minutesAgo: 74,
    depth: "waist",
    at: [-73.9976, 40.6757],
    note: "Whole corner is under water. One car is stuck in it, nobody in the car.",
    deeds: [
      [70, "manager", { to: "seen" }],
      [68, "manager", { given: true }],
      [66, "manager", { note: "Asked the precinct to close the block to cars." }],
      [52, "crew", { to: "in_progress" }],
      [47, "crew", { note: "Both grates cleared of leaves. It drains, slowly. Cones are out." }],
    ],
    water: ["still", 11],
    photos: 3,
  },
  {
    minutesAgo: 66,
    depth: "knee",
    at: [-73.9974, 40.6759],
    note: "Same lake as every time. The grate by the hydrant is clogged.",
    deeds: [[60, "manager", { merged: true }]],
    water: ["gone", 9],
  },
  {
    minutesAgo: 58,
    depth: "knee",
    at: [-73.9978, 40.6755],
    note: "Cannot leave the house without boots.",
    deeds: [[50, "manager", { merged: true }]],
  },
  {
    minutesAgo: 43,
    depth: "waist",
    at: [-73.9977, 40.6758],
    note: "",
    deeds: [[40, "manager", { merged: true }]],
    water: ["still", 4],
  },
  // The crew's other two places.
  {
    minutesAgo: 51,
    depth: "knee",
    at: [-73.9952, 40.6812],
    note: "Manhole cover is rattling, next to the school's gate.",
    deeds: [[46, "manager", { to: "seen" }], [45, "manager", { given: true }]],
    photos: 1,
  },
  {
    minutesAgo: 36,
    depth: "inside",
    at: null,
    note: "Cellar of the bakery. A pump would help.",
    deeds: [
      [31, "manager", { to: "seen" }],
      [30, "manager", { given: true }],
      [29, "manager", { note: "The baker waits at the door: the blue awning, Smith Street." }],
    ],
  },
  {
    minutesAgo: 27,
    depth: "ankle",
    at: [-73.9936, 40.6822],
    note: "Bus stop stands in a puddle from end to end.",
    deeds: [
      [20, "manager", { to: "seen" }],
      [19, "manager", { note: "Nothing to be done before the rain ends. Look again then." }],
    ],
  },
  // Each true end.
  {
    minutesAgo: 88,
    depth: "ankle",
    at: [-73.9908, 40.6856],
    note: "Gutter runs over in front of the library.",
    deeds: [
      [80, "manager", { to: "seen" }],
      [79, "manager", { given: true }],
      [61, "crew", { to: "in_progress" }],
      [38, "crew", { to: "water_gone", answer: "cleared" }],
    ],
  },
  {
    minutesAgo: 82,
    depth: "knee",
    at: [-73.9946, 40.6861],
    note: "Street is a river here.",
    deeds: [[76, "manager", { given: true }], [57, "crew", { to: "nothing_found" }]],
  },
  {
    minutesAgo: 63,
    depth: "ankle",
    at: [-73.9968, 40.6802],
    note: "Water comes up between the paving stones, clear, also when it is dry.",
    deeds: [
      [59, "manager", { to: "seen" }],
      [44, "manager", { to: "not_ours", whose: "utility" }],
    ],
  },
  {
    minutesAgo: 5 * DAY + 140,
    depth: "knee",
    at: [-73.9949, 40.6781],
    note: "The basin has sunk into the street. It takes no water any more.",
    deeds: [
      [5 * DAY + 90, "manager", { to: "seen" }],
      [5 * DAY + 30, "crew", { note: "The frame is broken. That is the city's to mend." }],
      [5 * DAY, "manager", { to: "passed_on", cityNumber: "311-20481234" }],
    ],
  },
];
