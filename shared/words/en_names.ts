// What the English catalogues of pages and of files call the same things.
import type { Depth } from "../depths.ts";
import type { ReportStatus } from "../report_statuses.ts";
import type { TideLevel } from "../tides/levels.ts";

export const DEPTH_NAMES: Record<Depth, string> = {
  ankle: "Ankle deep",
  knee: "Knee deep",
  waist: "Waist deep",
  inside: "Inside a building",
};

export const STATUS_NAMES: Record<ReportStatus, string> = {
  new: "New",
  seen: "Seen",
  in_progress: "In progress",
  water_gone: "Water gone",
  passed_on: "Passed to the city",
  not_ours: "Not the district’s",
  same_as: "Same as another",
  nothing_found: "Nothing found",
};

export const TIDE_LEVEL_NAMES: Record<TideLevel, string> = {
  minor: "Minor coastal flooding",
  moderate: "Moderate coastal flooding",
  major: "Major coastal flooding",
};

/** What an alert told, by its step. */
export const STEP_NAMES = {
  any: "Told of rain",
  heavy: "Told of heavy rain",
  flood: "Told of flood risk",
  warning: "Told of an official warning",
  clear: "All-clear",
  ask: "Asked: is it flooding where you are?",
};

/** Where a report lies, by its streets. */
export const PLACE_NAMES = {
  at: (street: string, cross: string) => `${street} at ${cross}`,
  on: (street: string) => `On ${street}`,
  near: (street: string) => `Near ${street}`,
  zipAlone: "No place but the ZIP code",
};
