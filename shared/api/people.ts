// Signing in, and what people tell us about themselves.
import { z } from "zod";
import { plainDigits } from "../digits.ts";
import { SecondFactor } from "./second_factor.ts";
import { LANGUAGES } from "../languages.ts";
import { LEVELS } from "../levels.ts";
import { MAX_PLACES } from "../limits.ts";
import { STAFF_ROLES } from "../staff_roles.ts";
import type { IssueKey } from "../words/refusals.ts";
import { Media } from "./reports.ts";
import { Zip } from "./zip.ts";

/** As typed; normalised to E.164 on the server. */
export const PhoneAsTyped = z.string().trim().min(7, "phone" satisfies IssueKey)
  .max(32, "phone" satisfies IssueKey);

export const NewCode = z.object({
  phone: PhoneAsTyped,
  /** The version of the wording whose box was ticked; absent when it was not. */
  consentVersion: z.string().max(20).optional(),
  /** What a new account reads; one that exists keeps its own. */
  language: z.enum(LANGUAGES).default("en"),
});
export type NewCode = z.infer<typeof NewCode>;

export const CodeSent = z.object({
  /** Masked but for its last four digits. */
  phone: z.string(),
  expiresAt: z.iso.datetime(),
});
export type CodeSent = z.infer<typeof CodeSent>;

export const CodeCheck = z.object({
  phone: PhoneAsTyped,
  /** "123 456" and full-width digits too. */
  code: z.string().overwrite((typed) => plainDigits(typed).replace(/[\s-]/g, ""))
    .regex(/^\d{6}$/, "codeDigits" satisfies IssueKey),
  /** Of an authenticator app, or a recovery code: for who has set one up. */
  secondCode: z.string().max(60).overwrite((typed) => plainDigits(typed).replace(/[\s-]/g, ""))
    .optional(),
});
export type CodeCheck = z.infer<typeof CodeCheck>;

export const NewPlace = z.object({ zip: Zip, level: z.enum(LEVELS).default("heavy") });
export type NewPlace = z.infer<typeof NewPlace>;

export const Place = z.object({
  zip: Zip,
  level: z.enum(LEVELS),
  city: z.string().nullable(),
  state: z.string().nullable(),
  timeZone: z.string(),
});
export type Place = z.infer<typeof Place>;

export const District = z.object({ id: z.uuid(), slug: z.string(), name: z.string() });
export type District = z.infer<typeof District>;

/** Whole hours of the day, 0 to 23, in the place's own time zone; may span midnight. */
export const QuietHours = z.object({
  from: z.int().min(0).max(23),
  to: z.int().min(0).max(23),
});
export type QuietHours = z.infer<typeof QuietHours>;

