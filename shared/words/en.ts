import type { ErrorCode } from "../errors.ts";
import type { Level } from "../levels.ts";
import {
  BATCH_UNDO_SECONDS,
  EYES_OFF_HOURS,
  MAX_AFTER_FILES_A_DAY,
  MAX_AFTER_LINKS,
  MAX_BROADCASTS_A_DAY,
  MAX_CITY_NUMBER_LENGTH,
  MAX_DRILLS_A_DAY,
  MAX_FILTER_NAME,
  MAX_INVITATIONS_A_DAY,
  MAX_KEYS,
  MAX_LIST_LINKS,
  MAX_MESSAGE_HOURS,
  MAX_PLACES,
  MAX_SAVED_FILTERS,
  MAX_TEMPLATE_NAME,
  MAX_TEMPLATES,
  MAX_TESTS_A_DAY,
  MAX_WALL_LINKS,
  REPORTABLE_DAYS,
  UNDO_HOURS,
} from "../limits.ts";
import type { Duty } from "../staff_roles.ts";
import { MAX_MEGABYTES, MAX_PHOTOS, MAX_VIDEOS } from "../media_rules.ts";
import { AMOUNTS } from "./amounts.ts";

const amount = AMOUNTS.en;

const errors: Record<ErrorCode, string> = {
  invalidInput: "Please check the marked fields.",
  invalidJson: "The body is not valid JSON.",
  jsonExpected: "Send JSON, with the header Content-Type: application/json.",
  bodyTooLarge: "The request is too large. Photos and videos go to their upload address.",
  originNotAllowed: "This request came from another site.",
  notSignedIn: "Please sign in.",
  sessionExpired: "You have been signed out. Please sign in again.",
  freshCodeNeeded: "To be sure that it is you, type in a new code first.",
  secondFactorNeeded:
    "Managers need an authenticator app for this. Set yours up on your account's page first.",
  notStaff: "This page is for a district's staff.",
  keyNotKnown: "This key does not work, or not any more.",
  notForKeys: "A key cannot do this: somebody of the district's staff must, signed in.",
  keyReadsOnly: "This key may only read. Make one that may write, too.",
  notOperator: "This page is for those who run FloodLine.",
  notAllowedByRole: "Your role in the district does not allow this. Ask one of its managers.",
  phoneNotSupported: "Enter a US mobile number, or one of a US territory, like 718 555 0123.",
  codeWrong: "That code is not right. Type the newest one, in the browser where you asked for it.",
  codeExpired: "That code is no longer valid. Ask for a new one.",
  secondCodeNeeded: "Now type in the code that your authenticator app shows.",
  secondCodeWrong:
    "That is not the code of your authenticator app. Wait for its next one, or use a recovery code.",
  secondFactorOn: "An authenticator app is set up already. Switch it off first.",
  secondFactorNotBegun: "Begin to set up the authenticator app first.",
  codeTriedTooOften: "Too many wrong codes. Ask for a new one.",
  codeCanceled: "That code was called off before it was used. Ask for a new one.",
  codeDeleted: "That code has been deleted. Ask for a new one.",
  codeFailed: "The service that texts our codes gave up on that one. Ask for a new one.",
  tooManyCodes: "Too many codes were asked for. Please wait and try again.",
  tooManyRequests: "That was a lot at once. Please wait a moment and try again.",
  noCodesNow: "We cannot send codes just now. Please try again later.",
  tooManyReports:
    "You have sent many reports in a short time. Please wait before you send the next. In danger call 911.",
  tooManyUploads: "That was a lot of photos and videos. Please wait before you send more.",
  tooManyExports: "You have just downloaded your data. Please wait before you do it again.",
  tooManyStreams: "You have many pages open. Please close some, then try again.",
  codeNotSent: "We could not send the text just now. Please try again in a minute.",
  codeNotChecked: "We could not check the code just now. Please try again in a minute.",
  zipNotFound: "We do not know that ZIP code. Check its five digits.",
  placeUnknown: "We do not know that ZIP code. Check its five digits.",
  tooManyPlaces: `You can follow up to ${MAX_PLACES} ZIP codes. Remove one first.`,
  callerConsentNeeded:
    "Ask the caller whether they agree to texts about this report, and tick that they said yes. Or leave the number out.",
  consentNeeded: "Tick the box to agree to texts before following a ZIP code.",
  reportNotFound: "There is no such report.",
  reportWithdrawn: "This report has been withdrawn.",
  reportRemoved: "This report was taken away by FloodLine. Nobody else sees it any more.",
  numberBlocked:
    "FloodLine has blocked this number: it cannot sign in, send reports or confirm them. Alerts you asked for still come; text STOP to end them.",
  reportNotEditable: "The district has taken it up: it can no longer be changed.",
  actNotFound: "There is no such act.",
  actUndone: "It is undone already.",
  actNotUndoable: "This cannot be undone.",
  actTooOld: `It is more than ${amount.hours(UNDO_HOURS)} old: set what is right now instead.`,
  actedSince: "Somebody has acted on it since: look at the history, and undo what is newest first.",
  batchNotFound: "There is no such act on several reports in your district.",
  batchUndone: "It is undone already.",
  batchTooOld: `More than ${
    amount.minutes(BATCH_UNDO_SECONDS / 60)
  } has gone by: undo it on each report’s page.`,
  colleagueNotFound: "That person does not work on reports of this district.",
  reporterNotAsked: "Who sent it did not want texts about it, or gets none: they cannot be asked.",
  reporterNotTexted:
    "They have had as many texts today as they get, or the money for them is spent: ask tomorrow.",
  confirmOwn: "This is your own report.",
  incidentNotFound: "There is no such incident in your district.",
  incidentEnded:
    "That incident has ended. Open its first report again, or put the others together without it.",
  incidentLead: "The first report of an incident cannot be taken out: take out the others.",
  sameAsAnother:
    "This report is the same water as another, which has the status of both. Change that one, or take this one out first.",
  cityNotSet:
    "Nobody has set where your city takes reports: ask who runs FloodLine, or call 311 and type in the number.",
  privateByWish: "Its sender wished that neighbors do not see it. That is theirs to decide.",
  askedLately: "They were asked a moment ago. Give people some minutes to answer.",
  stormNotFound: "There is no such storm in your district.",
  pictureNotFound:
    "There is no such picture in your district, or somebody has just changed it: look at the report again.",
  messageNotFound: "There is no such text among yours.",
  deviceNotFound: "That device is not signed in any more.",
  broadcastNotFound: "There is no such broadcast in your district.",
  broadcastChanged:
    "This has been changed since you looked at it. Nothing was done: look at it as it is now.",
  secondPersonNeeded:
    "Whoever wrote or submitted this may not send it: a second person of your district must look at it first.",
  othersTurn: "You asked for these changes, so somebody else must make them.",
  nobodyToText: "Nobody would get this now, so it was not sent.",
  broadcastTooDear:
    "The day's money for broadcasts is not enough for this one, so none of it was sent. There is new money at midnight UTC.",
  tooManyBroadcasts:
    `That is the most that a district may send in a day: ${MAX_BROADCASTS_A_DAY} broadcasts and ${MAX_DRILLS_A_DAY} drills.`,
  tooManyTests: `You have tested ${MAX_TESTS_A_DAY} times in the last day. Please wait.`,
  personNotFound: "This person is not on your district's staff any more.",
  eyesOffTooSoon:
    `You joined, or another manager left, in the last ${
      amount.hours(EYES_OFF_HOURS)
    }. The second pair ` +
    "of eyes can be switched off after that.",
  lastManager: "A district keeps at least one manager. Make somebody else a manager first.",
  wallNotFound: "This link does not work, or not any more.",
  afterLinkNotFound: "This link does not work, or not any more.",
  tooManyAfterLinks:
    `Your district has ${MAX_AFTER_LINKS} public links of reports, which is the most. Withdraw one first.`,
  afterFileNotFound:
    "This file is not there any more. Order it anew: what was hidden since is left out.",
  tooManyAfterFiles:
    `Your district has ordered its ${MAX_AFTER_FILES_A_DAY} files of today. Please go on tomorrow.`,
  pictureNotCovered: "Cover faces and plates in this photo first.",
  tooManyWallLinks:
    `Your district has ${MAX_WALL_LINKS} links for wall screens, which is the most. Revoke one first.`,
  keyNotFound: "There is no such key in your district, or it is revoked.",
  tooManyKeys: `Your district has ${MAX_KEYS} keys, which is the most. Revoke one first.`,
  listNotFound: "This link does not work, or not any more.",
  tooManyListLinks:
    `Your district has ${MAX_LIST_LINKS} links to its list, which is the most. Revoke one first.`,
  filterOfPerson: "“Given to me” and “new to me” are of a person. Leave them out.",
  templateNotFound: "There is no such answer in your district, or it has been deleted.",
  fileUnusable: "This file cannot be read.",
  draftOfFileNotFound:
    "What was read of this file is no longer there. Please choose the file again.",
  boundaryTaken: "This area is another district’s. Please draw yours beside it.",
  templateGone:
    "This answer has been deleted since you chose it. Nothing was changed or sent: choose another.",
  statusTold:
    "The report has this status already, so the answer was not sent: look at the history for what was told.",
  templateChanged:
    "This answer has been changed since you looked at it. Nothing was saved: look at it as it is now.",
  templateNameTaken: "Another answer of your district has this name.",
  tooManyTemplates:
    `Your district has ${MAX_TEMPLATES} answers, which is as many as there may be. Delete one first.`,
  filterNotFound: "This filter is kept no longer.",
  tooManyFilters:
    `You keep ${MAX_SAVED_FILTERS} filters, which is as many as there may be. Remove one first.`,
  invitationNotFound: "This invitation has been answered, taken back, or has run out.",
  staffAlready: "This number is on your district's staff already.",
  staffElsewhere:
    "One person can be on one district's staff only, and this number is on another's. It has to leave there first.",
  tooManyInvitations:
    `That is the most that a district may invite in a day: ${MAX_INVITATIONS_A_DAY} people. Go on tomorrow.`,
  placeNeeded: "Say where it is: give a ZIP code or your location.",
  placeOutsideDistrict: "That place is not in your district.",
  locationOutsideUs: "That location is not in the United States. Give a ZIP code instead.",
  mediaTypeNotAllowed: "Send photos as JPEG, PNG, WebP or HEIC, videos as MP4 or MOV.",
  mediaTooLarge:
    `Photos can be up to ${MAX_MEGABYTES.photo} MB, videos up to ${MAX_MEGABYTES.video} MB.`,
  mediaNotFound: "One of the files is not known. Please add it again.",
  mediaNotUploaded: "One of the files did not arrive. Please add it again.",
  mediaNotReadable: "One of the files is not a photo or video we can read.",
  tooManyMedia: `Add up to ${amount.photos(MAX_PHOTOS)}, or ${amount.videos(MAX_VIDEOS)}.`,
  signatureInvalid: "The signature does not match.",
  notFound: "There is nothing here.",
  databaseUnavailable: "FloodLine cannot reach its database. Please try again in a minute.",
  databaseFull: "FloodLine cannot save anything just now. Please try again in a few minutes.",
  busy: "Many people are asking just now. Please try again in a few seconds.",
  storageUnavailable: "Photos cannot be stored just now. Send the report without, or try later.",
  unavailable: "FloodLine cannot answer just now. Please try again in a few seconds.",
  internal: "Something went wrong on our side. Please try again in a minute.",
};

