// A report that a program sends by Open311 becomes one of the district's, of nobody's: who saw the water is not kept.
import type { Context } from "hono";
import type { Location } from "shared/api/reports.ts";
import { MAX_NOTE_LENGTH } from "shared/api/reports.ts";
import { MAX_STAFF_NOTE_LENGTH } from "shared/api/district/acts.ts";
import { type Depth, DEPTHS } from "shared/depths.ts";
import { isStorable, lengthOf, tidy } from "shared/free_text.ts";
import { AppError } from "shared/server/app_error.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { Deps } from "../deps.ts";
import { isOwnPlace } from "../district/calls/call.ts";
import { asOurselves } from "../district/manager.ts";
import { locate } from "../geocoding/locate.ts";
import { insertReport } from "../reports/report.ts";
import { ArgumentFaults, type Arguments } from "./arguments.ts";
import { getWriter } from "./jurisdiction.ts";
import { postOnce } from "./posted.ts";
import { DEPTH_ATTRIBUTE, SERVICE_CODE } from "./services.ts";
import type { Spark } from "./spark.ts";
import { findZipOf } from "./sql.ts";
import { WORDS } from "./words.ts";

/** The limit of the specification. */
const MOST_DESCRIBED = 4000;

interface NewRequest {
  place: { zip?: string; location?: Location };
  depth: Depth;
  description: string;
  address: string | undefined;
  media: string[];
}

/** @throws AppError 403, 404 or 400, as the specification has them */
export async function addRequest(deps: Deps, c: Context, args: Arguments): Promise<Spark> {
  const { sql } = deps;
  const { bidId, keyId } = await getWriter(deps, c, args);
  const typed = await readRequest(deps, bidId, args);
  const { depth, description, address, media } = typed;
  const at = deps.now();
  const mark = {
    bidId,
    keyId,
    name: c.req.header("idempotency-key"),
    content: [
      ...["device_id", "account_id", "description", "address_string", "lat", "long"]
        .map((name) => args.find(name)),
      depth,
    ],
    at,
  };
  const { reportId } = await postOnce(sql, mark, async (tx) => {
    await asOurselves(tx);
    const place = await locate(tx, typed.place);
    const { note, rest } = splitNote(description);
    const said = { depth, note, happenedAt: at, wantsTexts: false, isPrivate: false };
    const reportId = (await insertReport(tx, {
      ...place,
      ...said,
      bidId,
      userId: null,
      submissionId: crypto.randomUUID(),
      via: "open311",
      createdAt: at,
    }))!;
    const beside = [
      WORDS.came,
      ...address === undefined ? [] : [WORDS.address(address)],
      ...media.map(WORDS.media),
      ...rest === "" ? [] : [rest],
    ].join("\n");
    for (const text of inNotes(beside)) {
      const act = { bidId, reportId, by: null, byKey: keyId };
      await recordAct(tx, { ...act, kind: "note", detail: { text } }, at);
    }
    return { reportId, actId: null };
  });
  return [{ service_request_id: reportId, service_notice: WORDS.notice, account_id: null }];
}

async function readRequest(deps: Deps, bidId: string, args: Arguments): Promise<NewRequest> {
  const faults = new ArgumentFaults();
  const code = args.find("service_code");
  if (code === undefined) faults.add("service_code", WORDS.serviceNeeded);
  else if (code !== SERVICE_CODE) {
    throw new AppError("notFound", { says: () => WORDS.serviceUnknown });
  }
  const depth = args.list(`attribute[${DEPTH_ATTRIBUTE}]`)[0]?.toLowerCase();
  if (!DEPTHS.some((each) => each === depth)) {
    faults.add(`attribute[${DEPTH_ATTRIBUTE}]`, WORDS.depthNeeded(DEPTHS.join(", ")));
  }
  const description = readText(args, "description", faults);
  const address = readText(args, "address_string", faults);
  const media = args.list("media_url");
  if (media.join("").length > MOST_DESCRIBED || !isStorable(media.join(""))) {
    faults.add("media_url", WORDS.tooLong(MOST_DESCRIBED));
  }
  const place = await readPlace(deps, bidId, args, faults);
  faults.refuse();
  return { place: place!, depth: depth as Depth, description: description ?? "", address, media };
}

function readText(args: Arguments, name: string, faults: ArgumentFaults): string | undefined {
  const text = args.find(name);
  if (text === undefined) return undefined;
  if (lengthOf(text) > MOST_DESCRIBED) return faults.add(name, WORDS.tooLong(MOST_DESCRIBED));
  if (!isStorable(text)) return faults.add(name, WORDS.unstorable);
  return tidy(text);
}

/** The point, else the ZIP code that stands in the address, else the district's only one. */
async function readPlace(
  { sql }: Deps,
  bidId: string,
  args: Arguments,
  faults: ArgumentFaults,
): Promise<NewRequest["place"] | undefined> {
  const [lat, long] = [args.find("lat"), args.find("long")];
  if (lat !== undefined || long !== undefined) {
    const location = { latitude: degreesOf(lat, 90), longitude: degreesOf(long, 180) };
    if (isNaN(location.latitude + location.longitude)) return faults.add("lat", WORDS.degrees);
    if (await isOwnPlace(sql, bidId, { zip: null, location })) return { location };
    return faults.add("lat", WORDS.outside);
  }
  const address = args.find("address_string");
  if (address !== undefined) {
    const zip = await findZipOf(sql, bidId, address.match(/\b\d{5}\b/g) ?? []);
    return zip === undefined ? faults.add("address_string", WORDS.addressZip) : { zip };
  }
  if (args.find("address_id") !== undefined) return faults.add("address_id", WORDS.addressId);
  return faults.add("lat", WORDS.placeNeeded);
}

function degreesOf(typed: string | undefined, most: number): number {
  const degrees = /^-?\d{1,3}(\.\d+)?$/.test(typed ?? "") ? Number(typed) : NaN;
  return Math.abs(degrees) <= most ? degrees : NaN;
}

/** What a report's note has no room for. */
function splitNote(description: string): { note: string; rest: string } {
  const letters = [...description];
  return {
    note: letters.slice(0, MAX_NOTE_LENGTH).join(""),
    rest: letters.slice(MAX_NOTE_LENGTH).join(""),
  };
}

/** Nothing of it is lost: as many notes of the staff's as it takes. */
export function inNotes(text: string): string[] {
  const letters = [...text];
  const notes = Math.ceil(letters.length / MAX_STAFF_NOTE_LENGTH);
  return Array.from(
    { length: notes },
    (_, n) => letters.slice(n * MAX_STAFF_NOTE_LENGTH, (n + 1) * MAX_STAFF_NOTE_LENGTH).join(""),
  );
}
