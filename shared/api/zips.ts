// A ZIP code as the public sees it.
import { z } from "zod";
import { ZipMessage } from "./zip_messages.ts";
import { LEVELS } from "../levels.ts";
import { SOFTER_EVENTS } from "../storms/products.ts";
import { PublicReport } from "./reports.ts";
import { TideOutlook, ZipTide } from "./tides.ts";
import { OfficialWarning } from "./warnings.ts";

export const Reading = z.object({
  /** The end of the 15 minutes. */
  at: z.iso.datetime(),
  mm: z.number().nonnegative(),
  forecast: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

/** What the National Weather Service has in force about floods over a ZIP code, watches among it. */
export const OfficialWarnings = z.object({
  /** When the service last answered; null: never yet. */
  checkedAt: z.iso.datetime().nullable(),
  /** False while it does not answer: then rain alone decides, and the list is what it said last. */
  isCurrent: z.boolean(),
  /** The one to name first in front. */
  list: z.array(OfficialWarning),
  /** For places that are not known, somewhere in the state: nobody can tell whether they reach the ZIP code. */
  maybe: z.array(OfficialWarning.extend({
    /** "Kings (Brooklyn); Queens" */
    areaDesc: z.string().nullable(),
  })),
});
export type OfficialWarnings = z.infer<typeof OfficialWarnings>;

/** How many texts each level would have brought, all-clears included. */
export const Preview = z.object({
  zip: z.string(),
  /** Of the last 30, how many days are known here; 0: nobody has watched this ZIP code yet. */
  days: z.int().min(0).max(30),
  texts: z.object({ any: z.int(), heavy: z.int(), flood: z.int() }),
});
export type Preview = z.infer<typeof Preview>;

/** Everywhere FloodLine watches, as it is now, for the start page. */
export const Overview = z.object({
  /** ZIP codes that the last sweep looked after. */
  watched: z.int(),
  /** Open storms by their level. */
  storms: z.object({ any: z.int(), heavy: z.int(), flood: z.int() }),
  /** Of the last 24 hours. */
  reports: z.int(),
  /** When the last sweep ended; null: none has yet. */
  checkedAt: z.iso.datetime().nullable(),
  /** When the model run behind the forecasts began; null: not known. */
  modelRunAt: z.iso.datetime().nullable().optional(),
  /** The worst first, at most 6. */
  worst: z.array(z.object({
    zip: z.string(),
    city: z.string().nullable(),
    state: z.string().nullable(),
    level: z.enum(LEVELS),
    startedAt: z.iso.datetime(),
  })),
});
export type Overview = z.infer<typeof Overview>;

/** Those that search engines are told of: there are fewer ZIP codes than a sitemap has room for. */
export const WatchedZips = z.object({ zips: z.array(z.string()) });
export type WatchedZips = z.infer<typeof WatchedZips>;

/** How much rain reaches each level over a ZIP code: FloodLine's own figures, or its districts'. */
export const LevelsInForce = z.object({
  levels: z.record(
    z.enum(LEVELS),
    z.object({
      mmPer15Min: z.number(),
      /** Null: an hour's rain does not count. */
      mmPerHour: z.number().nullable(),
    }),
  ),
  /** How far ahead of the rain people are told. */
  leadMinutes: z.int(),
  /** The districts that set them; absent: FloodLine. */
  of: z.string().optional(),
  /** Which of the Weather Service's softer products count; absent: the usual ones. */
  softer: z.array(z.enum(SOFTER_EVENTS)).optional(),
});
export type LevelsInForce = z.infer<typeof LevelsInForce>;

/** A report on a ZIP code's page. */
export const ZipReport = PublicReport.extend({
  /** From the ZIP code's middle to where the public knows it to be; null: it gave a ZIP code alone. */
  distanceMetres: z.int().nullable(),
});
export type ZipReport = z.infer<typeof ZipReport>;

/** Reports as a FeatureCollection [RFC 7946]: longitude first. */
export const ReportCollection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.object({
    type: z.literal("Feature"),
    id: z.uuid(),
    /** Null: it gave a ZIP code alone. */
    geometry: z.object({
      type: z.literal("Point"),
      coordinates: z.tuple([z.number(), z.number()]),
    }).nullable(),
    properties: PublicReport.omit({ id: true, location: true }),
  })),
});
export type ReportCollection = z.infer<typeof ReportCollection>;

export const ZipPage = z.object({
  zip: z.string(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  timeZone: z.string(),
  /** False: it has a point, and no streets of its own (post boxes, one building, military, new). */
  isArea: z.boolean(),
  district: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** What its districts say now; absent: an api before they could. */
  messages: z.array(ZipMessage).optional(),
  /** The open storm, if there is one. */
  episode: z.object({ level: z.enum(LEVELS), startedAt: z.iso.datetime() }).nullable(),
  /** The storm that ended last, within 12 hours. Null too while one is open. */
  lastEpisode: z.object({
    level: z.enum(LEVELS),
    endedAt: z.iso.datetime(),
    /** Whether half of what was told fell; null: not known. */
    cameTrue: z.boolean().nullable(),
  }).nullable(),
  /** When the weather was last asked for here; null: nobody follows this ZIP code yet. */
  checkedAt: z.iso.datetime().nullable(),
  /** Since midnight there, estimated by the model. */
  rainTodayMm: z.number().nonnegative(),
  /** The last 24 hours and the hours ahead, oldest first. */
  readings: z.array(Reading),
  officialWarnings: OfficialWarnings,
  /** When the model run behind the forecast began; null: not known. */
  modelRunAt: z.iso.datetime().nullable(),
  /** Whether it may be relied on; absent: an api before it knew. */
  forecast: z.object({
    /** As `modelRunAt`. */
    runAt: z.iso.datetime().nullable(),
    /** Not checked for 2 hours, from a run of more than 4 hours ago, or not known for 2 hours ahead. */
    isStale: z.boolean(),
    /** The worst reason; null: none. */
    reason: z.enum(["unwatched", "oldCheck", "oldRun", "gap"]).nullable(),
  }).optional(),
  thresholds: LevelsInForce,
  /** Absent: no tide station speaks for it. */
  tide: ZipTide.optional(),
  /** The newest 10 of the last 7 days, here and within 2 km of the middle. */
  reports: z.array(ZipReport),
});
export type ZipPage = z.infer<typeof ZipPage>;

/** What is happening and coming over a ZIP code, without all else of its page. */
export const ZipWeather = ZipPage.pick({
  zip: true,
  city: true,
  timeZone: true,
  episode: true,
  lastEpisode: true,
  checkedAt: true,
  readings: true,
  officialWarnings: true,
  modelRunAt: true,
  thresholds: true,
}).extend({ tide: TideOutlook.optional() });
export type ZipWeather = z.infer<typeof ZipWeather>;
