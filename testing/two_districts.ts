// Two districts with people, reports, photos, storms and texts: to see who sees what.
import { gzipSync } from "node:zlib";
import type { TestApi } from "./api.ts";
import type { TestDatabase } from "./database.ts";
import type { HttpClient } from "./http_client.ts";
import {
  addAfterFile,
  addAfterLink,
  addDistrict,
  addKey,
  addListLink,
  addUser,
  addWallLink,
  HOBOKEN,
  RED_HOOK,
} from "./rows.ts";
import type { ImportView } from "shared/api/district/imports.ts";
import type { KeyScope } from "shared/key_scopes.ts";
import { hotSpots } from "shared/samples/hot_spots.ts";
import type { StaffRole } from "shared/staff_roles.ts";

const { countedAt: _, ...NO_SPOTS } = hotSpots({ spots: [] });
const [SPOT] = hotSpots().spots;

/** Words and numbers that stand nowhere but in what is Hoboken's, or its resident's alone. */
export const HOBOKENS = {
  note: "only Hoboken may read this",
  photo: "media/0703-only-theirs.jpg",
  staffPhoto: "media/0704-for-their-staff.jpg",
  text: "a text for the eyes of one",
  broadcast: "a draft that only Hoboken may read",
  template: "an answer that only Hoboken gives",
  drain: "HOBOKENS-DRAIN-4821",
  complaint: "HOBOKENS-COMPLAINT-77",
  draft: "hobokens-boundary.geojson",
  city: "hobokens-city-4711",
  wall: "a-link-of-hobokens-screen",
  afterLink: "a-link-of-hobokens-storm",
  afterFile: "The storm of Hoboken alone",
  key: "floodline_key_of-hobokens-city",
  list: "a-link-to-hobokens-list",
  phone: "+12015550199",
  invited: "Somebody whom Hoboken wants",
  /** More exactly than the public may know. */
  latitude: "40.7437777",
} as const;

/** What is shown of a file with a drain. */
const ONE_DRAIN: ImportView = {
  ...{ format: "CSV", read: 1, taken: 1, points: [[-74.009, 40.677]], columns: {}, header: [] },
  ...{ choices: [], asks: [], leftOut: [], notes: [], lines: [], areas: [], first: [] },
};

export interface DistrictWithPeople {
  id: string;
  zip: string;
  slug: string;
  viewer: HttpClient;
  /** Of its crew; nobody signs in as them. */
  colleagueId: string;
  crew: HttpClient;
  manager: HttpClient;
  /** Who sent the report, and got the text. */
  resident: HttpClient;
  residentId: string;
  invitationId: string;
  reportId: string;
  /** Of the report. */
  pictureId: string;
  /** Of the report: taken by one of the staff, for the staff alone. */
  staffPictureId: string;
  incidentId: string;
  /** The report that leads it; of nobody's any more. */
  leadId: string;
  stormId: string;
  messageId: string;
  broadcastId: string;
  templateId: string;
  actId: string;
  /** Of something done to several reports. */
  batchId: string;
  replyId: string;
  /** Of a screen that hangs there. */
  wallToken: string;
  /** Of another. */
  wallLinkId: string;
  /** Of an after-storm report. */
  afterToken: string;
  afterLinkId: string;
  afterFileId: string;
  /** Of a file of drains. */
  draftId: string;
  /** Programs with a key each: to read, and to write too. */
  reading: HttpClient;
  writing: HttpClient;
  /** Of a third. */
  keyId: string;
  listLinkId: string;
}

