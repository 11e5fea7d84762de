// The report form: its controls as typed, and what they mean to the API.
import type { Location, NewReport } from "shared/api/reports.ts";
import { ZipPage } from "shared/api/zips.ts";
import { type Api, ApiError } from "./api.ts";
import { textOf } from "./forms.ts";
import { momentOf } from "./local_time.ts";

/** Every control's value as the browser sent it. */
export interface TypedReport {
  submissionId: string;
  zip: string;
  location: Location | null;
  depth: string;
  note: string;
  when: "now" | "earlier";
  /** As a clock there shows it: "2026-11-22T14:30". */
  happenedAt: string;
  /** Of the browser, where script runs. */
  timeZone: string;
  mediaIds: string[];
}

export const REPORT_CONTROLS = ["zip", "depth", "happenedAt", "note", "mediaIds"];

export function emptyReport(zip: string): TypedReport {
  return {
    submissionId: crypto.randomUUID(),
    zip,
    location: null,
    depth: "",
    note: "",
    when: "now",
    happenedAt: "",
    timeZone: "",
    mediaIds: [],
  };
}

export function readReport(form: FormData): TypedReport {
  const [latitude, longitude] = [textOf(form, "latitude"), textOf(form, "longitude")];
  return {
    submissionId: textOf(form, "submissionId"),
    zip: textOf(form, "zip"),
    location: latitude && longitude
      ? { latitude: Number(latitude), longitude: Number(longitude) }
      : null,
    depth: textOf(form, "depth"),
    note: textOf(form, "note"),
    when: textOf(form, "when") === "earlier" ? "earlier" : "now",
    happenedAt: textOf(form, "happenedAt"),
    timeZone: textOf(form, "timeZone"),
    mediaIds: form.getAll("mediaIds").filter((id) => typeof id === "string"),
  };
}

/** @throws ApiError about the ZIP code or the time */
export async function toNewReport(typed: TypedReport, api: Api): Promise<NewReport> {
  const { zip, location, depth, note, submissionId, mediaIds } = typed;
  return {
    zip: zip || undefined,
    location: location ?? undefined,
    // What is not a depth, the API refuses with words for people.
    depth: depth as NewReport["depth"],
    note,
    mediaIds,
    submissionId: submissionId || undefined,
    happenedAt: typed.when === "now" ? undefined : await happenedAt(typed, api),
  };
}

/** The clock is that of the ZIP code; without one, that of the phone which gave its location. */
async function happenedAt({ zip, happenedAt, timeZone }: TypedReport, api: Api): Promise<string> {
  const zone = /^\d{5}$/.test(zip) ? await timeZoneOf(zip, api) : timeZone || "America/New_York";
  const moment = momentOf(happenedAt, zone);
  if (moment) return moment;
  const words = "Give the date and the time when you saw it.";
  throw new ApiError(422, "invalidInput", words, { happenedAt: words });
}

async function timeZoneOf(zip: string, api: Api): Promise<string> {
  try {
    return (await api.get(`/api/zips/${zip}`, ZipPage)).timeZone;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    throw new ApiError(422, "placeUnknown", error.message, { zip: error.message });
  }
}
