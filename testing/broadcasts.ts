// A district whose staff write to its followers, for tests of broadcasts.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Broadcast, NewBroadcast } from "shared/api/district/broadcasts.ts";
import type { Language } from "shared/languages.ts";
import type { Sql } from "shared/server/database.ts";
import type { Answer, HttpClient } from "./http_client.ts";
import { addUser } from "./rows.ts";

export const BROADCASTS = "/api/district/broadcasts";

export const DRAFT: NewBroadcast = {
  isDrill: false,
  name: "Court St",
  words: {
    en: "Court St is under water at Smith St. Pumps are on their way.",
    es: "La calle Court tiene agua en Smith St.",
    zh: "",
  },
  zips: ["11231"],
  area: null,
  validMinutes: 120,
};

/** Who follows Red Hook's ZIP code, and has agreed to what districts write; without quiet hours. */
export async function addFollower(
  sql: Sql,
  { language = "en", zip = "11231" }: { language?: Language; zip?: string } = {},
): Promise<{ id: string; phone: string }> {
  const user = await addUser(sql, { consented: true });
  await sql`
    update users set language = ${language}, quiet_from = null, quiet_to = null,
      consent_version = ${CONSENT_VERSION}
    where id = ${user.id}`;
  await sql`
    insert into places (user_id, zip, level, created_at) values (${user.id}, ${zip}, 'flood', now())`;
  return user;
}

/** A draft of theirs. */
export async function writeBroadcast(
  staff: HttpClient,
  more: Partial<NewBroadcast> = {},
): Promise<Broadcast> {
  const { body, status, text } = await staff.post(BROADCASTS, { ...DRAFT, ...more });
  if (status !== 201) throw new Error(text);
  return body;
}

/** A step from what the API says of it now. */
export async function takeStep(
  staff: HttpClient,
  id: string,
  step: string,
  more: object = {},
): Promise<Answer> {
  const { body: { version, state } } = await staff.get(`${BROADCASTS}/${id}`);
  return await staff.post(`${BROADCASTS}/${id}/steps`, { step, seen: { version, state }, ...more });
}
