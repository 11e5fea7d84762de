// What a storm, or a period, was to a district: the after-storm report. Page, file and exports are made of it.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { Area } from "../../geo/areas.ts";
import { LEVELS } from "../../levels.ts";
import { MAX_AFTER_DAYS } from "../../limits.ts";
import { REPORT_STATUSES } from "../../report_statuses.ts";
import { TIDE_LEVELS } from "../../tides/levels.ts";
import { STEPS } from "../messages.ts";
import { Location } from "../reports.ts";
import { TextCounts } from "./text_counts.ts";
import { LinkName } from "./link_name.ts";

const DAY_MS = 24 * 3600_000;

/** What a report is of, as an address says it. */
const AfterAsked = z.object({
  storm: z.uuid().optional(),
  from: z.iso.date().optional(),
  /** To the end of this day there. */
  until: z.iso.date().optional(),
});
export type AfterAsked = z.infer<typeof AfterAsked>;

/** Of one storm, by the id of any of its episodes, or of some days by the district's clock. */
export const AfterQuery = AfterAsked.refine(
  ({ storm, from, until }) => storm ? !from && !until : isPeriod(from, until),
  {
    path: ["from"],
  },
);
export type AfterQuery = z.infer<typeof AfterQuery>;

function isPeriod(from: string | undefined, until: string | undefined): boolean {
  if (!from || !until) return false;
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;
  return days >= 1 && days <= MAX_AFTER_DAYS;
}

/** Null: that depth of rain over an hour does not count. */
const Threshold = z.object({ mmPer15Min: z.number(), mmPerHour: z.number().nullable() });

/** So much rain, over a length of time that ended then. */
const Amount = z.object({ mm: z.number(), at: z.iso.datetime() });

/** Over ZIP codes that the weather model knows as one. */
const AfterRain = z.object({
  zips: z.array(z.string()),
  totalMm: z.number(),
  /** Null: none fell. */
  wettestQuarter: Amount.nullable(),
  wettestHour: Amount.nullable(),
  /** The worst of the district's levels that it reached; null: none. */
  level: z.enum(LEVELS).nullable(),
  /** By the end of each quarter hour, in order; those that are not known are left out. */
  quarters: z.array(Amount),
});
export type AfterRain = z.infer<typeof AfterRain>;

/** How a place is called by its streets; null: no street of the district is near. */
const StreetPlace = z.object({
  kind: z.enum(["at", "on", "near"]),
  street: z.string(),
  /** Where two cross. */
  crossing: z.string().nullable(),
});

/** Reports within a block of one another, or of one ZIP code without a point. */
const AfterPlace = z.object({
  zip: z.string(),
  /** Of its first report. */
  location: Location.nullable(),
  streets: StreetPlace.nullable(),
});
export type AfterPlace = z.infer<typeof AfterPlace>;

const AfterReportRow = AfterPlace.extend({
  /** To the district's staff alone. */
  id: z.uuid().nullable(),
  depth: z.enum(DEPTHS),
  status: z.enum(REPORT_STATUSES),
  happenedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  cityNumber: z.string().nullable(),
  /** What who sent it wrote: to the district's staff alone. */
  note: z.string(),
  minutesToAnswer: z.number().nullable(),
  isPrivate: z.boolean(),
});
export type AfterReportRow = z.infer<typeof AfterReportRow>;

/** One line of "against earlier storms". */
const StormFigures = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  clearedAt: z.iso.datetime().nullable(),
  level: z.enum(LEVELS),
  wettestQuarterMm: z.number(),
  totalMm: z.number(),
  reports: z.int(),
  deepest: z.enum(DEPTHS).nullable(),
  medianMinutesToAnswer: z.number().nullable(),
  delivered: z.int(),
  minutesToLastPhone: z.number().nullable(),
});
export type StormFigures = z.infer<typeof StormFigures>;

