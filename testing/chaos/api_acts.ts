// What the api is asked for: each of its routes once, of a world made for it. testing/route_access.ts has most
// of it; here is what is more than that for a trial of what is lost or doubled.
import { TOTP } from "otpauth";
import twilio from "twilio";
import { SANDBOX } from "shared/server/config.ts";
import { STAFF_ROLES } from "shared/staff_roles.ts";
import type { TestApi } from "../api.ts";
import { addFollower, BROADCASTS, DRAFT, takeStep, writeBroadcast } from "../broadcasts.ts";
import type { TestDatabase } from "../database.ts";
import { type Answer, HttpClient } from "../http_client.ts";
import { JPEG, postFile, upload } from "../media.ts";
import { requestOf, ROUTE_ACCESS } from "../route_access.ts";
import { addUser } from "../rows.ts";
import type { DistrictWithPeople } from "../two_districts.ts";

interface ActWorld {
  api: TestApi;
  database: TestDatabase;
  redHook: DistrictWithPeople;
}

/** What is sent, by whom. Sent again, it is the same to the letter. */
interface ApiAct {
  client: HttpClient;
  method: string;
  path: string;
  json?: unknown;
  form?: Record<string, string>;
  /** The field `file` of a form. */
  file?: File;
  headers?: Record<string, string>;
}

type Act = (world: ActWorld) => Promise<ApiAct> | ApiAct;

const PHONE = "718 555 0150";
/** With the key to write of testing/two_districts.ts. */
const OPEN311 = {
  api_key: "floodline_key_of-our-city-write",
  "attribute[DEPTH]": "knee",
  description: "By Open311",
};

/** The link to its list of testing/two_districts.ts. */
const LIST = "a-link-to-our-list";

/** It has no end; and of what only its owner's photo has, reading alone. */
const LEFT_OUT = new Set([
  "GET /api/open311/v2/photos/:file",
  "GET /api/district/stream",
  "GET /api/me/media/:id",
  "GET /api/zips/:zip/alerts/:file",
]);

