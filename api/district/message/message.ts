// What a district says on its ZIP codes' pages: from the moment it is set, for as long as it says.
import type { DistrictMessage, NewDistrictMessage } from "shared/api/district/message.ts";
import { findOfficialWords } from "shared/broadcasts/official_words.ts";
import { LANGUAGES } from "shared/languages.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { addMessage, endMessage, findMessage } from "./sql.ts";

export async function getMessage(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId }: StaffSession,
): Promise<DistrictMessage> {
  return { message: await asManager(sql, bidId, (tx) => findMessage(tx, now())) };
}

/**
 * In place of what it said before.
 *
 * @throws AppError invalidInput: as broadcasts, it must not look like an official warning
 */
export async function setMessage(
  deps: Deps,
  session: StaffSession,
  { words, forHours }: z.output<typeof NewDistrictMessage>,
  address: string,
): Promise<DistrictMessage> {
  refuseOfficial(words);
  const { bidId, userId } = session;
  const at = deps.now();
  const until = new Date(at.getTime() + forHours * 3600_000);
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    await asOurselves(tx);
    await endMessage(tx, bidId, at);
    const { en, es, zh } = words;
    await addMessage(tx, {
      bidId,
      en: en || null,
      es: es || null,
      zh: zh || null,
      setBy: userId,
      setAt: at,
      until,
    });
    const languages = LANGUAGES.filter((language) => words[language]).join(", ");
    const detail = { languages, until: until.toISOString() };
    await noteSecurity(tx, { event: "messageSet", at, userId, bidId, address, detail });
  });
  return await getMessage(deps, session);
}

/** Where it says nothing, that is what was asked for. */
export async function takeMessageBack(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId, userId }: StaffSession,
  address: string,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    await asOurselves(tx);
    if (!await endMessage(tx, bidId, at)) return;
    await noteSecurity(tx, { event: "messageEnded", at, userId, bidId, address });
  });
}

function refuseOfficial(words: z.output<typeof NewDistrictMessage>["words"]): void {
  const fields: Record<string, FieldWords> = {};
  for (const language of LANGUAGES) {
    const found = findOfficialWords(words[language]);
    if (found.length === 0) continue;
    const quoted = found.map((words) => `“${words}”`).join(", ");
    fields[`words.${language}`] = ({ fields }) => fields.looksOfficial(quoted);
  }
  if (Object.keys(fields).length > 0) throw new AppError("invalidInput", { fields });
}
