// The reports of a district as Open311 lists them. Without a key of the district's one learns what the public may:
// places to about 100 metres, no words, no photos; with it places as they were given, and photos covered.
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { ArgumentFaults, type Arguments, readPage, readSpan } from "./arguments.ts";
import type { Jurisdiction } from "./jurisdiction.ts";
import { addressOfPhoto } from "./photos.ts";
import { SERVICE_CODE } from "./services.ts";
import type { Spark } from "./spark.ts";
import { type ListedRequest, listRequests, listRequestsById } from "./sql.ts";
import { DEPTH_WORDS, statusNotes, WORDS } from "./words.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Of a list: the page, and whether another comes after it. */
export async function getRequests(
  deps: Deps,
  who: Jurisdiction,
  args: Arguments,
): Promise<{ requests: Spark[]; next?: number }> {
  const ids = args.findParts("service_request_id");
  if (ids) return { requests: await getRequestsById(deps, who, ids) };
  const faults = new ArgumentFaults();
  const span = readSpan(args, deps.now(), faults);
  const { page, size } = readPage(args, faults);
  const isOpen = readStatus(args, faults);
  faults.refuse();
  const codes = args.findParts("service_code");
  if (codes && !codes.includes(SERVICE_CODE)) return { requests: [] };
  const found = await listRequests(deps.sql, reading(who), { ...span, isOpen }, { page, size });
  const requests = found.slice(0, size).map((request) => describe(deps, who, request));
  return { requests, next: found.length > size ? page + 1 : undefined };
}

/** Those that there are; of what is none of the district's nothing is said. */
async function getRequestsById(deps: Deps, who: Jurisdiction, ids: string[]): Promise<Spark[]> {
  const known = ids.filter((id) => UUID.test(id)).slice(0, 1000);
  if (known.length === 0) return [];
  const found = await listRequestsById(deps.sql, reading(who), known);
  return found.map((request) => describe(deps, who, request));
}

/** @throws AppError 404 */
export async function getRequest(deps: Deps, who: Jurisdiction, id: string): Promise<Spark[]> {
  const found = await getRequestsById(deps, who, [id]);
  if (found.length === 0) throw new AppError("notFound", { says: () => WORDS.requestUnknown });
  return found;
}

/** Requests are answered with their id at once, so a token is that id: whoever asks by it learns that it is there. */
export async function getByToken(deps: Deps, who: Jurisdiction, token: string): Promise<Spark[]> {
  if ((await getRequestsById(deps, who, [token])).length === 0) {
    throw new AppError("notFound", { says: () => WORDS.tokenUnknown });
  }
  return [{ service_request_id: token, token }];
}

function reading({ bidId, keyId }: Jurisdiction) {
  return { bidId, isExact: keyId !== undefined };
}

function readStatus(args: Arguments, faults: ArgumentFaults): boolean | undefined {
  const asked = new Set(args.findParts("status")?.map((status) => status.toLowerCase()));
  if ([...asked].some((status) => status !== "open" && status !== "closed")) {
    return faults.add("status", WORDS.statusWords);
  }
  return asked.size === 1 ? asked.has("open") : undefined;
}

function describe(deps: Deps, { name }: Jurisdiction, request: ListedRequest) {
  const { id, isOpen, depth, note, location, photo } = request;
  return {
    service_request_id: id,
    status: isOpen ? "open" : "closed",
    status_notes: statusNotes(request),
    service_name: WORDS.serviceName,
    service_code: SERVICE_CODE,
    description: note ? `${DEPTH_WORDS[depth]}. ${note}` : `${DEPTH_WORDS[depth]}.`,
    agency_responsible: name,
    service_notice: null,
    requested_datetime: toW3c(request.requestedAt),
    updated_datetime: toW3c(request.updatedAt),
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: request.zip,
    lat: location?.latitude ?? null,
    long: location?.longitude ?? null,
    media_url: photo && addressOfPhoto(deps, photo),
  } satisfies Spark;
}

export function toW3c(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, "Z");
}