/** A route, and where there are several of it, which. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...Object.fromEntries(
    Object.keys(ROUTE_ACCESS)
      .filter((route) => ROUTE_ACCESS[route]!.access !== "outside" && !LEFT_OUT.has(route))
      .map((route): [string, Act] => [route, (world) => plainly(route, world)]),
  ),
  "POST /api/reports": ({ redHook }) => ({
    ...{ client: redHook.resident, method: "POST", path: "/api/reports" },
    json: { zip: "11231", depth: "knee", submissionId: ID },
  }),
  "POST /api/district/reports": ({ redHook }) => ({
    ...{ client: redHook.manager, method: "POST", path: "/api/district/reports" },
    json: {
      ...{ zip: "11231", depth: "knee", submissionId: ID },
      ...{ phone: "718 555 0177", consent: true },
    },
  }),
  "POST /api/reports with a photo": async ({ redHook: { resident: client } }) => {
    const mediaIds = [await upload(client)];
    const json = { zip: "11231", depth: "knee", submissionId: ID, mediaIds };
    return { client, method: "POST", path: "/api/reports", json };
  },
  "POST /api/uploads": ({ redHook: { resident: client } }) => ({
    ...{ client, method: "POST", path: "/api/uploads" },
    json: { contentType: "image/jpeg", sizeBytes: JPEG.length },
  }),
  "POST /api/reports/:id/confirmations": async ({ api, database, redHook }) => ({
    client: await api.enter(await addUser(database.sql, { consented: true })),
    ...{ method: "POST", path: `/api/reports/${redHook.reportId}/confirmations` },
  }),
  "POST /api/reports/:id/media": async ({ redHook: { resident: client, reportId } }) => ({
    ...{ client, method: "POST", path: `/api/reports/${reportId}/media` },
    json: { mediaIds: [await upload(client)] },
  }),
  "POST /api/district/broadcasts/:id/steps, send": async ({ database, redHook }) => {
    for (let n = 0; n < 3; n++) await addFollower(database.sql);
    const client = redHook.manager;
    const { id } = await writeBroadcast(client);
    await takeStep(client, id, "submit");
    const { body: { version, state } } = await client.get(`${BROADCASTS}/${id}`);
    const json = { step: "send", seen: { version, state } };
    return { client, method: "POST", path: `${BROADCASTS}/${id}/steps`, json };
  },
  "POST /api/auth/code": ({ api }) => ({
    ...{ client: api.client(), method: "POST", path: "/api/auth/code", json: { phone: PHONE } },
  }),
  "POST /api/auth/verify": async ({ api }) => {
    const client = api.client();
    await client.post("/api/auth/code", { phone: PHONE });
    const json = { phone: PHONE, code: api.lastCode() };
    return { client, method: "POST", path: "/api/auth/verify", json };
  },
  "POST /api/me/second-factor/confirm": async ({ redHook: { resident: client } }) => {
    const { body: { secret } } = await client.post("/api/me/second-factor");
    const json = { code: new TOTP({ secret }).generate() };
    return { client, method: "POST", path: "/api/me/second-factor/confirm", json };
  },
  "POST /api/me/second-factor/recovery-codes": async ({ redHook: { resident: client } }) => {
    const { body: { secret } } = await client.post("/api/me/second-factor");
    const code = new TOTP({ secret }).generate();
    await client.post("/api/me/second-factor/confirm", { code });
    return { client, method: "POST", path: "/api/me/second-factor/recovery-codes" };
  },
  "POST /api/auth/logout": byResident("POST", "/api/auth/logout"),
  "POST /api/auth/logout-everywhere": byResident("POST", "/api/auth/logout-everywhere"),
  "DELETE /api/me": byResident("DELETE", "/api/me"),
  "DELETE /api/me/devices/:id": async ({ api, redHook: { resident: client, residentId: id } }) => {
    await api.enter({ id });
    const { body } = await client.get("/api/me/devices");
    const other = body.devices.find((device: { isThis: boolean }) => !device.isThis);
    return { client, method: "DELETE", path: `/api/me/devices/${other.id}` };
  },
  "POST /api/me/invitations/:id/accept": (world) => answerInvitation(world, "accept"),
  "POST /api/me/invitations/:id/decline": (world) => answerInvitation(world, "decline"),
  "DELETE /api/me/district": ({ redHook }) => ({
    ...{ client: redHook.crew, method: "DELETE", path: "/api/me/district" },
  }),
  "DELETE /api/district/filters/:id": async ({ redHook: { manager: client } }) => {
    await client.put("/api/district/filters", { name: "Deep", query: "depth=waist" });
    const { body } = await client.get("/api/district/filters");
    return { client, method: "DELETE", path: `/api/district/filters/${body.filters[0].id}` };
  },
  "PUT /api/district/pictures/:id/cover": async ({ database: { sql }, redHook }) => {
    const { manager: client, resident, reportId } = redHook;
    const mediaId = await upload(resident);
    await resident.post(`/api/reports/${reportId}/media`, { mediaIds: [mediaId] });
    await sql`update media set cleaned_at = now() where id = ${mediaId}`;
    const path = `/api/district/pictures/${mediaId}`;
    const { body } = await client.post(`${path}/covers`, { sizeBytes: JPEG.length });
    await postFile(body, JPEG.map((byte) => byte === 0x78 ? 0x79 : byte));
    const boxes = [{ x: 0, y: 0, width: 1, height: 1 }];
    return { client, method: "PUT", path: `${path}/cover`, json: { coverId: body.coverId, boxes } };
  },
  "POST /api/district/reports/:id/pictures": async ({ redHook: { crew: client, reportId } }) => ({
    ...{ client, method: "POST", path: `/api/district/reports/${reportId}/pictures` },
    json: { mediaIds: [await upload(client)] },
  }),
  "POST /api/district/incidents": ({ redHook: { manager: client, leadId, reportId } }) => ({
    ...{ client, method: "POST", path: "/api/district/incidents" },
    json: { reportIds: [leadId, reportId] },
  }),
  "DELETE /api/district/incidents/:id/reports/:reportId": async ({ database, redHook }) => {
    const { incidentId, reportId, manager: client } = redHook;
    await database.sql`update reports set incident_id = ${incidentId} where id = ${reportId}`;
    const path = `/api/district/incidents/${incidentId}/reports/${reportId}`;
    return { client, method: "DELETE", path };
  },
  "POST /api/district/incidents/:id/questions": async ({ database, redHook }) => {
    const { incidentId, reportId, manager: client } = redHook;
    await wantTexts(database, redHook);
    await database.sql`update reports set incident_id = ${incidentId} where id = ${reportId}`;
    return { client, method: "POST", path: `/api/district/incidents/${incidentId}/questions` };
  },
  "POST /api/district/reports/:id/notes": ({ redHook: { crew: client, reportId } }) => ({
    ...{ client, method: "POST", path: `/api/district/reports/${reportId}/notes` },
    json: { text: "The drain is covered with leaves", submissionId: ID },
  }),
  "POST /api/district/reports/:id/questions": async ({ database, redHook }) => {
    await wantTexts(database, redHook);
    const { crew: client, reportId } = redHook;
    const json = { text: "Is it the drain?", submissionId: ID };
    return { client, method: "POST", path: `/api/district/reports/${reportId}/questions`, json };
  },
  "PATCH /api/district/reports/:id": async ({ database, redHook }) => {
    await wantTexts(database, redHook);
    const { crew: client, reportId } = redHook;
    const json = { status: "water_gone" };
    return { client, method: "PATCH", path: `/api/district/reports/${reportId}`, json };
  },
  "POST /api/district/batches": async ({ database, redHook }) => {
    await wantTexts(database, redHook);
    const { crew: client, reportId, leadId } = redHook;
    const json = { reportIds: [reportId, leadId], status: "water_gone" };
    return { client, method: "POST", path: "/api/district/batches", json };
  },
  "POST /api/district/people/invitations": ({ redHook: { manager: client } }) => ({
    ...{ client, method: "POST", path: "/api/district/people/invitations" },
    json: { phone: "718 555 0188", role: "crew", submissionId: ID },
  }),
  "POST /api/district/broadcasts": ({ redHook: { manager: client } }) => ({
    ...{ client, method: "POST", path: BROADCASTS },
    json: { ...DRAFT, submissionId: ID },
  }),
  "POST /api/district/broadcasts/:id/test": async ({ redHook: { manager: client } }) => {
    const { id } = await writeBroadcast(client);
    const json = { language: "en" };
    return { client, method: "POST", path: `${BROADCASTS}/${id}/test`, json };
  },
  "POST /api/district/imports/:kind": ({ redHook: { manager: client } }) => ({
    ...{ client, method: "POST", path: "/api/district/imports/boundary" },
    file: new File([BOUNDARY], "boundary.geojson"),
  }),
  "GET /api/district/imports/:kind": ({ redHook: { manager: client } }) => ({
    ...{ client, method: "GET", path: "/api/district/imports/drains" },
  }),
  "POST /api/district/boundary/undo": async ({ database: { sql }, redHook }) => {
    await sql`
      update bids set boundary_before = ${BOUNDARY}::text::jsonb, boundary_changed_at = now()
      where id = ${redHook.id}`;
    return { client: redHook.manager, method: "POST", path: "/api/district/boundary/undo" };
  },
  "DELETE /api/district/pictures/:id": ({ redHook: { manager: client, staffPictureId } }) => ({
    ...{ client, method: "DELETE", path: `/api/district/pictures/${staffPictureId}` },
  }),
  ...Object.fromEntries(["csv", "geojson", "kml"].map((format): [string, Act] => [
    `GET /api/lists/:token/reports.${format}`,
    ({ api }) => ({
      ...{ client: api.client(), method: "GET", path: `/api/lists/${LIST}/reports.${format}` },
    }),
  ])),
  ...Object.fromEntries(
    ["xml", "json"].flatMap((format): [string, Act][] => [
      [`POST /api/open311/v2/requests.${format}`, ({ api }) => ({
        ...{ client: api.client(), method: "POST", path: `/api/open311/v2/requests.${format}` },
        form: { ...OPEN311, service_code: "flooding", lat: "40.677", long: "-74.009" },
      })],
      [`POST /api/open311/v2/servicerequestupdates.${format}`, ({ api, redHook }) => ({
        ...{ client: api.client(), method: "POST" },
        path: `/api/open311/v2/servicerequestupdates.${format}`,
        form: { ...OPEN311, service_request_id: redHook.reportId, status: "IN_PROGRESS" },
      })],
      [`GET /api/open311/v2/servicerequestupdates.${format}`, ({ api }) => ({
        ...{ client: api.client(), method: "GET" },
        path: `/api/open311/v2/servicerequestupdates.${format}?api_key=${OPEN311.api_key}`,
      })],
    ]),
  ),
  "POST /api/twilio/status/:messageId": async (world) => {
    const { sql } = world.database;
    const { messageId } = world.redHook;
    await sql`update messages set status = 'accepted', provider_sid = ${SID} where id = ${messageId}`;
    const form = { MessageSid: SID, MessageStatus: "delivered" };
    return signed(world, `/api/twilio/status/${messageId}`, form);
  },
  ...Object.fromEntries(
    ["STOP please", "PAUSE", "LEVEL FLOOD", "ADD 11215", "knee deep at 11231"].map((
      Body,
    ): [string, Act] => [
      `POST /api/twilio/inbound, ${Body}`,
      (world) => {
        const form = { MessageSid: SID, From: "+17185550177", Body, NumMedia: "0" };
        return signed(world, "/api/twilio/inbound", form);
      },
    ]),
  ),
};

/** Of which each run tries some: what residents cannot do without. The others are tried by command. */
export const IN_EACH_RUN = [
  "POST /api/reports",
  "POST /api/reports/:id/media",
  "POST /api/reports/:id/confirmations",
  "POST /api/reports/:id/water",
  "POST /api/reports/:id/withdraw",
  "POST /api/auth/logout-everywhere",
];

