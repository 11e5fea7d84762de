// Twilio's calls to us: signed forms.
import { record } from "../requests.ts";
import { changed, type SandboxState } from "../state/state.ts";
import { sign } from "./signature.ts";

/** Twilio waits this long for an answer. */
const TIMEOUT_MS = 15_000;

export interface WebhookAnswer {
  /** 0: none came. */
  status: number;
  body: string;
}

/** Posts a signed form once: Twilio does not repeat a webhook that fails. */
export async function postWebhook(
  state: SandboxState,
  url: string,
  fields: Record<string, string>,
): Promise<WebhookAnswer> {
  const logged = record(state, { service: "webhooks", method: "POST", path: url });
  logged.note = fields.MessageStatus ?? "inbound";
  const answer = await post(state, url, fields);
  logged.status = answer.status;
  changed(state);
  return answer;
}

async function post(
  state: SandboxState,
  url: string,
  fields: Record<string, string>,
): Promise<WebhookAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "x-twilio-signature": sign(state.options.authToken, url, fields),
        "i-twilio-idempotency-token": crypto.randomUUID(),
        "user-agent": "TwilioProxy/1.1",
      },
      body: new URLSearchParams(fields),
      signal: AbortSignal.any([state.closed, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : String(error) };
  }
}