export const AfterReport = z.object({
  district: z.object({ name: z.string(), timeZone: z.string(), boundary: Area }),
  /** To whom: the staff, or whoever has the link or the file. */
  audience: z.enum(["staff", "public"]),
  /** Null: of a period. */
  storm: z.object({
    id: z.uuid(),
    level: z.enum(LEVELS),
    startedAt: z.iso.datetime(),
    clearedAt: z.iso.datetime().nullable(),
  }).nullable(),
  /** What it looks at. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  asOf: z.iso.datetime(),
  zips: z.array(z.string()),
  /** In force when it began. */
  thresholds: z.object({ heavy: Threshold, flood: Threshold }),
  /** The wettest first. */
  rain: z.array(AfterRain),
  warnings: z.array(z.object({
    event: z.string(),
    headline: z.string().nullable(),
    sender: z.string().nullable(),
    issuedAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable(),
    zips: z.array(z.string()),
  })),
  tides: z.array(z.object({
    station: z.string(),
    level: z.enum(TIDE_LEVELS),
    startedAt: z.iso.datetime(),
    clearedAt: z.iso.datetime().nullable(),
    crest: z.object({ metres: z.number(), at: z.iso.datetime() }).nullable(),
    minorMetres: z.number(),
  })),
  people: z.object({ texted: z.int(), reached: z.int() }),
  texts: TextCounts,
  alerts: z.array(z.object({
    step: z.enum(STEPS),
    at: z.iso.datetime(),
    zips: z.array(z.string()),
    texts: TextCounts,
  })),
  /** What the district wrote to its followers. */
  broadcasts: z.array(z.object({ at: z.iso.datetime(), people: z.int(), texts: TextCounts })),
  reports: z.object({
    count: z.int(),
    /** There were more than are looked at: the oldest of them are here. */
    isCut: z.boolean(),
    byDepth: z.array(z.object({ depth: z.enum(DEPTHS), count: z.int() })),
    /** From the first hour with one to the last, those without too. */
    byHour: z.array(z.object({
      at: z.iso.datetime(),
      count: z.int(),
      deepest: z.enum(DEPTHS).nullable(),
    })),
    byStatus: z.array(z.object({ status: z.enum(REPORT_STATUSES), count: z.int() })),
    /** Those with most reports first. */
    places: z.array(AfterPlace.extend({
      reports: z.int(),
      deepest: z.enum(DEPTHS),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
    })),
    /** In the order in which the water was seen. */
    rows: z.array(AfterReportRow),
  }),
  incidents: z.array(AfterPlace.extend({
    id: z.uuid().nullable(),
    reports: z.int(),
    people: z.int(),
    deepest: z.enum(DEPTHS),
    firstAt: z.iso.datetime(),
    /** Of its first report, which has it for all. */
    status: z.enum(REPORT_STATUSES),
    statusAt: z.iso.datetime().nullable(),
  })),
  answers: z.object({
    answered: z.int(),
    unanswered: z.int(),
    medianMinutes: z.number().nullable(),
    slowestMinutes: z.number().nullable(),
  }),
  /** What was passed to the city, the longest open first. */
  cityCases: z.array(AfterPlace.extend({
    number: z.string().nullable(),
    passedAt: z.iso.datetime(),
    /** Since when the district knows the water gone; null: it is still with the city. */
    endedAt: z.iso.datetime().nullable(),
    daysOpen: z.int(),
  })),
  /** Chosen for it by a manager, and covered. */
  pictures: z.array(AfterPlace.extend({
    id: z.uuid(),
    depth: z.enum(DEPTHS),
    happenedAt: z.iso.datetime(),
    /** Works for some minutes. */
    url: z.url(),
  })),
  /** The newest first. */
  earlier: z.array(StormFigures),
});
export type AfterReport = z.infer<typeof AfterReport>;

/** A public address of a report, as managers see it. */
export const AfterLink = z.object({
  id: z.uuid(),
  /** For whom it was made. */
  name: z.string(),
  asked: AfterAsked,
  madeAt: z.iso.datetime(),
  /** When somebody last read it, to about a minute; null: nobody has. */
  lastSeenAt: z.iso.datetime().nullable(),
});
export type AfterLink = z.infer<typeof AfterLink>;

/** Those that work, the newest first. */
export const AfterLinkList = z.object({ links: z.array(AfterLink) });

export const NewAfterLink = z.object({ name: LinkName, asked: AfterQuery });
export type NewAfterLink = z.output<typeof NewAfterLink>;

/** What stands in its address is told this once: only its hash is kept. */
export const MadeAfterLink = z.object({ token: z.string() });
export type MadeAfterLink = z.infer<typeof MadeAfterLink>;

export const NewAfterFile = z.object({
  audience: z.enum(["staff", "public"]),
  asked: AfterQuery,
});
export type NewAfterFile = z.output<typeof NewAfterFile>;

const StoredFile = z.object({
  bytes: z.int(),
  /** Works for some minutes. */
  url: z.url(),
});

/** A report as a file, ordered, made or failed. */
export const AfterFile = z.object({
  id: z.uuid(),
  title: z.string(),
  audience: z.enum(["staff", "public"]),
  asked: AfterAsked,
  orderedAt: z.iso.datetime(),
  state: z.enum(["waiting", "made", "failed"]),
  /** PDF/UA-1 and PDF/A-2a; null until they are made. */
  reading: StoredFile.nullable(),
  archive: StoredFile.nullable(),
});
export type AfterFile = z.infer<typeof AfterFile>;

/** Of the last days, the newest first. */
export const AfterFileList = z.object({ files: z.array(AfterFile) });

/** A covered photo that the report shows or may show. */
export const AfterPictureChoice = z.object({
  id: z.uuid(),
  reportId: z.uuid(),
  isChosen: z.boolean(),
  happenedAt: z.iso.datetime(),
  depth: z.enum(DEPTHS),
  url: z.url(),
});
export type AfterPictureChoice = z.infer<typeof AfterPictureChoice>;
export const AfterPictureChoices = z.object({ pictures: z.array(AfterPictureChoice) });
