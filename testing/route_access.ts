// Who may use each route of the API. A route that is not here fails the tests that walk this list.
import type { Duty } from "shared/staff_roles.ts";
import type { DistrictWithPeople } from "./two_districts.ts";

/**
 * - anybody: also who is not signed in
 * - person: who is signed in, about themselves or what is public
 * - owner: who sent this report, got this text
 * - reader: who sent this report, and the staff of its district
 * - staff: a district's, about their own, in a role with this duty
 * - ownDistrict: the same, of the district that this is of
 * - operator: who runs FloodLine
 * - outside: not for browsers, or it ends what the others need: tested where it is made
 */
export type Access =
  | "anybody"
  | "person"
  | "owner"
  | "reader"
  | "staff"
  | "ownDistrict"
  | "operator"
  | "outside";

type RouteAccess =
  & (
    | { access: Exclude<Access, "staff" | "ownDistrict"> }
    // keys: also for programs with a district's key, for reading or for writing by the duty
    | { access: "staff" | "ownDistrict"; duty: Duty; keys?: true }
  )
  & Request;

interface Request {
  /** With something of this district in it. */
  path?: (of: DistrictWithPeople) => string;
  body?: unknown;
  bodyOf?: (of: DistrictWithPeople) => unknown;
}

const report = (rest = "") => ({ reportId }: DistrictWithPeople) =>
  `/api/reports/${reportId}${rest}`;
const broadcast = (rest = "") => ({ broadcastId }: DistrictWithPeople) =>
  `/api/district/broadcasts/${broadcastId}${rest}`;
const BROADCAST = {
  name: "Pumps",
  words: { en: "Pumps are on their way", es: "", zh: "" },
  zips: [],
  area: null,
  validMinutes: 120,
};
const template = (rest = "") => ({ templateId }: DistrictWithPeople) =>
  `/api/district/templates/${templateId}${rest}`;
const TEMPLATE = { name: "Drains", status: "water_gone", words: { en: "The drains are clear." } };
const zip = (rest = "") => (of: DistrictWithPeople) => `/api/zips/${of.zip}${rest}`;

const open311 = (rest: string | ((of: DistrictWithPeople) => string)) => (of: DistrictWithPeople) =>
  `/api/open311/v2/${typeof rest === "string" ? rest : rest(of)}?jurisdiction_id=${of.slug}`;

const ownDistrictPicture = (rest: string) => ({
  access: "ownDistrict" as const,
  duty: "run" as const,
  path: ({ pictureId }: DistrictWithPeople) => `/api/district/pictures/${pictureId}/${rest}`,
});

const ownStaffPicture = (rest: string) => ({
  ...ownDistrictPicture(rest),
  path: ({ staffPictureId }: DistrictWithPeople) =>
    `/api/district/pictures/${staffPictureId}/${rest}`,
});

