// A recorded storm as a JSON file has it. What each field means: docs/replay.md.
import { isTimeZone } from "shared/time_zone.ts";
import { z } from "zod";
import { LANGUAGES } from "shared/languages.ts";
import { LEVELS } from "shared/levels.ts";
import { EVENTS } from "shared/storms/products.ts";
import { MAX_PLACES } from "shared/limits.ts";
import { zipOr } from "shared/zip.ts";

const Zip = z.string().overwrite(zipOr).regex(
  /^\d{5}$/,
  'write a ZIP code as five digits in quotes: "11231"',
);
const Time = z.string().regex(
  /^(\+\d )?([01]\d|2[0-3]):[0-5]\d$/,
  'write a time as "20:15", on the day after the start as "+1 06:30"',
);
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** A number for each 15 minutes, or for each hour a line of them: "0.3 0.5 0.8 1.2". */
const Millimetres = z.array(
  z.union([
    z.number(),
    z.string().regex(/^\s*\d+(\.\d+)?(\s+\d+(\.\d+)?)*\s*$/),
  ], 'write millimetres as numbers, or several in a line: "0.3 0.5 0.8 1.2"'),
).min(1)
  .transform((parts) => parts.flatMap((part) => String(part).trim().split(/\s+/).map(Number)))
  .pipe(z.array(z.number().min(0).max(100, "more than 100 mm in 15 minutes never fell")));

const Zips = z.strictObject({ zips: z.array(Zip).min(1) });
const Circle = z.strictObject({
  /** Latitude, then longitude, as maps are asked. */
  centre: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
  radiusKm: z.number().positive().max(1000),
});
const Polygon = z.strictObject({
  polygon: z.array(Position).min(4, "a ring has four positions or more, the last like the first"),
});

const Forecast = z.union([
  z.strictObject({
    factors: z.array(z.strictObject({
      upToMinutes: z.int().positive(),
      times: z.number().min(0).max(10),
    })).min(1),
  }),
  z.strictObject({
    runs: z.array(z.strictObject({ at: Time, from: Time, mm: Millimetres })).min(1),
  }),
], 'write { "factors": […] } or { "runs": […] }: see docs/replay.md');

const Rain = z.strictObject({
  over: z.union([Zips, Circle], 'write { "zips": […] } or { "centre": [lat, lon], "radiusKm": n }'),
  from: Time,
  mm: Millimetres,
  forecast: Forecast.optional(),
});

const Warning = z.strictObject({
  event: z.enum(EVENTS),
  over: z.union([
    Polygon,
    Circle,
  ], 'write { "polygon": [[lon, lat], …] } or { "centre": [lat, lon], "radiusKm": n }'),
  /** It has no polygon, and names a zone of this outline: as most products do. */
  byZone: z.boolean().default(false),
  at: Time,
  until: Time,
  damageThreat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).optional(),
  updates: z.array(z.strictObject({
    at: Time,
    until: Time.optional(),
    damageThreat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).optional(),
  })).default([]),
  cancelledAt: Time.optional(),
});

const Threshold = z.strictObject({
  mmPer15Min: z.number().positive().max(100),
  mmPerHour: z.number().positive().max(200).optional(),
});
export const District = z.strictObject({
  name: z.string().min(1),
  zips: z.array(Zip).min(1),
  levels: z.partialRecord(z.enum(LEVELS), Threshold).default({}),
  leadMinutes: z.int().min(30).max(180).optional(),
});

const Hour = z.int().min(0).max(23);
export const Residents = z.strictObject({
  zip: Zip,
  /** What they follow besides, at the same level. */
  alsoZips: z.array(Zip).max(MAX_PLACES - 1).optional(),
  /** Of one person, for the time line. */
  name: z.string().min(1).optional(),
  count: z.int().min(1).max(1000).default(1),
  level: z.enum(LEVELS).default("heavy"),
  language: z.enum(LANGUAGES).default("en"),
  quietHours: z.strictObject({ from: Hour, to: Hour }).nullable().default({ from: 21, to: 8 }),
  wakesForFlood: z.boolean().default(false),
  pausedUntil: Time.optional(),
  wantsTides: z.boolean().default(false),
}).refine(({ name, count }) => name === undefined || count === 1, {
  path: ["name"],
  message: "one person has a name: leave out count, or the name",
});

/** The water at one of NOAA's gauges. */
const Sea = z.strictObject({
  station: z.string(),
  zips: z.array(Zip).min(1),
  highAt: Time,
  surges: z.array(z.strictObject({
    from: Time,
    to: Time,
    metres: z.number().min(-3, "the sea never fell so far").max(8, "no storm ever did that"),
  })).default([]),
});

const Span = { from: Time, to: Time, everyNth: z.int().min(2).optional() };
const Outage = z.discriminatedUnion("service", [
  z.strictObject({
    service: z.literal("openMeteo"),
    kind: z.enum(["429", "503", "timeout", "cut", "badJson", "limits"]),
    ...Span,
  }),
  z.strictObject({
    service: z.literal("weatherService"),
    kind: z.enum(["503", "timeout"]),
    ...Span,
  }),
  z.strictObject({
    service: z.literal("carrier"),
    kind: z.enum(["reset", "timeoutAfterAccept", "429", "500", "refuse"]),
    errorCode: z.int().optional(),
    ...Span,
  }),
]);

export const StormFile = z.strictObject({
  name: z.string().min(1),
  /** Where the values are from; that they are invented, where they are. */
  note: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, 'write a time zone as "America/New_York"'),
  startsAt: z.string().regex(
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/,
    'write the local time of the start as "2026-09-01T15:00"',
  ),
  hours: z.number().positive().max(72),
  sweepMinutes: z.literal([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]).default(30),
  smsPerSecond: z.number().min(0.1).max(1000).default(1),
  rain: z.array(Rain).default([]),
  warnings: z.array(Warning).default([]),
  sea: Sea.optional(),
  districts: z.array(District).default([]),
  residents: z.array(Residents).min(1, "without residents there is nobody to tell"),
  outages: z.array(Outage).default([]),
});
export type StormFile = z.infer<typeof StormFile>;
