// For who writes a program against the API: when each refusal comes, and what to do then. What it says to
// people is in shared/words/.
import type { ErrorCode } from "shared/errors.ts";
import { ASK_AGAIN_MINUTES, BATCH_UNDO_SECONDS, CODE_MINUTES } from "shared/limits.ts";
import { MAX_PHOTOS, MAX_VIDEOS } from "shared/media_rules.ts";
import { MAX_BODY_BYTES } from "../http/body_limit.ts";

interface Note {
  when: string;
  then: string;
}

const SIGN_IN = "Sign in.";
const CORRECT = "Correct what is wrong, and send it again.";
const NEW_CODE = "Ask for a new code.";
const WAIT = "Wait for as long as `Retry-After` says.";
const TRY_AGAIN = "Try again after a while, longer each time.";
const UPLOAD_AGAIN = "Upload that file again, and name the new id.";
const LOOK_AGAIN = "Load the list that the id is from again.";

export const NOTES: Record<ErrorCode, Note> = {
  invalidInput: {
    when: "A parameter or field is missing, of another type, or out of bounds.",
    then: "`fields` says what is wrong with each: correct it, and send it again.",
  },
  invalidJson: { when: "The body is not valid JSON, or no body of its type.", then: CORRECT },
  jsonExpected: {
    when: "The body is of another type than the one described here.",
    then: "Send it with its `Content-Type`.",
  },
  bodyTooLarge: {
    when: `The body is larger than ${MAX_BODY_BYTES / 1024} KB.`,
    then: "Send files to the address that `POST /api/uploads` gives.",
  },
  originNotAllowed: {
    when: "A browser sent it from a page of another site.",
    then: "Call from FloodLine's own pages, or from a program, which sends no `Origin`.",
  },
  notSignedIn: { when: "No session's cookie came along.", then: SIGN_IN },
  sessionExpired: {
    when: "The session has ended, was ended elsewhere, or its account is deleted.",
    then: "Sign in again. The cookie stays, and another names it as over.",
  },
  freshCodeNeeded: {
    when: `The session's code was typed more than ${CODE_MINUTES} minutes ago.`,
    then: "Sign in again with a new code, then ask for the same.",
  },
  secondFactorNeeded: {
    when: "The district asks its managers for an authenticator app, and this one has set none up.",
    then: "Set one up with `POST /api/me/second-factor`, confirm it, then ask for the same.",
  },
  notStaff: {
    when: "The account is of no district's staff, or not any more.",
    then: "Ask a manager of the district to invite it.",
  },
  keyNotKnown: {
    when: "`Authorization` has a key that does not work: mistyped, or revoked.",
    then: "Ask a manager of the district for one.",
  },
  notForKeys: {
    when: "The route takes no key.",
    then: "Leave it to somebody of the staff, signed in, or use a route whose security names keys.",
  },
  keyReadsOnly: {
    when: "The key is one for reading.",
    then: "Ask a manager of the district for one that may write.",
  },
  notOperator: {
    when: "The account is none of an operator's, or not any more.",
    then: "Somebody with the command line may let it in: `deno task admin operator invite`.",
  },
  notAllowedByRole: {
    when: "The account is of the district's staff, in a role that may not do this.",
    then: "The `message` says who may: ask a manager of the district.",
  },
  phoneNotSupported: {
    when: "The number is none that we can text: not of the US or its territories, or for no texts.",
    then: "Ask for another number.",
  },
  callerConsentNeeded: {
    when: "A caller's `phone` came without `consent: true`.",
    then: "Ask the caller, or leave `phone` out.",
  },
  placeOutsideDistrict: {
    when: "The point lies outside the district, or the ZIP code is none of its own.",
    then: "Name a place of the district that the session is of.",
  },
  codeWrong: {
    when: "It is not the newest code, or not one that this browser asked for.",
    then: "Let it be typed again, in the browser that asked for it.",
  },
  codeExpired: { when: "The code is too old, or used already.", then: NEW_CODE },
  secondCodeNeeded: {
    when: "The texted code is right, and the account has an authenticator app besides.",
    then: "Ask for its code, and send both. The texted one is not used up, but each try counts.",
  },
  secondCodeWrong: {
    when: "It is neither a code of the app that is good now and was not used, nor a recovery code.",
    then: "Let the app's next one be typed.",
  },
  secondFactorOn: {
    when: "An authenticator app is set up and confirmed.",
    then: "Switch it off first.",
  },
  secondFactorNotBegun: {
    when: "There is nothing to confirm.",
    then: "Begin with `POST /api/me/second-factor`.",
  },
  codeTriedTooOften: { when: "Wrong codes were tried too often with this one.", then: NEW_CODE },
  codeCanceled: { when: "Twilio Verify says that the code was canceled.", then: NEW_CODE },
  codeDeleted: { when: "Twilio Verify says that the code was deleted.", then: NEW_CODE },
  codeFailed: { when: "Twilio Verify says that the code failed.", then: NEW_CODE },
  tooManyCodes: {
    when: "Too many codes were asked for, or tried, by this number, browser or network.",
    then: WAIT,
  },
  tooManyRequests: { when: "More was asked than one may ask at a time.", then: WAIT },
  noCodesNow: { when: "The day's money for codes is spent.", then: WAIT },
  numberBlocked: {
    when: "An operator has blocked the number.",
    then: "Tell its owner: only an operator can change that.",
  },
  tooManyReports: { when: "More reports were sent than one may send at a time.", then: WAIT },
  tooManyUploads: { when: "More files were announced than one may send at a time.", then: WAIT },
  tooManyExports: { when: "The account was exported too often in a short time.", then: WAIT },
  tooManyStreams: {
    when: "The account has too many streams open.",
    then: "Close some, or wait for as long as `Retry-After` says.",
  },
  codeNotSent: { when: "The carrier did not take the text.", then: TRY_AGAIN },
  codeNotChecked: { when: "Twilio Verify did not answer.", then: TRY_AGAIN },
  zipNotFound: {
    when: "The address is of a ZIP code that we do not know, or that has no place.",
    then: "Ask about another; the `message` may name one near it.",
  },
  placeUnknown: {
    when: "The request names a ZIP code that we do not know, or that has no place.",
    then: "Name another; `fields` may name one near it.",
  },
  tooManyPlaces: { when: "`places` is longer than one may follow.", then: "Leave some out." },
  consentNeeded: {
    when: "Places are to be followed, and nobody has agreed to texts.",
    then: "Send `consentVersion` of the words that were agreed to.",
  },
  reportNotFound: {
    when: "There is no such report, or it is nothing to whoever asks.",
    then: LOOK_AGAIN,
  },
  reportWithdrawn: {
    when: "Its sender has taken the report back.",
    then: "Leave it: it can be changed no more.",
  },
  reportRemoved: {
    when: "An operator has taken the report away; said to its sender alone.",
    then: "Leave it: nobody else sees it.",
  },
  actNotFound: { when: "Of my district's acts none has this id.", then: LOOK_AGAIN },
  actUndone: { when: "Somebody has undone it.", then: LOOK_AGAIN },
  actNotUndoable: {
    when: "It is no act of staff's, or of a kind that another takes back: a merge by un-merging.",
    then: "Leave it as it is.",
  },
  actTooOld: { when: "It is more than a day old.", then: "Set what is right instead." },
  actedSince: {
    when: "A newer act, not undone, changed the same.",
    then: "Undo that one first, or set what is right.",
  },
  batchNotFound: {
    when: "The district has no such act on several reports.",
    then: LOOK_AGAIN,
  },
  batchUndone: { when: "Somebody has undone it as one.", then: LOOK_AGAIN },
  batchTooOld: {
    when: `It is more than ${BATCH_UNDO_SECONDS} seconds old: its texts have left, or may have.`,
    then: "Undo its acts one by one, where that is wanted.",
  },
  reporterNotAsked: {
    when: "Who sent the report did not want texts about it, has said STOP, or cannot be reached.",
    then: "Do not ask: `mayAsk` says whether they wanted texts.",
  },
  reporterNotTexted: {
    when: "They have had the most texts a day, or the day's money for such texts is spent.",
    then: "Ask tomorrow.",
  },
  colleagueNotFound: {
    when: "Nobody of my district's crew and managers has this id.",
    then: "Load `GET /api/district/colleagues` again.",
  },
  reportNotEditable: {
    when: "The report is more than a day old, or the district has taken it up.",
    then: "Send only what may still be changed, or a new report.",
  },
  confirmOwn: {
    when: "The report is the asker's own.",
    then: "Use `POST /api/reports/{id}/water` to say that it is still so.",
  },
  pictureNotFound: {
    when: "The district has no such picture, or another request has changed it meanwhile.",
    then: LOOK_AGAIN,
  },
  incidentNotFound: {
    when: "The district has no incident of that id.",
    then: LOOK_AGAIN,
  },
  incidentEnded: {
    when: "The oldest of the incidents, or of the reports, has ended, and another of them is open.",
    then: "Give its first report (`leadId`) an open status first, or leave it out.",
  },
  incidentLead: {
    when: "The report is the incident's first, which has its status.",
    then: "Take out the others.",
  },
  sameAsAnother: {
    when: "The report was put to another's water (`same_as`).",
    then: "Change the incident's first report (`leadId`), or take this one out of it.",
  },
  cityNotSet: {
    when: "No operator has said where the district's city takes reports by Open311.",
    then: "Have one say it, by `deno task admin city set`.",
  },
  privateByWish: {
    when: "Whoever sent the report wished that it be for staff alone.",
    then: "Leave it so: it is a promise to them.",
  },
  askedLately: {
    when: `The incident's people were asked less than ${ASK_AGAIN_MINUTES} minutes ago.`,
    then: WAIT,
  },
  stormNotFound: { when: "The district has no such storm.", then: LOOK_AGAIN },
  messageNotFound: { when: "The account got no such text.", then: LOOK_AGAIN },
  deviceNotFound: { when: "It is not signed in any more, or never was.", then: LOOK_AGAIN },
  broadcastNotFound: { when: "It is none of the manager's district.", then: LOOK_AGAIN },
  broadcastChanged: {
    when: "It is not as `seen` says any more, or not in the state for this step.",
    then: "Load it again, and let a person look at it.",
  },
  secondPersonNeeded: {
    when: "The district wants two pairs of eyes, and whoever asks wrote or submitted it.",
    then: "Let another manager of the district send it.",
  },
  othersTurn: {
    when: "The district wants two pairs of eyes, and whoever asks had returned it.",
    then: "Let another manager of the district change it.",
  },
  nobodyToText: {
    when: "Nobody would get it: nobody follows, or all are left out.",
    then: "`GET …/audience` says why.",
  },
  broadcastTooDear: {
    when: "The day's money for broadcasts cannot pay it whole.",
    then: "Write it shorter, send it to fewer, or wait for midnight UTC.",
  },
  tooManyBroadcasts: {
    when: "The district has sent the most that it may in 24 hours.",
    then: "Send it tomorrow.",
  },
  tooManyTests: { when: "Whoever asks has had many tests in 24 hours.", then: "Test it tomorrow." },
  personNotFound: {
    when: "The district's staff has no such person, or not any more.",
    then: LOOK_AGAIN,
  },
  eyesOffTooSoon: {
    when: "Who asks joined the staff, or the other manager left, less than a day ago.",
    then: "Wait a day. Until then the second pair of eyes stays on.",
  },
  lastManager: {
    when: "The district would be without a manager.",
    then: "Make somebody else a manager first.",
  },
  filterNotFound: {
    when:
      "Nothing is kept by this id, or it is another person's, or a shared one that a manager alone removes",
    then: "List the filters again",
  },
  tooManyFilters: {
    when: "As many filters are kept as there may be",
    then: "Remove one, or keep this one by the name of another",
  },
  wallNotFound: {
    when: "No wall screen has this link, or its district has revoked it; which is not said.",
    then: "Ask one of the district's managers for a new one.",
  },
  keyNotFound: { when: "Of my district's keys that work none has this id.", then: LOOK_AGAIN },
  tooManyKeys: { when: "The district has the most keys it may have.", then: "Revoke one first." },
  listNotFound: {
    when: "The link to a list was never made, or is revoked.",
    then: "Ask a manager of the district.",
  },
  tooManyListLinks: {
    when: "The district has the most links to its list it may have.",
    then: "Revoke one first.",
  },
  filterOfPerson: {
    when: "`assigned=me` or `fresh=yes` came from a program, or for a link.",
    then: "Leave it out.",
  },
  tooManyWallLinks: {
    when: "As many links of wall screens work as there may be.",
    then: "Revoke one.",
  },
  afterLinkNotFound: {
    when: "No report has this link, or its district has withdrawn it; which is not said.",
    then: "Ask one of the district's managers for a new one.",
  },
  tooManyAfterLinks: {
    when: "As many public links of reports work as there may be.",
    then: "Withdraw one.",
  },
  afterFileNotFound: {
    when:
      "No such file was ordered by the district of who asks, its days are over, or something that it shows was hidden since.",
    then: "Order it anew.",
  },
  tooManyAfterFiles: {
    when: "The district has ordered as many files as it may a day.",
    then: "Wait until tomorrow. The page itself, its CSV and its GeoJSON have no such limit.",
  },
  pictureNotCovered: {
    when: "An after-storm report shows covered photos alone, and this one has no cover.",
    then: "Cover faces and plates in it first.",
  },
  templateNotFound: {
    when: "There is no such answer in the district of who asks, or it has been deleted.",
    then: "List the answers again.",
  },
  fileUnusable: {
    when:
      "A district's file is of no use, or of none any more; the message says why, and the way out.",
    then: "Do what the message says, and send the file again.",
  },
  draftOfFileNotFound: {
    when:
      "What was read of the file was taken, replaced by another's, or waited too long; or there is no " +
      "boundary to put back.",
    then: "Send the file again.",
  },
  boundaryTaken: {
    when: "The boundary lies over most of another district.",
    then: "Draw it beside that one, or ask FloodLine's operator.",
  },
  templateGone: {
    when:
      "The answer that was to be told with a status has been deleted, or is none of the district's.",
    then: "Nothing was done: list the answers again, and choose another or none.",
  },
  statusTold: {
    when: "The report has that status already, and was not given it with this answer.",
    then: "Nothing was done: look at the report again.",
  },
  templateChanged: {
    when: "The answer has another version than the one that was looked at.",
    then: "Load it again, and decide anew.",
  },
  templateNameTaken: {
    when: "Another answer of the district has this name, in small letters or large.",
    then: "Give it another.",
  },
  tooManyTemplates: { when: "The district has as many answers as it may.", then: "Delete one." },
  invitationNotFound: {
    when: "There is no such invitation, it is nothing to whoever asks, or it has run out.",
    then: LOOK_AGAIN,
  },
  staffAlready: { when: "The number is on the district's staff.", then: "Change its role there." },
  staffElsewhere: {
    when: "The number is on another district's staff; whose is not said.",
    then: "Let its owner leave there first (`DELETE /api/me/district`).",
  },
  tooManyInvitations: { when: "The district has invited as many as one may in a day.", then: WAIT },
  placeNeeded: {
    when: "There is neither a ZIP code nor a point in it.",
    then: "Send one of the two.",
  },
  locationOutsideUs: {
    when: "The point is far from any ZIP code of the US and its territories.",
    then: "Send a ZIP code.",
  },
  mediaTypeNotAllowed: {
    when: "The type is of no photo or video that we take.",
    then: "Send JPEG, PNG, WebP, HEIC, MP4 or MOV.",
  },
  mediaTooLarge: {
    when: "The file is larger than its kind may be.",
    then: "Make it smaller, and upload it again.",
  },
  mediaNotFound: {
    when: "A file's id is none of the asker's, or part of another report.",
    then: UPLOAD_AGAIN,
  },
  mediaNotUploaded: {
    when: "A file did not arrive in storage, or changed while we looked.",
    then: UPLOAD_AGAIN,
  },
  mediaNotReadable: {
    when: "A file's bytes are those of no photo or video that we take.",
    then: "Leave it out, or upload another.",
  },
  tooManyMedia: {
    when:
      `There are more files than a report may have: ${MAX_PHOTOS} photos, or ${MAX_VIDEOS} video.`,
    then: "Leave some out.",
  },
  signatureInvalid: {
    when: "It is not signed by Twilio for this address.",
    then: "Look whether `PUBLIC_URL` and Twilio's token are those of this account.",
  },
  notFound: { when: "There is nothing there.", then: LOOK_AGAIN },
  databaseUnavailable: { when: "The database does not answer.", then: TRY_AGAIN },
  databaseFull: {
    when: "The database has no room to keep anything.",
    then: "Nothing was done: keep what you sent, and send it again later.",
  },
  busy: { when: "More is worked on than there is room for.", then: WAIT },
  storageUnavailable: {
    when: "Photos and videos cannot be stored just now.",
    then: "Send the report without, or try later.",
  },
  unavailable: { when: "The API restarts, or does not answer.", then: TRY_AGAIN },
  internal: {
    when: "A mistake of ours.",
    then: "Say the `X-Request-Id` when you ask about it.",
  },
};
