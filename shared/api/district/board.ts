// What a district's board shows.
import { z } from "zod";
import { MAX_FILTER_NAME } from "../../limits.ts";
import { DEPTHS } from "../../depths.ts";
import { REPORT_STATUSES } from "../../report_statuses.ts";
import { Location } from "../reports.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { ZipWeather } from "../zips.ts";

/** "All seen", of a list with this `asOf`. */
export const BoardLook = z.object({ asOf: z.iso.datetime() });
export type BoardLook = z.infer<typeof BoardLook>;

/** Up to when somebody has said that all is seen; null: never. */
export const BoardSeen = z.object({ seenUntil: z.iso.datetime().nullable() });
export type BoardSeen = z.infer<typeof BoardSeen>;

const BoardDot = z.object({
  id: z.uuid(),
  location: Location,
  depth: z.enum(DEPTHS),
  status: z.enum(REPORT_STATUSES),
  happenedAt: z.iso.datetime(),
});
export type BoardDot = z.infer<typeof BoardDot>;

const BoardCell = z.object({
  west: z.number(),
  south: z.number(),
  east: z.number(),
  north: z.number(),
  count: z.int(),
  /** The deepest of them. */
  depth: z.enum(DEPTHS),
  /** The newest of them. */
  happenedAt: z.iso.datetime(),
});
export type BoardCell = z.infer<typeof BoardCell>;

/** Where what a filter means lies: each report a dot, or, where they are too many, cells with their number. */
export const BoardMap = z.object({
  /** How many the filter means. */
  count: z.int(),
  /** Of these, without a point: they gave a ZIP code alone. */
  withoutPoint: z.int(),
  dots: z.array(BoardDot),
  /** Empty where there are dots. */
  cells: z.array(BoardCell),
  /** The newest MOST_COUNTED alone are told of: there are more. */
  isCut: z.boolean(),
});
export type BoardMap = z.infer<typeof BoardMap>;

/** What is coming over a district, what is being done there, and what is new to who asks. */
export const BoardOverview = z.object({
  /** Of each of its ZIP codes, with the most careful thresholds there. */
  weather: z.array(ZipWeather),
  /** How many reports have each of these statuses: of open ones all, of ended ones those of ENDED_COUNTED_HOURS. */
  statuses: z.array(z.object({ status: z.enum(REPORT_STATUSES), count: z.int() })),
  /** Come in since `seenUntil`; MOST_FRESH: so many, or more. */
  fresh: z.int(),
  seenUntil: z.iso.datetime().nullable(),
});
export type BoardOverview = z.infer<typeof BoardOverview>;

/** A filter under a name. */
export const NewFilter = z.object({
  name: freeText(MAX_FILTER_NAME, "filterName").min(1, "filterName" satisfies IssueKey),
  /** As an address has it. */
  query: z.string().max(500),
});
export type NewFilter = z.output<typeof NewFilter>;

export const SavedFilter = NewFilter.extend({
  id: z.uuid(),
  name: z.string(),
  /** With all of the district's staff. */
  isShared: z.boolean(),
  /** How many reports it means now; 1000: so many, or more. */
  count: z.int(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

/** By name. */
export const SavedFilterList = z.object({ filters: z.array(SavedFilter) });
export type SavedFilterList = z.infer<typeof SavedFilterList>;
