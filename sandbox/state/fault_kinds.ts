// Bad days on demand: what the outside world can do to us.
import { z } from "zod";

/** What may be wrong with the weather of a single place. */
export const ODDITY_KINDS = [
  "refused",
  "breaks",
  "negative",
  "overflow",
  "fill",
  "nan",
  "text",
  "noBlock",
  "nullBlock",
  "emptyBlock",
  "lengths",
  "times",
  "yesterday",
  "shifted",
  "inches",
  "isoTimes",
  "gap",
  "nulls",
  "elsewhere",
  "null",
] as const;
export type OddityKind = (typeof ODDITY_KINDS)[number];

/** `times`: only the first so many. `everyNth`: only each second, third… request. */
const Often = {
  times: z.number().int().positive().optional(),
  everyNth: z.number().int().positive().optional(),
};

export const Faults = z.strictObject({
  openMeteo: z.strictObject({
    /**
     * "limits": counts as the free host does, and answers 429 past what it allows. "text": an error's
     * text alone, as where nothing was sent yet. "reversed", "fewer", "more": places.
     */
    kind: z.enum([
      ...["429", "503", "timeout", "cut", "badJson", "limits"] as const,
      ...["text", "html", "reversed", "fewer", "more"] as const,
    ]),
    ...Often,
  }).optional(),
  /** What is wrong with the weather of single places, whatever else is. */
  openMeteoPlaces: z.array(z.strictObject({ zip: z.string(), kind: z.enum(ODDITY_KINDS) }))
    .optional(),
  twilio: z.strictObject({
    kind: z.enum([
      "reset",
      "429",
      "500",
      "refuse",
      "timeoutAfterAccept",
      "resetAfterAccept",
      "500AfterAccept",
    ]),
    errorCode: z.number().int().optional(),
    /** What 429 asks for, in its header; Twilio's own mostly asks for nothing. */
    retryAfterSeconds: z.number().int().positive().optional(),
    ...Often,
  }).optional(),
  s3: z.strictObject({
    /**
     * "ceph": appends "?bucket=…" to a redirect, whatever is in it. "minio": a copy comes without a
     * SHA-256; "r2": one that asks for it is refused. The others as a bucket that was
     * removed, a secret that was changed, a key that may not, another region, a clock that is wrong; one
     * that anybody may list, one without a CORS rule.
     */
    kind: z.enum([
      "down",
      "500",
      "ceph",
      "minio",
      "r2",
      "NoSuchBucket",
      "SignatureDoesNotMatch",
      "InvalidAccessKeyId",
      "AccessDenied",
      "PermanentRedirect",
      "RequestTimeTooSkewed",
      "deleteDenied",
      "publicList",
      "noCors",
    ]),
    ...Often,
  }).optional(),
  /** The city's 311. */
  city: z.strictObject({
    /**
     * "tokens": a token first, whose number comes `times` asks later. "noNumber": taken without either.
     * "emptyNumber": an empty element. "html": a page with 200.
     */
    kind: z.enum([
      ...["503", "403", "404", "reset", "redirect", "html", "badList"] as const,
      ...["500AfterAccept", "timeoutAfterAccept", "resetAfterAccept"] as const,
      ...["tokens", "noNumber", "emptyNumber"] as const,
    ]),
    ...Often,
  }).optional(),
  nws: z.strictObject({
    /**
     * "pages": one warning a page, with `pagination.next`. "empty": no warning at all, though some are in
     * force. "twice": each. "odd": some that nobody can read before the others.
     */
    kind: z.enum([
      ...["503", "timeout", "cut", "html", "pages"] as const,
      ...["empty", "nullFeatures", "twice", "odd"] as const,
    ]),
    ...Often,
  }).optional(),
  coops: z.strictObject({
    /**
     * "noData": said as the service says it, with 200. "late": nothing of the last two hours and a half.
     * "feet", "datum": heights that are not what was asked for. "stuck": an hour and a half of one height.
     */
    kind: z.enum([
      ...["503", "timeout", "429", "403", "html", "cut", "noData", "empty", "late"] as const,
      ...["nulls", "flags", "spike", "stuck", "feet", "datum", "elsewhere"] as const,
    ]),
    ...Often,
  }).optional(),
  /** Of its zones alone: none, or each in a shape that it might come in, or as another. */
  nwsZones: z.strictObject({
    kind: z.enum([
      ...["503", "timeout", "404", "html", "noGeometry", "other"] as const,
      ...["multi", "collection", "hole"] as const,
    ]),
    ...Often,
  }).optional(),
  receipts: z.strictObject({
    /** "states": texts go through `states`, whatever Twilio would do. */
    kind: z.enum(["none", "late", "twice", "outOfOrder", "undelivered", "failed", "states"]),
    /** 0: the receipt tells none. */
    errorCode: z.number().int().optional(),
    states: z.array(z.string()).optional(),
    ...Often,
  }).optional(),
  /** What the list of messages shows. */
  twilioList: z.strictObject({
    /**
     * "lag": nothing of the last `seconds`. "noBodies": as of an account that keeps none. "noDates":
     * neither created nor sent. "sparse": all that may be null is.
     */
    kind: z.enum(["lag", "empty", "noBodies", "noDates", "sparse", "500"]),
    seconds: z.number().nonnegative().optional(),
  }).optional(),
  /** How the account is, its number and its registration. */
  /** "numbersWebhooks": a messaging service leaves it to its numbers where texts go; "…Elsewhere": not to us. */
  twilioAccount: z.strictObject({
    kind: z.enum([
      ...["suspended", "trial", "noNumber", "noWebhook"] as const,
      ...["noCampaign", "campaignPending", "campaignFailed"] as const,
      ...["numbersWebhooks", "numbersWebhooksElsewhere"] as const,
    ]),
  }).optional(),
  /** How each check of a code ends. */
  verify: z.strictObject({
    kind: z.enum([
      "pending",
      "canceled",
      "max_attempts_reached",
      "deleted",
      "failed",
      "expired",
      "unheard_of",
    ]),
  }).optional(),
});
export type Faults = z.infer<typeof Faults>;
export type Faulty = Exclude<
  keyof Faults,
  "openMeteoPlaces" | "twilioList" | "twilioAccount" | "verify"
>;

export const Latency = z.strictObject({
  openMeteoMs: z.number().int().nonnegative().optional(),
  /** Before a text is taken. */
  twilioMs: z.number().int().nonnegative().optional(),
  /** After it was taken: its receipts may be faster than the answer. */
  twilioAnswerMs: z.number().int().nonnegative().optional(),
});
export type Latency = z.infer<typeof Latency>;
