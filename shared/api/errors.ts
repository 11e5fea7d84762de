// Every way the API says no: one table, one shape.
import { z } from "zod";

/** Code → its HTTP status and a message that says what to do. */
export const ERRORS = {
  invalidInput: [422, "Please check the marked fields."],
  invalidJson: [400, "The body is not valid JSON."],
  jsonExpected: [415, "Send JSON, with the header Content-Type: application/json."],
  bodyTooLarge: [413, "The request is too large. Photos and videos go to their upload address."],
  originNotAllowed: [403, "This request came from another site."],
  notSignedIn: [401, "Please sign in."],
  sessionExpired: [401, "You have been signed out. Please sign in again."],
  notAManager: [403, "This page is for district managers."],
  phoneNotSupported: [422, "Enter a US or Puerto Rico mobile number, like 718 555 0123."],
  codeWrong: [422, "That code is not right. Check the text and try again."],
  codeExpired: [422, "That code is no longer valid. Ask for a new one."],
  codeTriedTooOften: [422, "Too many wrong codes. Ask for a new one."],
  tooManyCodes: [429, "Too many codes were asked for. Please wait and try again."],
  tooManyRequests: [429, "That was a lot at once. Please wait a moment and try again."],
  codeNotSent: [503, "We could not send the text just now. Please try again in a minute."],
  codeNotChecked: [503, "We could not check the code just now. Please try again in a minute."],
  zipNotFound: [404, "We do not know that ZIP code. Check its five digits."],
  placeUnknown: [422, "We do not know that ZIP code. Check its five digits."],
  tooManyPlaces: [422, "You can follow up to 5 ZIP codes. Remove one first."],
  consentNeeded: [422, "Tick the box to agree to texts before following a ZIP code."],
  reportNotFound: [404, "There is no such report."],
  stormNotFound: [404, "There is no such storm in your district."],
  messageNotFound: [404, "There is no such text among yours."],
  placeNeeded: [422, "Say where it is: give a ZIP code or your location."],
  locationOutsideUs: [422, "That location is not in the United States. Give a ZIP code instead."],
  mediaTypeNotAllowed: [422, "Send photos as JPEG, PNG, WebP or HEIC, videos as MP4 or MOV."],
  mediaTooLarge: [422, "Photos can be up to 15 MB, videos up to 100 MB."],
  mediaNotFound: [422, "One of the files is not known. Please add it again."],
  mediaNotUploaded: [422, "One of the files did not arrive. Please add it again."],
  mediaNotReadable: [422, "One of the files is not a photo or video we can read."],
  tooManyMedia: [422, "Add up to 5 photos, or 1 video."],
  signatureInvalid: [403, "The signature does not match."],
  notFound: [404, "There is nothing here."],
  databaseUnavailable: [503, "FloodLine cannot reach its database. Please try again in a minute."],
  storageUnavailable: [
    503,
    "Photos cannot be stored just now. Send the report without, or try later.",
  ],
  /** Said by what stands before the programs: Caddy, and the gateway of `deno task dev`. */
  unavailable: [503, "FloodLine cannot answer just now. Please try again in a few seconds."],
  internal: [500, "Something went wrong on our side. We have been told."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

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
