// A resident's texts, as Twilio hands them to the api.
import twilio from "twilio";
import { SANDBOX } from "shared/server/config.ts";
import type { TestApi } from "./api.ts";

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

/** The fields of a text with pictures, of types as their phone names them. */
export function pictures(...contentTypes: string[]): Record<string, string> {
  const sid = () => crypto.randomUUID().replaceAll("-", "");
  const base = `https://api.twilio.com/2010-04-01/Accounts/${SANDBOX.twilioAccountSid}/Messages`;
  return Object.fromEntries([
    ["NumMedia", String(contentTypes.length)],
    ...contentTypes.flatMap((type, i) => [
      [`MediaUrl${i}`, `${base}/MM${sid()}/Media/ME${sid()}`],
      [`MediaContentType${i}`, type],
    ]),
  ]);
}
