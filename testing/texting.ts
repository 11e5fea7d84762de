// A resident's texts, as Twilio hands them to the api.
import twilio from "twilio";
import { SANDBOX } from "shared/server/config.ts";
import { startApi, type TestApi } from "./api.ts";
import type { TestDatabase } from "./database.ts";
import { addUser } from "./rows.ts";

let textsSent = 0;

/** Returns what is texted back; "" for nothing. */
export async function text(
  api: TestApi,
  from: string,
  body: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const path = "/api/twilio/inbound";
  const sid = `SM${String(++textsSent).padStart(32, "0")}`;
  const form = { MessageSid: sid, From: from, Body: body, NumMedia: "0", ...fields };
  const signature = twilio.getExpectedTwilioSignature(
    SANDBOX.twilioAuthToken,
    api.deps.publicUrl + path,
    form,
  );
  const answer = await api.client().send("POST", path, {
    body: new URLSearchParams(form),
    headers: { "x-twilio-signature": signature },
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  const [, words = ""] = answer.text.match(/<Message[^>]*>([\s\S]*)<\/Message>/) ?? [];
  return words.replaceAll("&amp;", "&").replaceAll("&apos;", "'");
}

const NOON = "2026-11-22T17:00:00Z";

/** Somebody at `+17185550123` who follows ZIP codes, one after the other, at noon in New York. */
export async function startTexting(
  database: TestDatabase,
  { language = "en", places = { "11231": "heavy" } }: {
    language?: string;
    places?: Record<string, string>;
  } = {},
): Promise<{ api: TestApi; id: string }> {
  const api = await startApi(database, undefined, { publicUrl: "https://floodline.example" });
  api.clock.set(NOON);
  const { id } = await addUser(database.sql, { phone: "+17185550123", consented: true });
  await database.sql`update users set language = ${language}`;
  let minutes = 0;
  for (const [zip, level] of Object.entries(places)) {
    await database.sql`
      insert into places (user_id, zip, level, created_at)
      values (${id}, ${zip}, ${level}, ${NOON}::timestamptz + ${minutes++} * interval '1 minute')`;
  }
  return { api, id };
}
