// Staff's queries. Each names the district, even though row-level security stands behind it.
import type { AnswerTemplate, NewTemplate } from "shared/api/district/templates.ts";
import type { OwnWords } from "shared/api/own_words.ts";
import type { TemplateStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import type { Setting } from "./texts.ts";

export type StoredTemplate = Omit<AnswerTemplate, "texts">;

/** In the order of their statuses, then by name. */
export async function listTemplates(sql: Query, bidId: string): Promise<StoredTemplate[]> {
  const [row] = await sql<[{ templates: StoredTemplate[] }]>`
    select coalesce(json_agg(${asJson(sql)} order by status, lower(name)), '[]') as templates
    from answer_templates t
    where bid_id = ${bidId} and deleted_at is null`;
  return row.templates;
}

export async function findTemplate(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
): Promise<StoredTemplate | undefined> {
  const [row] = await sql<{ template: StoredTemplate }[]>`
    select ${asJson(sql)} as template
    from answer_templates t
    where bid_id = ${bidId} and id = ${id} and deleted_at is null`;
  return row?.template;
}

function asJson(sql: Query) {
  return sql`json_build_object(
    'id', t.id, 'version', t.version, 'name', t.name, 'status', t.status,
    'words', json_build_object('en', t.en, 'es', t.es, 'zh', t.zh),
    'checks', json_build_object(
      'es', case when t.es_checked_by is not null then
        json_build_object('by', t.es_checked_by, 'at', iso(t.es_checked_at)) end,
      'zh', case when t.zh_checked_by is not null then
        json_build_object('by', t.zh_checked_by, 'at', iso(t.zh_checked_at)) end
    ),
    'changedAt', iso(t.changed_at),
    'changedBy', (
      select json_agg(json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)) -> 0
      from own_staff s where s.id = t.changed_by
    )
  )`;
}

/** But for the one with this id. */
export async function countOthers(
  sql: Query,
  bidId: string,
  { id = null, name }: { id?: string | null; name: string },
): Promise<{ count: number; haveName: boolean }> {
  const [row] = await sql<[{ count: number; haveName: boolean }]>`
    select count(*)::int as count, coalesce(bool_or(lower(name) = lower(${name})), false) as have_name
    from answer_templates
    where bid_id = ${bidId} and deleted_at is null and id is distinct from ${id}::uuid`;
  return row;
}

/** What stands around its words. */
export async function getSetting(
  sql: Query,
  bidId: string,
): Promise<Omit<Setting, "publicUrl">> {
  const [row] = await sql<[Omit<Setting, "publicUrl">]>`
    select name as district, (
      select coalesce(json_agg(json_build_object('zip', zip, 'city', city) order by zip), '[]')
      from bid_zips join zips using (zip) where bid_id = ${bidId}
    ) as places
    from bids where id = ${bidId}`;
  return row;
}

interface Writing {
  bidId: string;
  userId: string;
  now: Date;
}

type TemplateRow = Pick<NewTemplate, "name" | "status" | "words"> & Pick<StoredTemplate, "checks">;

export async function insertTemplate(
  sql: Query,
  { bidId, userId, now }: Writing,
  { name, status, words: { en, es, zh }, checks }: TemplateRow,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into answer_templates (
      bid_id, name, status, en, es, zh, es_checked_by, es_checked_at, zh_checked_by, zh_checked_at,
      changed_by, changed_at
    ) values (
      ${bidId}, ${name}, ${status}, ${en}, ${es}, ${zh},
      ${checks.es?.by ?? null}, ${checks.es?.at ?? null},
      ${checks.zh?.by ?? null}, ${checks.zh?.at ?? null}, ${userId}, ${now}
    )
    returning id`;
  return row.id;
}

export async function updateTemplate(
  sql: Query,
  { bidId, userId, now, id }: Writing & { id: string },
  { name, status, words: { en, es, zh }, checks }: TemplateRow,
): Promise<void> {
  await sql`
    update answer_templates set
      version = version + 1, name = ${name}, status = ${status}, en = ${en}, es = ${es}, zh = ${zh},
      es_checked_by = ${checks.es?.by ?? null}, es_checked_at = ${checks.es?.at ?? null},
      zh_checked_by = ${checks.zh?.by ?? null}, zh_checked_at = ${checks.zh?.at ?? null},
      changed_by = ${userId}, changed_at = ${now}
    where bid_id = ${bidId} and id = ${id}`;
}

/** Its name; undefined where there is none. */
export async function markDeleted(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  now: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ name: string }[]>`
    update answer_templates set deleted_at = ${now}
    where bid_id = ${bidId} and id = ${id} and deleted_at is null
    returning name`;
  return row?.name;
}

/** One that was deleted since then, under its name. */
export async function findDeleted(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
  since: Date,
): Promise<{ name: string } | undefined> {
  const [row] = await sql<{ name: string }[]>`
    select name from answer_templates
    where bid_id = ${bidId} and id = ${id} and deleted_at > ${since}`;
  return row;
}

export async function unmarkDeleted(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
): Promise<void> {
  await sql`
    update answer_templates set deleted_at = null where bid_id = ${bidId} and id = ${id}`;
}

export interface ChosenTemplate {
  id: string;
  name: string;
  status: TemplateStatus;
  words: OwnWords;
  /** Its district's name. */
  district: string;
}

/** What is told with a status. */
export async function findChosen(
  sql: Query,
  { bidId, id }: { bidId: string; id: string },
): Promise<ChosenTemplate | undefined> {
  const [row] = await sql<ChosenTemplate[]>`
    select t.id, t.name, t.status, json_build_object('en', en, 'es', es, 'zh', zh) as words,
      b.name as district
    from answer_templates t join bids b on b.id = t.bid_id
    where t.bid_id = ${bidId} and t.id = ${id} and t.deleted_at is null`;
  return row;
}

/** Whose words the report's newest status was told in: the template's id; undefined: FloodLine's. */
export async function findTold(sql: Query, reportId: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string | null }[]>`
    select detail->'template'->>'id' as id
    from report_acts
    where report_id = ${reportId} and kind = any (status_acts()) and undone_at is null
    order by report_acts.id desc limit 1`;
  return row?.id ?? undefined;
}