export const Me = z.object({
  id: z.uuid(),
  /** In full: this goes to its owner alone. */
  phone: z.string(),
  /** Whose staff they are, and as what. */
  district: District.extend({ role: z.enum(STAFF_ROLES) }).nullable(),
  /** One of those who run FloodLine, since then. */
  operatorSince: z.iso.datetime().nullable(),
  places: z.array(Place),
  consentVersion: z.string().nullable(),
  /** Said STOP by text: gets no alerts until they text START. */
  unsubscribedAt: z.iso.datetime().nullable(),
  /**
   * Texts to the number came back: gets no alerts until they text us, whatever they text, or a text
   * arrives.
   */
  unreachableAt: z.iso.datetime().nullable(),
  language: z.enum(LANGUAGES),
  /** Null: texts come at any hour. */
  quietHours: QuietHours.nullable(),
  /** Flood risk and official warnings break through the quiet hours. */
  wakesForFlood: z.boolean(),
  /** What the districts of their places write, too; alerts come either way. */
  wantsBroadcasts: z.boolean(),
  /** Texts of high tides, where a station speaks for one of their places; absent: an api before they could. */
  wantsTides: z.boolean().optional(),
  /** A text when an official watch is issued for a place of theirs; absent: an api before it could. */
  wantsAhead: z.boolean().optional(),
  /** Those of their places that a tide station speaks for. */
  tideZips: z.array(z.string()).optional(),
  /** No text at all until then; null: not paused. */
  pausedUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Me = z.infer<typeof Me>;

/** As far as a browser tells, roughly: enough to know one's own again. */
export const BROWSERS = [
  "safari",
  "chrome",
  "firefox",
  "edge",
  "samsung",
  "opera",
  "other",
] as const;
export type Browser = typeof BROWSERS[number];
export const SYSTEMS = [
  "iphone",
  "ipad",
  "android",
  "windows",
  "mac",
  "chromebook",
  "linux",
  "other",
] as const;
export type System = typeof SYSTEMS[number];

/** Somewhere one is signed in. */
export const Device = z.object({
  id: z.uuid(),
  browser: z.enum(BROWSERS),
  system: z.enum(SYSTEMS),
  signedInAt: z.iso.datetime(),
  /** To within 15 minutes. */
  seenAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type Device = z.infer<typeof Device>;

export const Devices = z.object({ devices: z.array(Device) });
export type Devices = z.infer<typeof Devices>;

/** What a session is good for. */
export const SessionFacts = z.object({
  signedInAt: z.iso.datetime(),
  /** Until then its code counts as new: for deletion, downloads, and what reaches many people. */
  freshUntil: z.iso.datetime(),
  /** Of a manager who has to set up an authenticator app before anything that needs a new code; else absent. */
  needsSecondFactor: z.literal(true).optional(),
  /** Then a code is needed, however much the session is used. */
  endsAt: z.iso.datetime(),
});
export type SessionFacts = z.infer<typeof SessionFacts>;

/** The answer to a code that is right. */
export const SignedIn = Me.extend({
  /** This number had an account, of somebody else perhaps: it was silent too long to tell. */
  isAnew: z.boolean(),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** `places` replaces the whole list. */
export const MeChange = z.object({
  places: z.array(NewPlace).max(MAX_PLACES).optional(),
  consentVersion: z.string().max(20).optional(),
  language: z.enum(LANGUAGES).optional(),
  quietHours: QuietHours.refine(({ from, to }) => from !== to, "twoHours" satisfies IssueKey)
    .nullable().optional(),
  wakesForFlood: z.boolean().optional(),
  wantsBroadcasts: z.boolean().optional(),
  wantsTides: z.boolean().optional(),
  wantsAhead: z.boolean().optional(),
  /** True: no text for the next 24 hours. False: texts again from now on. */
  paused: z.boolean().optional(),
});
export type MeChange = z.infer<typeof MeChange>;

/** Everything that is held about somebody, for themselves. */
export const MeExport = z.object({
  me: Me,
  secondFactor: SecondFactor,
  consentedAt: z.iso.datetime().nullable(),
  reports: z.array(z.object({
    id: z.uuid(),
    zip: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    depth: z.string(),
    note: z.string(),
    /** As they were sent first, where they were changed since. */
    originalDepth: z.string().nullable(),
    originalNote: z.string().nullable(),
    status: z.string(),
    wantsTexts: z.boolean(),
    happenedAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    withdrawnAt: z.iso.datetime().nullable(),
    /** From the public, by the district. */
    hiddenAt: z.iso.datetime().nullable(),
    /** From everybody else, by FloodLine. */
    removedAt: z.iso.datetime().nullable(),
    /** To "Is it still flooded?": still or gone. */
    waterAnswer: z.string().nullable(),
    waterAnsweredAt: z.iso.datetime().nullable(),
  })),
  /** Reports of others, to which "same water" was said. */
  confirmations: z.array(z.object({ reportId: z.uuid(), confirmedAt: z.iso.datetime() })),
  media: z.array(Media.extend({ reportId: z.uuid().nullable() })),
  /** Taken for a district, as one of its staff: the files are its own, its report has them. */
  staffPictures: z.array(z.object({
    reportId: z.uuid(),
    kind: Media.shape.kind,
    takenAt: z.iso.datetime().nullable(),
    addedAt: z.iso.datetime(),
  })),
  messages: z.array(z.object({
    kind: z.string(),
    /** Of texts about a report of one's own: which, and what they tell. */
    reportId: z.uuid().nullable(),
    reportNews: z.string().nullable(),
    zip: z.string().nullable(),
    step: z.string().nullable(),
    /** What the same text tells of other places: "heavy 11215, any 11201". */
    besides: z.string(),
    body: z.string(),
    language: z.string(),
    status: z.string(),
    heldFor: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })),
  /** To "Is it flooding where you are?": 0 dry, 1 ankle, 2 knee, 3 inside. */
  depthAnswers: z.array(z.object({
    answer: z.int(),
    reportId: z.uuid().nullable(),
    answeredAt: z.iso.datetime(),
  })),
  /** Texts to us of the last day: what they asked for; their words are not kept. */
  ownTexts: z.array(z.object({ wish: z.string(), receivedAt: z.iso.datetime() })),
  signIns: z.array(z.object({
    address: z.string(),
    askedAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
  })),
});
export type MeExport = z.infer<typeof MeExport>;

/** The same for spreadsheets, a file a kind: `reports.csv`. */
export const EXPORT_KINDS = [
  "reports",
  "media",
  "staff-pictures",
  "confirmations",
  "answers",
  "places",
  "messages",
  "own-texts",
  "sign-ins",
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