/** Each with one of its staff a role, and a resident who has reported there. */
export async function twoDistricts(api: TestApi, database: TestDatabase): Promise<{
  redHook: DistrictWithPeople;
  hoboken: DistrictWithPeople;
}> {
  const add = async (
    where: typeof RED_HOOK,
    own: Record<keyof typeof HOBOKENS, string>,
    floodMm: number,
  ): Promise<DistrictWithPeople> => {
    const { sql } = database;
    const bid = await addDistrict(sql, where);
    const zip = where.zips[0]!;
    const person = await addUser(sql, { phone: own.phone, consented: true });
    const [report] = await sql<[{ id: string }]>`
      insert into reports
        (user_id, bid_id, zip, latitude, longitude, depth, note, happened_at, created_at)
      values (
        ${person.id}, ${bid.id}, ${zip}, ${Number(own.latitude)}, ${where.longitude}, 'knee',
        ${own.note}, now(), now()
      )
      returning id`;
    const [picture] = await sql<[{ id: string }]>`
      insert into media
        (report_id, user_id, kind, object_key, content_type, size_bytes, ready_at, cleaned_at,
         created_at)
      values (
        ${report.id}, ${person.id}, 'photo', ${own.photo}, 'image/jpeg', 9, now(), now(), now()
      )
      returning id`;
    const colleague = await addUser(sql, { bidId: bid.id, role: "crew" });
    const crew = await addUser(sql, { bidId: bid.id, role: "crew" });
    const [staffPicture] = await sql<[{ id: string }]>`
      insert into media
        (report_id, is_staffs, taken_by, kind, object_key, content_type, size_bytes, ready_at,
         cleaned_at, created_at)
      values (
        ${report.id}, true, ${crew.id}, 'photo', ${own.staffPhoto}, 'image/jpeg', 9, now(),
        now(), now()
      )
      returning id`;
    const [act] = await sql<[{ id: string }]>`
      insert into report_acts (bid_id, report_id, kind, detail, acted_at)
      values (${bid.id}, ${report.id}, 'note', ${sql.json({ text: own.note })}, now())
      returning id::text`;
    const [batch] = await sql<[{ id: string }]>`
      insert into report_batches (bid_id, change, acted_at)
      values (${bid.id}, ${sql.json({ hidden: { reason: own.note } })}, now())
      returning id`;
    const [lead] = await sql<[{ id: string }]>`
      insert into reports (bid_id, zip, depth, note, happened_at, created_at)
      values (${bid.id}, ${zip}, 'ankle', ${own.note}, now(), now())
      returning id`;
    const [incident] = await sql<[{ id: string }]>`
      insert into incidents (bid_id, lead_id, created_at) values (${bid.id}, ${lead.id}, now())
      returning id`;
    await sql`update reports set incident_id = ${incident.id} where id = ${lead.id}`;
    const [reply] = await sql<[{ id: string }]>`
      insert into report_acts (bid_id, report_id, kind, detail, acted_at)
      values (${bid.id}, ${report.id}, 'reply', ${sql.json({ text: own.note })}, now())
      returning id::text`;
    await sql`
      insert into places (user_id, zip, level, created_at)
      values (${person.id}, ${zip}, 'any', now())`;
    const [episode] = await sql<[{ id: string }]>`
      insert into episodes (zip, level, started_at, wet_at) values (${zip}, 'flood', now(), now())
      returning id`;
    const [message] = await sql<[{ id: string }]>`
      insert into messages
        (kind, user_id, phone, episode_id, step, body, segments, status, created_at, send_at,
         expires_at)
      values
        ('alert', ${person.id}, ${person.phone}, ${episode.id}, 'flood', ${own.text}, 1, 'delivered',
         now(), now(), now())
      returning id`;
    await sql`
      insert into bid_levels (bid_id, level, quarter_mm) values (${bid.id}, 'flood', ${floodMm})`;
    await addWallLink(sql, bid.id, own.wall);
    const wallLinkId = await addWallLink(sql, bid.id, `${own.wall} of another`);
    const afterLink = { bidId: bid.id, stormId: episode.id, token: own.afterLink };
    await addAfterLink(sql, afterLink);
    const afterLinkId = await addAfterLink(sql, {
      ...afterLink,
      token: `${own.afterLink} another`,
    });
    const afterFileId = await addAfterFile(sql, bid.id, own.afterFile);
    await sql`
      insert into after_pictures (media_id, bid_id, chosen_at)
      values (${picture.id}, ${bid.id}, now())`;
    const withKey = async (scope: KeyScope): Promise<HttpClient> => {
      const key = `${own.key}-${scope}`;
      await addKey(sql, bid.id, { key, scope });
      return Object.assign(api.client(), { key });
    };
    const listLinkId = await addListLink(sql, bid.id, own.list);
    const keyId = await addKey(sql, bid.id, { key: `${own.key}-of-another` });
    const enterAs = async (role: StaffRole) =>
      await api.enter(await addUser(sql, { bidId: bid.id, role }));
    const [broadcast] = await sql<[{ id: string }]>`
      insert into broadcasts (bid_id, is_drill, created_at) values (${bid.id}, false, now())
      returning id`;
    const content = {
      name: own.broadcast,
      words: { en: own.broadcast, es: "", zh: "" },
      zips: [zip],
      area: null,
      validMinutes: 120,
    };
    await sql`
      insert into broadcast_versions (broadcast_id, bid_id, version, user_id, written_at, content)
      values (${broadcast.id}, ${bid.id}, 1, ${person.id}, now(), ${sql.json(content)})`;
    const [template] = await sql<[{ id: string }]>`
      insert into answer_templates (bid_id, name, status, en, changed_at)
      values (${bid.id}, ${own.template}, 'seen', ${own.template}, now())
      returning id`;
    const { longitude } = where;
    await sql`
      insert into drains (bid_id, source_id, latitude, longitude, added_at)
      values (${bid.id}, ${own.drain}, ${Number(own.latitude)}, ${longitude}, now())`;
    await sql`
      insert into complaints (bid_id, source_id, kind, latitude, longitude, happened_at)
      values (${bid.id}, ${own.complaint}, 'Sewer', ${Number(own.latitude)}, ${longitude}, now())`;
    const spots = {
      ...NO_SPOTS,
      spots: [{ ...SPOT, drains: [{ sourceId: own.drain, metres: 9 }] }],
    };
    await sql`
      insert into hot_spot_counts (bid_id, counted_at, files, content)
      values (${bid.id}, now(), '', ${sql.json(spots)})`;
    await sql`
      insert into bid_waters (bid_id, name, area)
      select id, 'Sea', boundary from bids where id = ${bid.id}`;
    await sql`
      insert into city_endpoints (bid_id, url, service_code, set_at)
      values (${bid.id}, ${`https://${own.city}.test/v2`}, '001', now())`;
    await sql`
      insert into city_requests (report_id, bid_id, asked_at, state, number, city_words)
      values (${lead.id}, ${bid.id}, now(), 'sent', ${own.city}, ${own.note})`;
    await sql`
      insert into city_news (bid_id, number, status, words, heard_at)
      values (${bid.id}, ${own.city}, 'OPEN', ${own.note}, now())`;
    const drains = [{ sourceId: own.drain, kind: null, latitude: Number(own.latitude), longitude }];
    const [draft] = await sql<[{ id: string }]>`
      insert into import_drafts (bid_id, kind, file_name, content, read_at)
      values (
        ${bid.id}, 'drains', ${own.draft},
        ${gzipSync(JSON.stringify({ kind: "drains", view: ONE_DRAIN, drains }))}, now()
      )
      returning id`;
    const [invitation] = await sql<[{ id: string }]>`
      insert into invitations (bid_id, phone, role, name, created_at, expires_at)
      values (
        ${bid.id}, ${`${own.phone.slice(0, -2)}00`}, 'crew', ${own.invited}, now(),
        now() + interval '7 days'
      )
      returning id`;
    return {
      id: bid.id,
      slug: bid.slug,
      zip,
      manager: await enterAs("manager"),
      viewer: await enterAs("viewer"),
      colleagueId: colleague.id,
      invitationId: invitation.id,
      crew: await api.enter(crew),
      resident: await api.enter(person),
      residentId: person.id,
      reportId: report.id,
      pictureId: picture.id,
      staffPictureId: staffPicture.id,
      incidentId: incident.id,
      leadId: lead.id,
      stormId: episode.id,
      messageId: message.id,
      broadcastId: broadcast.id,
      templateId: template.id,
      actId: act.id,
      batchId: batch.id,
      replyId: reply.id,
      wallToken: own.wall,
      wallLinkId,
      afterToken: own.afterLink,
      afterLinkId,
      afterFileId,
      draftId: draft.id,
      reading: await withKey("read"),
      writing: await withKey("write"),
      keyId,
      listLinkId,
    };
  };
  const ours = {
    note: "ours",
    photo: "media/ours.jpg",
    staffPhoto: "media/ours-for-staff.jpg",
    text: "for us",
    broadcast: "our draft",
    template: "our answer",
    drain: "OUR-DRAIN-1",
    complaint: "OUR-COMPLAINT-1",
    draft: "our-boundary.geojson",
    city: "our-city-1",
    wall: "a-link-of-our-screen",
    afterLink: "a-link-of-our-storm",
    afterFile: "Our storm",
    key: "floodline_key_of-our-city",
    list: "a-link-to-our-list",
    phone: "+17185550177",
    invited: "Somebody we want",
    latitude: "40.6771111",
  };
  return { redHook: await add(RED_HOOK, ours, 11), hoboken: await add(HOBOKEN, HOBOKENS, 12.34) };
}