/** Routes that nobody has said how to ask. */
export function listUntold(): string[] {
  const told = new Set(Object.keys(ACTS).map((act) => act.split(/,| with /)[0]!));
  return Object.keys(ROUTE_ACCESS).filter((route) => !told.has(route) && !LEFT_OUT.has(route));
}

const COPY = {
  tables: ["unwanted_objects"],
  why: "the copy in storage that the first attempt had begun, which the worker deletes",
};

const EXPORTED = {
  tables: ["security_log"],
  why: "that somebody took their data along is kept each time",
};

const PERMISSION = {
  tables: ["media", "media_covers"],
  why: "a permission to send a file: where nothing comes of it, the worker deletes it",
};

/**
 * What has no id by which it would be known again. Where its answer is lost it may be done: asked again, it is
 * asked for anew, and these tables may have it twice.
 */
export const AGAIN_IS_ANEW: Readonly<Record<string, { tables: string[]; why: string }>> = {
  "POST /api/auth/code": {
    tables: ["sign_in_codes", "messages", "receipts", "purses"],
    why:
      "nobody has a code but its text, which may never have left: another one takes its place, and is paid for",
  },
  "POST /api/auth/verify": {
    tables: ["code_tries", "sign_in_codes", "security_log"],
    why:
      "a code works once, and each try counts: whoever did not hear that it was right asks for another",
  },
  "GET /api/me/export": EXPORTED,
  "GET /api/me/export/:file": EXPORTED,
  "POST /api/uploads": PERMISSION,
  "POST /api/district/pictures/:id/covers": PERMISSION,
  "PUT /api/district/message": {
    tables: ["bid_messages", "security_log"],
    why:
      "the same words stand for so many hours from now: who said so, and when, is kept each time",
  },
  "POST /api/district/pictures/:id/original": {
    tables: ["report_acts", "security_log"],
    why: "each look at a covered face is kept",
  },
  "POST /api/district/incidents/:id/questions": {
    tables: ["security_log"],
    why: "nobody is asked twice, and that somebody tried is told operators",
  },
  "POST /api/district/batches": {
    tables: ["report_batches"],
    why: "of each report it says that it was done already; nobody is texted",
  },
  "POST /api/district/keys": {
    tables: ["district_keys", "security_log"],
    why:
      "it is told once and kept nowhere: what nobody has heard stands in the list, to be revoked",
  },
  "POST /api/district/list-links": {
    tables: ["list_links", "security_log"],
    why: "as a key: whoever did not hear of it finds it in the list, to be revoked",
  },
  "POST /api/me/second-factor/recovery-codes": {
    tables: ["security_log"],
    why: "codes that nobody has seen are replaced by others, and the log says so each time",
  },
  "POST /api/district/after/links": {
    tables: ["after_links", "security_log"],
    why:
      "it is told once and kept nowhere: what nobody has heard stands in the list, to be revoked",
  },
  "POST /api/district/after/files": {
    tables: ["after_files", "security_log"],
    why: "it says how all stood when it was asked for: asked again it is another, in the same list",
  },
  "POST /api/district/wall": {
    tables: ["wall_links", "security_log"],
    why:
      "its address is told once and kept nowhere: what nobody has heard stands in the list, to be revoked",
  },
  "POST /api/district/broadcasts/:id/test": {
    tables: ["messages", "purses"],
    why: "to one's own phone alone, so many a day: whoever asks again wants to see it again",
  },
  "POST /api/twilio/status/:messageId": {
    tables: ["receipts"],
    why: "what the carrier says is kept each time that it says so",
  },
  "PUT /api/district/pictures/:id/cover": COPY,
  "POST /api/district/reports/:id/pictures": COPY,
  "POST /api/reports with a photo": COPY,
  "POST /api/reports/:id/media": COPY,
};

