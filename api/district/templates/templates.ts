// Answers that a district keeps ready: written by its managers, and told in its log.
import type {
  AnswerTemplate,
  NewTemplate,
  TemplateChange,
  TemplateDraft,
  TemplatePreview,
} from "shared/api/district/templates.ts";
import { findOfficialWords } from "shared/broadcasts/official_words.ts";
import { LANGUAGES } from "shared/languages.ts";
import { MAX_TEMPLATES, UNDO_HOURS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { findMendedWords } from "shared/templates/mended_words.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import type { RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { settleChecks } from "./checks.ts";
import {
  countOthers,
  findDeleted,
  findTemplate,
  getSetting,
  insertTemplate,
  listTemplates,
  markDeleted,
  type StoredTemplate,
  unmarkDeleted,
  updateTemplate,
} from "./sql.ts";
import { prepareTexts, type Setting } from "./texts.ts";

/** By one of the staff, from an address. */
interface Doing extends Pick<StaffSession, "bidId" | "userId"> {
  address: string;
}

export async function getTemplates(
  { publicUrl }: Pick<Deps, "publicUrl">,
  room: OpenRoom,
): Promise<RoomPart<AnswerTemplate[]>> {
  const { bidId } = room.by;
  return await room.get({ key: ["templates"] }, (read) =>
    read(async (tx) => {
      const [templates, setting] = await Promise.all([
        listTemplates(tx, bidId),
        getSetting(tx, bidId),
      ]);
      return JSON.stringify(
        templates.map((template) => withTexts(template, { ...setting, publicUrl })),
      );
    }));
}

/** @throws AppError templateNotFound */
export async function getTemplate(
  { sql, publicUrl }: Deps,
  { bidId }: Pick<StaffSession, "bidId">,
  id: string,
): Promise<AnswerTemplate> {
  return await asManager(sql, bidId, async (tx) => {
    const [template, setting] = await Promise.all([
      findTemplate(tx, { bidId, id }),
      getSetting(tx, bidId),
    ]);
    if (!template) throw new AppError("templateNotFound");
    return withTexts(template, { ...setting, publicUrl });
  });
}

function withTexts(template: StoredTemplate, setting: Setting): AnswerTemplate {
  return { ...template, texts: prepareTexts(template, setting) };
}

/** Nothing is kept. */
export async function previewTemplate(
  { sql, publicUrl }: Deps,
  { bidId }: StaffSession,
  draft: TemplateDraft,
): Promise<TemplatePreview> {
  refuseWords(draft);
  const setting = await asManager(sql, bidId, (tx) => getSetting(tx, bidId));
  return { texts: prepareTexts(draft, { ...setting, publicUrl }) };
}

/** @throws AppError tooManyTemplates, templateNameTaken */
export async function writeTemplate(
  deps: Deps,
  by: Doing,
  written: NewTemplate,
): Promise<AnswerTemplate> {
  refuseWords(written);
  const now = deps.now();
  const checks = checksOf(written, undefined, now);
  const id = await asManager(deps.sql, by.bidId, async (tx) => {
    await lockDistrict(tx, by.bidId);
    await refuseAnother(tx, by.bidId, written);
    const id = await insertTemplate(tx, { ...by, now }, { ...written, checks });
    await note(tx, by, { event: "templateWritten", name: written.name }, now);
    return id;
  });
  return await getTemplate(deps, by, id);
}

/**
 * What was told with it before stays as it was told.
 *
 * @throws AppError templateNotFound, templateChanged, templateNameTaken
 */
export async function changeTemplate(
  deps: Deps,
  by: Doing,
  id: string,
  { seen, ...written }: TemplateChange,
): Promise<AnswerTemplate> {
  refuseWords(written);
  const now = deps.now();
  const { bidId } = by;
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const before = await findTemplate(tx, { bidId, id });
    if (!before) throw new AppError("templateNotFound");
    if (before.version !== seen) throw new AppError("templateChanged");
    await refuseTaken(tx, bidId, { ...written, id });
    const checks = checksOf(written, before, now);
    await updateTemplate(tx, { ...by, now, id }, { ...written, checks });
    await note(tx, by, { event: "templateChanged", name: written.name }, now);
  });
  return await getTemplate(deps, by, id);
}

/** @throws AppError templateNotFound */
export async function deleteTemplate(deps: Deps, by: Doing, id: string): Promise<void> {
  const { bidId } = by;
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    const name = await markDeleted(tx, { bidId, id }, now);
    if (name === undefined) throw new AppError("templateNotFound");
    await note(tx, by, { event: "templateDeleted", name }, now);
  });
}

/**
 * One that was not deleted stays as it is.
 *
 * @throws AppError templateNotFound where it was deleted too long ago; tooManyTemplates, templateNameTaken
 */
export async function restoreTemplate(deps: Deps, by: Doing, id: string): Promise<AnswerTemplate> {
  const { bidId } = by;
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const since = new Date(now.getTime() - UNDO_HOURS * 3600_000);
    const deleted = await findDeleted(tx, { bidId, id }, since);
    if (!deleted) return;
    await refuseAnother(tx, bidId, deleted);
    await unmarkDeleted(tx, { bidId, id });
    await note(tx, by, { event: "templateRestored", name: deleted.name }, now);
  });
  return await getTemplate(deps, by, id);
}

async function refuseAnother(tx: Query, bidId: string, wanted: { name: string }): Promise<void> {
  const { count } = await refuseTaken(tx, bidId, wanted);
  if (count >= MAX_TEMPLATES) throw new AppError("tooManyTemplates");
}

async function refuseTaken(tx: Query, bidId: string, wanted: { id?: string; name: string }) {
  const others = await countOthers(tx, bidId, wanted);
  if (others.haveName) throw new AppError("templateNameTaken");
  return others;
}

function checksOf(
  written: NewTemplate,
  before: StoredTemplate | undefined,
  now: Date,
): AnswerTemplate["checks"] {
  const { checks, wordless } = settleChecks(written, before, now);
  if (wordless.length === 0) return checks;
  const fields = wordless.map((language): [string, FieldWords] => [
    `checkedBy.${language}`,
    ({ fields }) => fields.checkedNothing,
  ]);
  throw new AppError("invalidInput", { fields: Object.fromEntries(fields) });
}

/** As broadcasts, it must not look like an official warning; and no end says that something is mended. */
function refuseWords({ words }: TemplateDraft): void {
  const fields: Record<string, FieldWords> = {};
  for (const language of LANGUAGES) {
    const mended = findMendedWords(words[language]).map(quote).join(", ");
    if (mended) fields[`words.${language}`] = ({ fields }) => fields.saysMended(mended);
    const official = findOfficialWords(words[language]).map(quote).join(", ");
    if (official) fields[`words.${language}`] = ({ fields }) => fields.looksOfficial(official);
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalidInput", { fields });
}

function quote(words: string): string {
  return `“${words}”`;
}

async function note(
  tx: Parameters<typeof asOurselves>[0],
  { bidId, userId, address }: Doing,
  { event, name }: {
    event: "templateWritten" | "templateChanged" | "templateDeleted" | "templateRestored";
    name: string;
  },
  at: Date,
): Promise<void> {
  await asOurselves(tx);
  await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
}
