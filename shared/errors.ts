// Every way the API says no: one table, one shape.
import { z } from "zod";

/** Code → its HTTP status. What it says is in shared/words/, in each language. */
export const ERRORS = {
  invalidInput: 422,
  invalidJson: 400,
  jsonExpected: 415,
  bodyTooLarge: 413,
  originNotAllowed: 403,
  notSignedIn: 401,
  sessionExpired: 401,
  /** Signed in, but too long ago for this: a new code makes it fresh. */
  freshCodeNeeded: 403,
  /** The district asks its managers for an authenticator app, and this one has none. */
  secondFactorNeeded: 403,
  notStaff: 403,
  /** Of a district's staff, in a role that may not do this. */
  notAllowedByRole: 403,
  /** Never made or revoked: which is not said. */
  keyNotKnown: 401,
  /** Of a route that takes none: it is for people. */
  notForKeys: 403,
  keyReadsOnly: 403,
  /** Signed in, and none of those who run FloodLine. */
  notOperator: 403,
  phoneNotSupported: 422,
  codeWrong: 422,
  codeExpired: 422,
  codeTriedTooOften: 422,
  /** The texted code is right, and somebody has set up an app besides. */
  secondCodeNeeded: 422,
  secondCodeWrong: 422,
  secondFactorOn: 409,
  secondFactorNotBegun: 409,
  codeCanceled: 422,
  codeDeleted: 422,
  codeFailed: 422,
  tooManyCodes: 429,
  tooManyRequests: 429,
  noCodesNow: 503,
  /** An operator has blocked the number: told to its owner alone, after the right code. */
  numberBlocked: 403,
  tooManyReports: 429,
  tooManyUploads: 429,
  tooManyExports: 429,
  tooManyStreams: 429,
  codeNotSent: 503,
  codeNotChecked: 503,
  zipNotFound: 404,
  placeUnknown: 422,
  tooManyPlaces: 422,
  consentNeeded: 422,
  /** A caller's number, and nobody says that they agreed to texts. */
  callerConsentNeeded: 422,
  reportNotFound: 404,
  reportWithdrawn: 409,
  /** To who sent it: an operator has taken it away. */
  reportRemoved: 410,
  reportNotEditable: 409,
  /** Of what staff do about a report. */
  actNotFound: 404,
  actUndone: 409,
  actNotUndoable: 409,
  actTooOld: 409,
  actedSince: 409,
  /** Of one act on several reports. */
  batchNotFound: 404,
  batchUndone: 409,
  batchTooOld: 409,
  colleagueNotFound: 422,
  reporterNotAsked: 409,
  reporterNotTexted: 409,
  confirmOwn: 422,
  stormNotFound: 404,
  incidentNotFound: 404,
  /** What would lead has ended: who merges something open into it would lose water from the board. */
  incidentEnded: 409,
  /** Its first report has its status. */
  incidentLead: 409,
  /** It is the water of another report, which has the status of both. */
  sameAsAnother: 409,
  /** Its city takes nothing by Open311, as far as an operator has said. */
  cityNotSet: 409,
  /** Whoever sent it wished that the public does not see it: a promise to them. */
  privateByWish: 409,
  askedLately: 429,
  messageNotFound: 404,
  deviceNotFound: 404,
  broadcastNotFound: 404,
  /** Between the look at it and the click, or it is not in the state for that. */
  broadcastChanged: 409,
  /** Whoever wrote it may not send it, where the district wants two pairs of eyes. */
  secondPersonNeeded: 409,
  /** Whoever asked for changes may not make them. */
  othersTurn: 409,
  nobodyToText: 409,
  broadcastTooDear: 409,
  tooManyBroadcasts: 429,
  tooManyTests: 429,
  personNotFound: 404,
  /** A district keeps a manager. */
  lastManager: 409,
  /** Of the second pair of eyes: whoever joined or left did so less than a day ago. */
  eyesOffTooSoon: 409,
  invitationNotFound: 404,
  staffAlready: 409,
  /** Of another district's: whose is not said. */
  staffElsewhere: 409,
  tooManyInvitations: 429,
  filterNotFound: 404,
  tooManyFilters: 409,
  /** Never made or revoked: which is not said. */
  wallNotFound: 404,
  tooManyWallLinks: 409,
  /** Never made or withdrawn: which is not said. */
  afterLinkNotFound: 404,
  tooManyAfterLinks: 409,
  afterFileNotFound: 404,
  tooManyAfterFiles: 429,
  keyNotFound: 404,
  tooManyKeys: 409,
  /** Never made or revoked: which is not said. */
  listNotFound: 404,
  tooManyListLinks: 409,
  /** "Given to me", "new to me": of a program, which is nobody. */
  filterOfPerson: 422,
  templateNotFound: 404,
  /** A file of a district's; `says` tells why, in English as all of the managers' room. */
  fileUnusable: 422,
  /** What was read of a file: taken by somebody else, replaced by another, or an hour old. */
  draftOfFileNotFound: 404,
  /** A boundary that lies over another district's. */
  boundaryTaken: 409,
  /** Chosen, and deleted before the button was pressed: nothing is done. */
  templateGone: 409,
  /** It has the status already, and whoever gave it that told other words, or none. */
  statusTold: 409,
  templateChanged: 409,
  templateNameTaken: 409,
  tooManyTemplates: 409,
  placeNeeded: 422,
  locationOutsideUs: 422,
  placeOutsideDistrict: 422,
  mediaTypeNotAllowed: 422,
  mediaTooLarge: 422,
  mediaNotFound: 422,
  pictureNotFound: 404,
  /** It shows what its district has not covered. */
  pictureNotCovered: 409,
  mediaNotUploaded: 422,
  mediaNotReadable: 422,
  tooManyMedia: 422,
  signatureInvalid: 403,
  notFound: 404,
  databaseUnavailable: 503,
  /** It answers, and has no room to keep anything. */
  databaseFull: 503,
  busy: 503,
  storageUnavailable: 503,
  /** Said by what stands before the programs, in English: Caddy, and the gateway of `deno task dev`. */
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERRORS;

export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Field name → what is wrong with it. */
    fields: z.record(z.string(), z.string()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