const ID = "0199f000-0000-7000-8000-00000000000a";
const SID = `SM${"0".repeat(32)}`;
/** About Red Hook. */
const BOUNDARY = JSON.stringify({
  type: "Polygon",
  coordinates: [
    [[-74.012, 40.674], [-74.006, 40.674], [-74.006, 40.68], [-74.012, 40.68], [-74.012, 40.674]],
  ],
});

function plainly(route: string, { api, redHook }: ActWorld): ApiAct {
  const access = ROUTE_ACCESS[route]!;
  const [method, path, json] = requestOf(route, redHook);
  const isStaffs = access.access === "staff" || access.access === "ownDistrict";
  const client = isStaffs
    ? redHook.manager
    : access.access === "anybody"
    ? api.client()
    : redHook.resident;
  return { client, method, path, json };
}

function byResident(method: string, path: string): Act {
  return ({ redHook }) => ({ client: redHook.resident, method, path });
}

/** Their sender hears what becomes of it. */
async function wantTexts(
  { sql }: TestDatabase,
  { reportId, residentId }: DistrictWithPeople,
): Promise<void> {
  await sql`update users set quiet_from = null, quiet_to = null where id = ${residentId}`;
  await sql`update reports set wants_texts = true where id = ${reportId}`;
}

/** As it came from a browser, with the cookies that it had then. */
export function makeAsker(
  { client, method, path, json, form, file, headers }: ApiAct,
  url: string,
): { ask(): Promise<Answer> } {
  const cookies = { ...client.cookies };
  return {
    ask: () => {
      const asker = Object.assign(new HttpClient(url, client.address), { cookies: { ...cookies } });
      const body = file ? formOf(file) : form && new URLSearchParams(form);
      return asker.send(method, path, { json, body, headers });
    },
  };
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.set("file", file);
  return form;
}

async function answerInvitation(
  { api, database: { sql }, redHook }: ActWorld,
  answer: "accept" | "decline",
): Promise<ApiAct> {
  const phone = "+17185550151";
  const client = await api.signIn(phone);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into invitations (bid_id, phone, role, name, created_at, expires_at)
    values (${redHook.id}, ${phone}, ${STAFF_ROLES[0]!}, 'New', now(), now() + interval '7 days')
    returning id`;
  return { client, method: "POST", path: `/api/me/invitations/${id}/${answer}` };
}

/** As Twilio posts it. */
function signed({ api }: ActWorld, path: string, form: Record<string, string>): ApiAct {
  const signature = twilio.getExpectedTwilioSignature(
    SANDBOX.twilioAuthToken,
    api.deps.publicUrl + path,
    form,
  );
  const headers = { "x-twilio-signature": signature };
  return { client: api.client(), method: "POST", path, form, headers };
}