const levels: Record<Level, string> = {
  any: "Any rain",
  heavy: "Heavy rain",
  flood: "Flood risk",
};

export const en = {
  errors,
  /** Who of a district's staff may do what was refused. */
  duties: {
    look: "All of a district's staff may look at this.",
    work:
      "Crew and managers of the district may do this. Viewers look on: ask a manager for another role.",
    run: "Managers of the district may do this. Ask one of them.",
  } satisfies Record<Duty, string>,
  /** About one field each. Schemas name those that are words, or words of a bound (IssueKey). */
  fields: {
    phone: "Enter a US mobile number: its area code and seven digits.",
    phoneLetters: "Write the number in digits alone.",
    phoneExtension: "A text reaches no extension. Enter a mobile number without one.",
    phoneAbroad: "We can text only numbers of the US and its territories.",
    phoneNoTexts: "A toll-free, paid or service number takes no texts. Enter a mobile number.",
    consentChanged: "The wording has changed. Please read it and tick the box again.",
    codeDigits: "Enter the 6 digits from the text.",
    codeWrong: "Not this one.",
    twoHours: "Choose two different hours.",
    zipDigits: "Enter the five digits of a ZIP code.",
    zipUnknown: (zip: string, near: string | null) =>
      `We do not know ${zip}. Check its five digits.${
        near === null ? "" : ` If they are right, use a ZIP code near it, such as ${near}.`
      }`,
    zipUnplaced: (zip: string, near: string | null) =>
      `${zip} is a ZIP code, but nobody tells us where it is. Use the ZIP code of a place near you${
        near === null ? "" : `, such as ${near}`
      }.`,
    zipTwice: (zip: string) => `${zip} is in the list twice.`,
    depth: "Choose how deep the water is.",
    cityNumber:
      `A 311 number has letters, digits and - # / . alone, ${MAX_CITY_NUMBER_LENGTH} at most.`,
    questionLength: (most: number) => `Keep the question to ${most} characters or fewer.`,
    staffNoteLength: (most: number) => `Keep the note to ${most} characters or fewer.`,
    reasonLength: (most: number) => `Keep the reason to ${most} characters or fewer.`,
    filterName: `Please give it a name of up to ${MAX_FILTER_NAME} characters.`,
    noteLength: (most: number) => `Keep the note to ${most} characters or fewer.`,
    nameLength: (most: number) => `Keep the name to ${most} characters or fewer.`,
    broadcastLength: (most: number) => `Keep it to ${most} characters or fewer.`,
    zipNotOurs: (zip: string) => `${zip} is no ZIP code of your district.`,
    areaEmpty:
      "No ZIP code of your district has its middle in this area. Draw it larger, or tick ZIP codes.",
    broadcastName: "Give it a name, for your own list.",
    broadcastZips: "Choose at least one ZIP code.",
    broadcastWords: "Write it in at least one language.",
    broadcastEnd: "Choose how long it is worth hearing.",
    looksOfficial: (found: string) =>
      `This looks like an official warning, by these words: ${found}. Say in your own words what you know.`,
    saysMended: (found: string) =>
      `No answer says that something is mended, for nobody knows: ${found}. Say what you did, or saw.`,
    templateName: `Give it a name of up to ${MAX_TEMPLATE_NAME} characters, for your own list.`,
    templateLength: (most: number) => `Keep it to ${most} characters or fewer.`,
    templateEnglish: "Write it in English at least.",
    templateStatus: "Choose when it is told.",
    templateOther: "That answer belongs to another status.",
    checkedNothing: "There are no words for them to have read.",
    returnReason: "Say what is to be changed.",
    badCharacter:
      "There is a character in this that we cannot keep. Please type it again, without pasting.",
    role: "Choose a role.",
    oneLine: "Write it on one line.",
    messageLength: (most: number) => `Keep it to ${most} characters or fewer.`,
    messageWords: "Write it in one language at least.",
    messageEnd: `Say how long it is to be shown: from ${amount.hours(1)} to ${
      amount.days(MAX_MESSAGE_HOURS / 24)
    }.`,
    districtName: "A district needs a name.",
    districtLanguages: "Choose each language once, and one at least.",
    inFuture: "This is in the future.",
    tooOld: `Reports can go back ${amount.days(REPORTABLE_DAYS)}.`,
    addFileAgain: "Please add this file again.",
    mmNumber: "Enter millimeters as a number, like 7.5.",
    mmAtLeast: (least: number) => `Enter ${least} mm or more.`,
    mmAtMost: (most: number) => `Enter ${most} mm or less.`,
    mmOfHour: (quarter: number) =>
      `An hour has its wettest 15 minutes in it: enter ${quarter} mm or more, or leave it empty.`,
    stationChosen: "Choose one of the gauges on the list, or none.",
    mmHourNeeded: (most: number) =>
      `Steady rain must count too: enter ${most} mm or less for an hour, or fewer for 15 minutes.`,
    mmAboveLevel: (mm: number, level: Level) =>
      `Enter more than ${mm} mm, the amount of “${levels[level]}”.`,
    mmBelowLevel: (mm: number, level: Level) =>
      `Enter less than ${mm} mm, the amount of “${levels[level]}”.`,
  },
  /** Of `internal`, where somebody is told of each. */
  internalTold: "Something went wrong on our side. We have been told.",
  /** Where a schema has no words of its own: mostly for programs. */
  generic: {
    wrongType: (type: string) => `This is missing or of another type: ${type} is expected.`,
    wrongForm: (form: string) => `This is not in the form expected: ${form}.`,
    oneOf: (values: string) => `Choose one of these: ${values}.`,
    tooShort: (least: number) => `Use ${least} characters or more.`,
    tooLong: (most: number) => `Use ${most} characters or fewer.`,
    tooFew: (least: number) => `Give ${least} or more.`,
    tooMany: (most: number) => `Give ${most} or fewer.`,
    tooSmall: (least: number) => `Enter ${least} or more.`,
    notAbove: (bound: number) => `Enter more than ${bound}.`,
    tooBig: (most: number) => `Enter ${most} or less.`,
    unfit: "This does not fit.",
  },
};
