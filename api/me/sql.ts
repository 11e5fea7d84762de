import type { Me, MeExport } from "shared/api/people.ts";
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { notifyChanged } from "shared/server/events/report_events.ts";

export async function findMe(sql: Query, userId: string): Promise<Me | undefined> {
  const [row] = await sql<{ me: Me }[]>`
    select json_build_object(
      'id', u.id,
      'phone', u.phone,
      'district', (
        select json_build_object(
          'id', b.id, 'slug', b.slug, 'name', b.name, 'role', u.bid_role
        )
        from bids b where b.id = u.bid_id
      ),
      'operatorSince', iso(u.operator_since),
      'places', (
        select coalesce(json_agg(json_build_object(
          'zip', p.zip, 'level', p.level, 'city', z.city, 'state', z.state,
          'timeZone', z.time_zone
        ) order by p.created_at, p.zip), '[]')
        from places p join zips z using (zip) where p.user_id = u.id
      ),
      'consentVersion', u.consent_version,
      'unsubscribedAt', iso(u.unsubscribed_at),
      'unreachableAt', iso(u.unreachable_at),
      'language', u.language,
      'quietHours', case when u.quiet_from is not null then
        json_build_object('from', u.quiet_from, 'to', u.quiet_to)
      end,
      'wakesForFlood', u.wakes_for_flood,
      'wantsBroadcasts', u.wants_broadcasts,
      'wantsTides', u.wants_tides,
      'wantsAhead', u.wants_ahead,
      'tideZips', (
        select coalesce(json_agg(p.zip order by p.created_at, p.zip), '[]')
        from places p join zip_stations zs on zs.zip = p.zip where p.user_id = u.id
      ),
      'pausedUntil', iso(u.paused_until),
      'createdAt', iso(u.created_at)
    ) as me
    from users u where u.id = ${userId}`;
  return row?.me;
}

/** Held to the end of the transaction: two changes of one list come one after the other. */
export async function lockUser(
  sql: Query,
  userId: string,
): Promise<{ consentVersion: string | null } | undefined> {
  const [user] = await sql<{ consentVersion: string | null }[]>`
    select consent_version from users where id = ${userId} for update`;
  return user;
}

export async function giveConsent(
  sql: Query,
  userId: string,
  version: string,
  now: Date,
): Promise<void> {
  await sql`
    update users set consent_version = ${version}, consented_at = ${now} where id = ${userId}`;
}

/** How and when somebody wants their texts. */
export interface Choices {
  language: Language;
  quietFrom: number | null;
  quietTo: number | null;
  wakesForFlood: boolean;
  wantsBroadcasts: boolean;
  wantsTides: boolean;
  wantsAhead: boolean;
  pausedUntil: Date | null;
}

export async function setChoices(
  sql: Query,
  userId: string,
  choices: Partial<Choices>,
): Promise<void> {
  if (Object.keys(choices).length === 0) return;
  await sql`update users set ${sql(choices)} where id = ${userId}`;
}

/** Places that stay keep the time they were added, and so their order. */
export async function replacePlaces(
  sql: Query,
  userId: string,
  places: { zip: string; level: Level }[],
  now: Date,
): Promise<void> {
  const zips = places.map((place) => place.zip);
  await sql`delete from places where user_id = ${userId} and not zip = any(${zips}::text[])`;
  await sql`
    insert into places (user_id, zip, level, created_at)
    select ${userId}, zip, level, ${now}
    from unnest(${zips}::text[], ${places.map((place) => place.level)}::level[]) as p (zip, level)
    on conflict (user_id, zip) do update set level = excluded.level`;
}

/** To where the public knows them to be, and by no id that their sender's phone may have kept. */
export async function blurReports(sql: Query, userId: string): Promise<void> {
  await sql`
    update reports set
      latitude = public_degrees(latitude), longitude = public_degrees(longitude),
      submission_id = gen_random_uuid(), wants_texts = false
    where user_id = ${userId}`;
}

/** What they answered to a district's question is theirs. */
export async function forgetReplies(sql: Query, userId: string): Promise<void> {
  await sql`
    update report_acts set detail = '{}'
    where kind = 'reply' and report_id in (select id from reports where user_id = ${userId})`;
}

interface Notes {
  id: string;
  note: string;
  originalNote: string | null;
}

export async function listNotes(sql: Query, userId: string): Promise<Notes[]> {
  return await sql<Notes[]>`
    select id, note, original_note from reports
    where user_id = ${userId} and (note <> '' or original_note <> '')`;
}

export async function writeNotes(sql: Query, notes: Notes[]): Promise<void> {
  if (notes.length === 0) return;
  await sql`
    update reports set note = masked.note, original_note = masked.original_note
    from unnest(
      ${notes.map(({ id }) => id)}::uuid[], ${notes.map(({ note }) => note)}::text[],
      ${notes.map(({ originalNote }) => originalNote)}::text[]
    ) as masked (id, note, original_note)
    where reports.id = masked.id`;
}

/** What becomes of an account's reports, and of what it confirmed, their districts hear as of any change. */
export async function tellOfReports(sql: Query, userId: string): Promise<void> {
  await sql`
    select ${notifyChanged(sql)} from reports
    where user_id = ${userId} or id in (
      select report_id from report_confirmations where user_id = ${userId}
    )`;
}