export const ROUTE_ACCESS: Record<string, RouteAccess> = {
  "GET /api/health": { access: "anybody" },
  "GET /api/ready": { access: "anybody" },
  "GET /api/openapi.json": { access: "anybody" },
  "GET /api/docs": { access: "anybody" },
  "GET /api/docs/start.js": { access: "anybody" },
  "GET /api/docs/:file": { access: "anybody", path: () => "/api/docs/swagger-ui.css" },
  "POST /api/auth/code": { access: "outside" },
  "POST /api/auth/verify": { access: "outside" },
  "POST /api/auth/logout": { access: "outside" },
  "POST /api/auth/logout-everywhere": { access: "outside" },
  "DELETE /api/me": { access: "outside" },
  "DELETE /api/me/devices/:id": { access: "outside" },
  "POST /api/twilio/status/:messageId": { access: "outside" },
  "POST /api/twilio/inbound": { access: "outside" },

  "GET /api/network": { access: "anybody" },
  "GET /api/network/zips": { access: "anybody" },
  "GET /api/map": { access: "anybody", path: (of) => `/api/map?zip=${of.zip}` },
  "GET /api/zips/:zip": { access: "anybody", path: zip() },
  "GET /api/zips/:zip/preview": { access: "anybody", path: zip("/preview") },
  "GET /api/zips/:zip/feed.atom": { access: "anybody", path: zip("/feed.atom") },
  "GET /api/zips/:zip/reports.geojson": { access: "anybody", path: zip("/reports.geojson") },
  // Of an alert: alone it is in the feed.
  "GET /api/zips/:zip/alerts/:file": { access: "outside" },
  "GET /api/reports": { access: "anybody" },
  "POST /api/reports/near": { access: "anybody", body: { zip: "11231" } },
  "GET /api/reports/near": { access: "anybody", path: (of) => `/api/reports/near?zip=${of.zip}` },

  "GET /api/auth/session": { access: "person" },
  "GET /api/me": { access: "person" },
  "GET /api/me/devices": { access: "person" },
  "PATCH /api/me": { access: "person", body: { wakesForFlood: true } },
  "GET /api/me/export": { access: "person" },
  "GET /api/me/export/:file": { access: "person", path: () => "/api/me/export/messages.csv" },
  // Of a photo, which only its owner has: tested in api/me/export_test.ts, with the export that links to it.
  "GET /api/me/media/:id": { access: "outside" },
  "GET /api/me/invitations": { access: "person" },
  // Whoever is let in has one role more, or less: tested where they are made.
  "POST /api/me/invitations/:id/accept": { access: "outside" },
  "POST /api/me/invitations/:id/decline": { access: "outside" },
  "DELETE /api/me/district": { access: "outside" },
  "GET /api/me/second-factor": { access: "person" },
  "POST /api/me/second-factor": { access: "person" },
  // What is right changes twice a minute: tested where it is made.
  "POST /api/me/second-factor/confirm": { access: "outside" },
  // Of who has one: tested where it is made.
  "POST /api/me/second-factor/recovery-codes": { access: "outside" },
  "DELETE /api/me/second-factor": { access: "person" },
  "GET /api/me/messages": { access: "person" },
  "GET /api/me/messages/:id": { access: "owner", path: (of) => `/api/me/messages/${of.messageId}` },
  "POST /api/uploads": {
    access: "person",
    body: { contentType: "image/jpeg", sizeBytes: 9, sha256: "0".repeat(64) },
  },
  "POST /api/reports": { access: "person", body: { zip: "11231", depth: "knee" } },

  "GET /api/reports/:id": { access: "reader", path: report() },
  "GET /api/reports/:id/evidence": { access: "reader", path: report("/evidence") },
  "PATCH /api/reports/:id": { access: "owner", path: report(), body: { wantsTexts: true } },
  "POST /api/reports/:id/media": {
    access: "owner",
    path: report("/media"),
    body: { mediaIds: ["00000000-0000-4000-8000-000000000000"] },
  },
  "POST /api/reports/:id/confirmations": { access: "person", path: report("/confirmations") },
  "POST /api/reports/:id/water": {
    access: "owner",
    path: report("/water"),
    body: { answer: "still" },
  },
  "POST /api/reports/:id/withdraw": { access: "owner", path: report("/withdraw") },

  // Of Open311 what needs a key, and says so in a form of its own, is tested where it is made.
  "GET /api/open311/discovery.xml": { access: "anybody" },
  "GET /api/open311/discovery.json": { access: "anybody" },
  "GET /api/open311/v2/services.xml": { access: "anybody", path: open311("services.xml") },
  "GET /api/open311/v2/services.json": { access: "anybody", path: open311("services.json") },
  "GET /api/open311/v2/services/:file": {
    access: "anybody",
    path: open311("services/flooding.json"),
  },
  "GET /api/open311/v2/requests.xml": { access: "anybody", path: open311("requests.xml") },
  "GET /api/open311/v2/requests.json": { access: "anybody", path: open311("requests.json") },
  "GET /api/open311/v2/requests/:file": {
    access: "anybody",
    path: open311(({ reportId }) => `requests/${reportId}.json`),
  },
  "GET /api/open311/v2/tokens/:file": {
    access: "anybody",
    path: open311(({ reportId }) => `tokens/${reportId}.json`),
  },
  "GET /api/open311/v2/photos/:file": { access: "outside" },
  "POST /api/open311/v2/requests.xml": { access: "outside" },
  "POST /api/open311/v2/requests.json": { access: "outside" },
  "GET /api/open311/v2/servicerequestupdates.xml": { access: "outside" },
  "GET /api/open311/v2/servicerequestupdates.json": { access: "outside" },
  "POST /api/open311/v2/servicerequestupdates.xml": { access: "outside" },
  "POST /api/open311/v2/servicerequestupdates.json": { access: "outside" },

  "GET /api/operator": { access: "operator" },

  "GET /api/district": { access: "staff", duty: "look", keys: true },
  "GET /api/district/stats": { access: "staff", duty: "look", keys: true },
  "GET /api/district/stream": { access: "staff", duty: "look" },
  "GET /api/district/levels": { access: "staff", duty: "look" },
  "PUT /api/district/levels": {
    access: "staff",
    duty: "run",
    body: {
      levels: { any: null, heavy: null, flood: { mmPer15Min: 9, mmPerHour: null } },
      leadMinutes: 45,
    },
  },
  "GET /api/district/levels/changes": { access: "staff", duty: "look" },
  "POST /api/district/levels/preview": {
    access: "staff",
    duty: "run",
    body: {
      levels: { any: null, heavy: null, flood: { mmPer15Min: 9, mmPerHour: null } },
      leadMinutes: 45,
    },
  },
  "GET /api/district/after": {
    access: "ownDistrict",
    duty: "look",
    keys: true,
    path: (of) => `/api/district/after?storm=${of.stormId}`,
  },
  "GET /api/district/after/exports/:file": {
    access: "ownDistrict",
    duty: "look",
    keys: true,
    path: (of) => `/api/district/after/exports/reports.csv?storm=${of.stormId}`,
  },
  "GET /api/district/after/links": { access: "staff", duty: "run" },
  "POST /api/district/after/links": {
    access: "ownDistrict",
    duty: "run",
    bodyOf: (of) => ({ name: "The board", asked: { storm: of.stormId } }),
  },
  "DELETE /api/district/after/links/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/after/links/${of.afterLinkId}`,
  },
  // For whoever has its link; what else it shows is tested where it is made.
  "GET /api/after/:token": { access: "anybody", path: (of) => `/api/after/${of.afterToken}` },
  "GET /api/district/after/files": { access: "staff", duty: "look" },
  "GET /api/district/after/files/:id": {
    access: "ownDistrict",
    duty: "look",
    path: (of) => `/api/district/after/files/${of.afterFileId}`,
  },
  "POST /api/district/after/files": {
    access: "ownDistrict",
    duty: "work",
    bodyOf: (of) => ({ audience: "staff", asked: { storm: of.stormId } }),
  },
  "GET /api/district/after/pictures": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/after/pictures?storm=${of.stormId}`,
  },
  "PUT /api/district/after/pictures/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/after/pictures/${of.pictureId}`,
  },
  "DELETE /api/district/after/pictures/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/after/pictures/${of.pictureId}`,
  },
  "GET /api/district/log": { access: "staff", duty: "run" },
  "GET /api/district/log/acts.csv": { access: "staff", duty: "run" },
  "GET /api/district/message": { access: "staff", duty: "look" },
  "PUT /api/district/message": {
    access: "staff",
    duty: "run",
    body: { words: { en: "Pumps are at the corner" }, forHours: 3 },
  },
  "DELETE /api/district/message": { access: "staff", duty: "run" },
  "GET /api/district/settings": { access: "staff", duty: "look" },
  "PATCH /api/district/settings": {
    access: "staff",
    duty: "run",
    body: { twoPairsOfEyes: true },
  },
  "DELETE /api/district/settings/eyes-off": { access: "staff", duty: "run" },
  "GET /api/district/tide": { access: "staff", duty: "look" },
  "GET /api/district/tides": { access: "staff", duty: "look" },
  "PUT /api/district/tide": { access: "staff", duty: "run", body: { stationId: null } },
  "GET /api/district/templates": { access: "staff", duty: "look" },
  "POST /api/district/templates": { access: "staff", duty: "run", body: TEMPLATE },
  "POST /api/district/templates/preview": { access: "staff", duty: "run", body: TEMPLATE },
  "GET /api/district/templates/:id": { access: "ownDistrict", duty: "look", path: template() },
  "PUT /api/district/templates/:id": {
    access: "ownDistrict",
    duty: "run",
    path: template(),
    body: { ...TEMPLATE, name: "Drains, anew", seen: 1 },
  },
  "DELETE /api/district/templates/:id": {
    access: "ownDistrict",
    duty: "run",
    path: template(),
  },
  "POST /api/district/templates/:id/restore": {
    access: "ownDistrict",
    duty: "run",
    path: template("/restore"),
  },
  "GET /api/district/people": { access: "staff", duty: "look" },
  "POST /api/district/people/invitations": {
    access: "staff",
    duty: "run",
    body: { phone: "718 555 0188", role: "crew" },
  },
  "DELETE /api/district/people/invitations/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/people/invitations/${of.invitationId}`,
  },
  "PATCH /api/district/people/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/people/${of.colleagueId}`,
    body: { role: "viewer" },
  },
  "DELETE /api/district/people/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/people/${of.colleagueId}`,
  },
  "GET /api/district/reports": { access: "staff", duty: "look", keys: true },
  "GET /api/district/reports.csv": { access: "staff", duty: "look", keys: true },
  "GET /api/district/reports.geojson": { access: "staff", duty: "look", keys: true },
  "GET /api/district/reports.kml": { access: "staff", duty: "look", keys: true },
  "POST /api/district/reports": {
    access: "staff",
    duty: "work",
    // Of Red Hook alone: whose district has it not is let in, and refused the place.
    body: { zip: "11231", depth: "knee", phone: "718 555 0177", consent: true },
  },
  "GET /api/district/reports/:id": {
    access: "ownDistrict",
    duty: "look",
    keys: true,
    path: (of) => `/api/district/reports/${of.reportId}`,
  },
  "PATCH /api/district/reports/:id": {
    access: "ownDistrict",
    duty: "work",
    keys: true,
    path: (of) => `/api/district/reports/${of.reportId}`,
    body: { status: "water_gone" },
  },
  "POST /api/district/pictures/:id/covers": {
    ...ownDistrictPicture("covers"),
    body: { sizeBytes: 100 },
  },
  "PUT /api/district/pictures/:id/cover": {
    ...ownDistrictPicture("cover"),
    body: {
      coverId: "0199f000-0000-7000-8000-000000000001",
      boxes: [{ x: 0, y: 0, width: 1, height: 1 }],
    },
  },
  "DELETE /api/district/pictures/:id/cover": ownDistrictPicture("cover"),
  "PUT /api/district/pictures/:id/hiding": {
    ...ownDistrictPicture("hiding"),
    body: { reason: "a face" },
  },
  "DELETE /api/district/pictures/:id/hiding": ownDistrictPicture("hiding"),
  "POST /api/district/pictures/:id/original": ownDistrictPicture("original"),
  "PUT /api/district/pictures/:id/outside": ownStaffPicture("outside"),
  "DELETE /api/district/pictures/:id/outside": ownStaffPicture("outside"),
  // Gone, it is nobody's: tested where it is made.
  "DELETE /api/district/pictures/:id": { access: "outside" },
  "POST /api/district/reports/:id/pictures": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/reports/${of.reportId}/pictures`,
    body: { mediaIds: ["0199f000-0000-7000-8000-000000000002"] },
  },
  "GET /api/district/filters": { access: "staff", duty: "look" },
  "PUT /api/district/filters": {
    access: "staff",
    duty: "look",
    body: { name: "Deep", query: "depth=waist" },
  },
  "PUT /api/district/filters/shared": {
    access: "staff",
    duty: "run",
    body: { name: "Deep", query: "depth=waist" },
  },
  // Of one's own, which another has none of: tested where it is made.
  "DELETE /api/district/filters/:id": { access: "outside" },
  "GET /api/district/board/page": { access: "staff", duty: "look" },
  "GET /api/district/board": { access: "staff", duty: "look" },
  "GET /api/district/board/map": {
    access: "staff",
    duty: "look",
    path: () => "/api/district/board/map?view=-74.2,40.6,-73.9,40.9",
  },
  "PUT /api/district/look": {
    access: "staff",
    duty: "look",
    body: { asOf: "2026-11-22T18:00:00Z" },
  },
  "GET /api/district/round/order": { access: "staff", duty: "look" },
  "PUT /api/district/round/order": {
    access: "staff",
    duty: "work",
    body: { reportIds: [] },
  },
  "GET /api/district/reports/:id/same-water": {
    access: "ownDistrict",
    duty: "look",
    path: (of) => `/api/district/reports/${of.reportId}/same-water`,
  },
  "GET /api/district/incidents": { access: "staff", duty: "look", keys: true },
  "GET /api/district/incidents/offers": { access: "staff", duty: "look" },
  "POST /api/district/incidents": {
    access: "ownDistrict",
    duty: "work",
    // Twice the same: whoever is let in changes nothing.
    bodyOf: (of) => ({ reportIds: [of.leadId, of.leadId] }),
  },
  "GET /api/district/incidents/:id": {
    access: "ownDistrict",
    duty: "look",
    keys: true,
    path: (of) => `/api/district/incidents/${of.incidentId}`,
  },
  "DELETE /api/district/incidents/:id/reports/:reportId": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/incidents/${of.incidentId}/reports/${of.leadId}`,
  },
  "POST /api/district/incidents/:id/questions": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/incidents/${of.incidentId}/questions`,
  },
  "GET /api/district/colleagues": { access: "staff", duty: "work", keys: true },
  "POST /api/district/reports/:id/notes": {
    access: "ownDistrict",
    duty: "work",
    keys: true,
    path: (of) => `/api/district/reports/${of.reportId}/notes`,
    body: { text: "a note" },
  },
  "POST /api/district/reports/:id/city": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/reports/${of.reportId}/city`,
  },
  "PUT /api/district/reports/:id/assignee": {
    access: "ownDistrict",
    duty: "work",
    keys: true,
    path: (of) => `/api/district/reports/${of.reportId}/assignee`,
    body: { to: null },
  },
  "POST /api/district/reports/:id/questions": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/reports/${of.reportId}/questions`,
    body: { text: "Is it the drain?" },
  },
  "POST /api/district/batches": {
    access: "ownDistrict",
    duty: "work",
    bodyOf: (of) => ({ reportIds: [of.leadId], status: "seen" }),
  },
  "GET /api/district/batches/:id": {
    access: "ownDistrict",
    duty: "look",
    path: (of) => `/api/district/batches/${of.batchId}`,
  },
  "POST /api/district/batches/:id/undo": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/batches/${of.batchId}/undo`,
  },
  "POST /api/district/acts/:id/done": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/acts/${of.replyId}/done`,
  },
  "POST /api/district/acts/:id/undo": {
    access: "ownDistrict",
    duty: "work",
    path: (of) => `/api/district/acts/${of.actId}/undo`,
  },
  "GET /api/district/imports": { access: "staff", duty: "look" },
  // A form with a file: tested where it is read.
  "POST /api/district/imports/:kind": { access: "outside" },
  "GET /api/district/imports/:kind": { access: "outside" },
  "DELETE /api/district/imports/:kind": {
    access: "staff",
    duty: "run",
    path: () => "/api/district/imports/boundary",
  },
  "POST /api/district/imports/:kind/:id/take": {
    access: "ownDistrict",
    duty: "run",
    path: ({ draftId }) => `/api/district/imports/drains/${draftId}/take`,
    body: {},
  },
  "POST /api/district/boundary/undo": { access: "outside" },
  "GET /api/district/wall": { access: "staff", duty: "run" },
  "POST /api/district/wall": { access: "staff", duty: "run", body: { name: "Lobby" } },
  "DELETE /api/district/wall/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/wall/${of.wallLinkId}`,
  },
  "GET /api/district/keys": { access: "staff", duty: "run" },
  "POST /api/district/keys": {
    access: "staff",
    duty: "run",
    body: { name: "A city's system", scope: "write" },
  },
  "DELETE /api/district/keys/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/keys/${of.keyId}`,
  },
  "GET /api/district/everything.zip": { access: "staff", duty: "run" },
  "GET /api/district/list-links": { access: "staff", duty: "run" },
  "POST /api/district/list-links": {
    access: "staff",
    duty: "run",
    body: { name: "The city's sheet", filter: "status=open" },
  },
  "DELETE /api/district/list-links/:id": {
    access: "ownDistrict",
    duty: "run",
    path: (of) => `/api/district/list-links/${of.listLinkId}`,
  },
  // For whoever has a link, who reads notes and places there: tested where it is made.
  "GET /api/lists/:token/reports.csv": { access: "outside" },
  "GET /api/lists/:token/reports.geojson": { access: "outside" },
  "GET /api/lists/:token/reports.kml": { access: "outside" },
  // For whoever has its link; what else it shows is tested where it is made.
  "GET /api/wall/:token": { access: "anybody", path: (of) => `/api/wall/${of.wallToken}` },
  "GET /api/district/hot-spots": { access: "staff", duty: "look", keys: true },
  "GET /api/district/storms": { access: "staff", duty: "look", keys: true },
  "GET /api/district/broadcasts": { access: "staff", duty: "look" },
  "POST /api/district/broadcasts": {
    access: "staff",
    duty: "run",
    body: { ...BROADCAST, isDrill: false },
  },
  "GET /api/district/broadcasts/:id": { access: "ownDistrict", duty: "look", path: broadcast() },
  "PUT /api/district/broadcasts/:id": {
    access: "ownDistrict",
    duty: "run",
    path: broadcast(),
    body: { ...BROADCAST, seen: { version: 1, state: "draft" } },
  },
  "GET /api/district/broadcasts/:id/audience": {
    access: "ownDistrict",
    duty: "run",
    path: broadcast("/audience"),
  },
  "POST /api/district/broadcasts/:id/steps": {
    access: "ownDistrict",
    duty: "run",
    path: broadcast("/steps"),
    body: { step: "discard", seen: { version: 1, state: "draft" } },
  },
  "POST /api/district/broadcasts/:id/test": {
    access: "ownDistrict",
    duty: "run",
    path: broadcast("/test"),
    body: { language: "en" },
  },
  "GET /api/district/storms/:id": {
    access: "ownDistrict",
    duty: "look",
    keys: true,
    path: (of) => `/api/district/storms/${of.stormId}`,
  },
};

/** Of the route as the router has it, its method, the path to ask, and what to send. */
export function requestOf(
  route: string,
  of: DistrictWithPeople,
): [method: string, path: string, body: unknown] {
  const [method, path] = route.split(" ") as [string, string];
  const access = ROUTE_ACCESS[route]!;
  return [method, access.path?.(of) ?? path, access.bodyOf?.(of) ?? access.body];
}
