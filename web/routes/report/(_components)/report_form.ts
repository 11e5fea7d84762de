// The report form: its controls as typed, and what they mean to the API.
import { type Location, NewReport } from "shared/api/reports.ts";
import { ZipPage } from "shared/api/zips.ts";
import type { Spot } from "shared/geo/view.ts";
import { isTimeZone } from "shared/time_zone.ts";
import { fieldWords, REFUSAL_WORDS } from "shared/words/refusals.ts";
import { zipOr } from "shared/zip.ts";
import { pathTo } from "shared/path_to.ts";
import { WORDS } from "@/words/words.ts";
import { type Api, ApiError } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { momentOf } from "@/lib/local_time.ts";

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
  /** When "now" was, by the phone's clock: the report may have waited for the network since. */
  seenAt: string;
  /** Of the browser, where script runs. */
  timeZone: string;
  mediaIds: string[];
  wantsTexts: boolean;
  isPrivate: boolean;
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
    seenAt: "",
    timeZone: "",
    mediaIds: [],
    wantsTexts: false,
    isPrivate: false,
  };
}

export function readReport(form: FormData): TypedReport {
  const [latitude, longitude] = [textOf(form, "latitude"), textOf(form, "longitude")];
  return {
    submissionId: textOf(form, "submissionId"),
    zip: zipOr(textOf(form, "zip")),
    location: latitude && longitude
      ? { latitude: Number(latitude), longitude: Number(longitude) }
      : null,
    depth: textOf(form, "depth"),
    note: textOf(form, "note"),
    when: textOf(form, "when") === "earlier" ? "earlier" : "now",
    happenedAt: textOf(form, "happenedAt"),
    seenAt: textOf(form, "seenAt"),
    timeZone: textOf(form, "timeZone"),
    mediaIds: form.getAll("mediaIds").filter((id) => typeof id === "string"),
    wantsTexts: form.has("wantsTexts"),
    isPrivate: form.has("isPrivate"),
  };
}

export interface Tapped {
  /** Whose map it was: the ZIP code may have been typed over since. */
  zip: string;
  /** None where it was pressed by a key. */
  spot: Spot | undefined;
}

/** The plain form's map is a button: browsers send where on it the tap was. */
export function readTap(form: FormData): Tapped | "removed" | undefined {
  if (textOf(form, "map") === "remove") return "removed";
  const [zip, x, y] = [textOf(form, "mapZip"), textOf(form, "map.x"), textOf(form, "map.y")];
  if (!/^\d{5}$/.test(zip) || !/^\d{1,4}$/.test(x) || !/^\d{1,4}$/.test(y)) return undefined;
  const spot = { x: Number(x), y: Number(y) };
  return { zip, spot: spot.x === 0 && spot.y === 0 ? undefined : spot };
}

/** @throws ApiError with words for each wrong control */
export async function toNewReport(typed: TypedReport, api: Api, now: Date): Promise<NewReport> {
  const { zip, location, depth, note, submissionId, mediaIds, wantsTexts, isPrivate } = typed;
  const parsed = NewReport.safeParse({
    zip: zip || undefined,
    location: location ?? undefined,
    depth,
    note,
    mediaIds,
    submissionId: submissionId || undefined,
    wantsTexts: wantsTexts || undefined,
    isPrivate: isPrivate || undefined,
  });
  const fields: Record<string, string> = {};
  const refusals = REFUSAL_WORDS[api.language];
  for (const issue of parsed.error?.issues ?? []) {
    fields[String(issue.path[0])] ??= fieldWords(issue, refusals);
  }
  const { wrong } = WORDS[api.language].report;
  if (!zip && !location) fields.zip = wrong.place;
  const happenedAt = typed.when === "now"
    ? momentSeen(typed.seenAt, now)
    : fields.zip
    ? undefined
    : await momentTyped(typed, api);
  if (typed.when === "earlier" && !happenedAt) fields.happenedAt = wrong.happenedAt;
  if (!parsed.success || Object.keys(fields).length > 0) {
    throw new ApiError(422, "invalidInput", refusals.errors.invalidInput, { fields });
  }
  return { ...parsed.data, happenedAt };
}

/** A phone whose clock runs ahead has not seen the future. */
function momentSeen(seenAt: string, now: Date): string | undefined {
  const at = Date.parse(seenAt);
  return at <= now.getTime() ? new Date(at).toISOString() : undefined;
}

/**
 * The clock is that of the ZIP code; without one, that of the phone which gave its location. Phones say
 * "Etc/Unknown" too, and anybody anything.
 */
async function momentTyped({ zip, happenedAt, timeZone }: TypedReport, api: Api) {
  const ofPhone = isTimeZone(timeZone) ? timeZone : "America/New_York";
  return momentOf(happenedAt, zip ? await timeZoneOf(zip, api) : ofPhone);
}

async function timeZoneOf(zip: string, api: Api): Promise<string> {
  try {
    return (await api.get(pathTo`/api/zips/${zip}`, ZipPage)).timeZone;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    throw new ApiError(422, "placeUnknown", error.message, { fields: { zip: error.message } });
  }
}