/** By the carrier's address of a photo its console finds the number: the worker has it deleted there. */
export async function forgetCarriersFiles(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    insert into carrier_removals (source_url, next_at)
    select source_url, ${now} from media where user_id = ${userId} and source_url is not null
    on conflict do nothing`;
  // What has not come from there yet will not be asked for any more.
  await sql`delete from media where user_id = ${userId} and source_url is not null and ready_at is null`;
  await sql`update media set source_url = null where user_id = ${userId}`;
}

/** Uploads that no report came for, and what nobody but its sender could see. */
export async function deleteUnsentFiles(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    with gone as (
      delete from media
      where user_id = ${userId} and (report_id is null or uncleanable_at is not null)
      returning object_key, report_id, created_at
    )
    insert into unwanted_objects (object_key, delete_after)
    -- A permission may still fill it.
    select object_key, case when report_id is null
      then greatest(created_at + interval '25 minutes', ${now}) else ${now}::timestamptz end
    from gone
    on conflict do nothing`;
}

/** To their number. */
export async function deleteInvitations(sql: Query, userId: string): Promise<void> {
  await sql`
    delete from invitations where phone = (select phone from users where id = ${userId})`;
}

export async function deleteUser(sql: Query, userId: string): Promise<void> {
  await sql`delete from users where id = ${userId}`;
}

export async function findEverything(
  sql: Query,
  userId: string,
): Promise<Omit<MeExport, "me" | "secondFactor" | "media"> | undefined> {
  const [row] = await sql<{ everything: Omit<MeExport, "me" | "secondFactor" | "media"> }[]>`
    select json_build_object(
      'consentedAt', iso(u.consented_at),
      'reports', (
        select coalesce(json_agg(json_build_object(
          'id', r.id, 'zip', r.zip, 'latitude', r.latitude, 'longitude', r.longitude,
          'depth', r.depth, 'note', r.note,
          'originalDepth', r.original_depth, 'originalNote', r.original_note,
          'status', r.status, 'wantsTexts', r.wants_texts,
          'happenedAt', iso(r.happened_at), 'createdAt', iso(r.created_at),
          'editedAt', iso(r.edited_at), 'withdrawnAt', iso(r.withdrawn_at),
          'hiddenAt', iso(r.hidden_at), 'removedAt', iso(r.removed_at),
         
          'waterAnswer', r.water_answer, 'waterAnsweredAt', iso(r.water_answered_at)
        ) order by r.id), '[]')
        from reports r where r.user_id = u.id
      ),
      'confirmations', (
        select coalesce(json_agg(json_build_object(
          'reportId', c.report_id, 'confirmedAt', iso(c.confirmed_at)
        ) order by c.confirmed_at), '[]')
        from report_confirmations c where c.user_id = u.id
      ),
      'staffPictures', (
        select coalesce(json_agg(json_build_object(
          'reportId', m.report_id, 'kind', m.kind, 'takenAt', iso(m.taken_at),
          'addedAt', iso(m.ready_at)
        ) order by m.id), '[]')
        from media m where m.taken_by = u.id
      ),
      'messages', (
        select coalesce(json_agg(json_build_object(
          'kind', m.kind, 'reportId', m.report_id, 'reportNews', m.report_news,
          'zip', coalesce(e.zip, m.tide_zip, m.watch -> 'zips' ->> 0), 'step', m.step, 'besides', (
            select coalesce(string_agg(beside.what, ', ' order by beside.position), '') from (
              select t.step || ' ' || storm.zip as what, t.position
              from message_tells t join episodes storm on storm.id = t.episode_id
              where t.message_id = m.id and t.position > 1 and t.dropped_for is null
              union all
              select 'watch ' || zip, position
              from jsonb_array_elements_text(m.watch -> 'zips') with ordinality as own (zip, position)
              where position > 1
            ) beside
          ), 'body', m.body, 'language', m.language,
          'status', m.status, 'heldFor', m.held_for, 'createdAt', iso(m.created_at)
        ) order by m.id), '[]')
        from messages m left join episodes e on e.id = m.episode_id
        where m.user_id = u.id or m.user_id is null and m.phone = u.phone
      ),
      'depthAnswers', (
        select coalesce(json_agg(json_build_object(
          'answer', d.answer, 'reportId', d.report_id, 'answeredAt', iso(d.answered_at)
        ) order by d.answered_at), '[]')
        from depth_answers d where d.user_id = u.id
      ),
      'ownTexts', (
        select coalesce(json_agg(json_build_object(
          'wish', i.wish, 'receivedAt', iso(i.received_at)
        ) order by i.received_at), '[]')
        from inbound_texts i where i.phone = u.phone
      ),
      'signIns', (
        select coalesce(json_agg(json_build_object(
          'address', host(s.ip), 'askedAt', iso(s.created_at), 'usedAt', iso(s.used_at)
        ) order by s.created_at), '[]')
        from sign_in_codes s where s.phone = u.phone
      )
    ) as everything
    from users u where u.id = ${userId}`;
  return row?.everything;
}
