// Texts: what Twilio accepts, what it keeps of them, and how it lists them.
import { SegmentedMessage } from "sms-segments-calculator";
import { z } from "zod";
import { changed, type SandboxState, type TwilioMessage } from "../state/state.ts";
import { TwilioError } from "./errors.ts";

export const NewMessage = z.object({
  To: z.string().trim().optional(),
  From: z.string().trim().optional(),
  MessagingServiceSid: z.string().regex(/^MG[0-9a-f]{32}$/).optional(),
  Body: z.string().optional(),
  StatusCallback: z.url().optional(),
  ValidityPeriod: z.coerce.number().int().min(1).max(36000).optional(),
});
export type NewMessage = z.infer<typeof NewMessage>;

/** @throws TwilioError for what Twilio refuses at the door */
export function accept(state: SandboxState, wanted: NewMessage): TwilioMessage {
  const { To: to, Body: body, From: from, MessagingServiceSid: service = null } = wanted;
  if (!to) throw new TwilioError(21604);
  if (!from && !service) throw new TwilioError(21603);
  if (from && !SENDER.test(from)) throw new TwilioError(21606, from);
  if (!body) throw new TwilioError(21602);
  if (body.length > 1600) throw new TwilioError(21617);
  checkRecipient(state, to);
  return add(state, {
    to,
    from: from ?? state.options.from,
    messagingServiceSid: service,
    body,
    status: service ? "accepted" : "queued",
    direction: "outbound-api",
    statusCallback: wanted.StatusCallback ?? null,
    validityPeriod: wanted.ValidityPeriod ?? null,
  });
}

const SENDER = /^(\+\d{8,15}|\d{5,6})$/;

function checkRecipient(state: SandboxState, to: string): void {
  const magic = MAGIC_NUMBERS[to];
  if (magic) throw new TwilioError(magic, to);
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new TwilioError(21211, to);
  if (!to.startsWith("+1")) throw new TwilioError(21408, to);
  if (!/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(to)) throw new TwilioError(21211, to);
  if (state.blocked.has(to)) throw new TwilioError(21610);
}

/** Twilio's own test numbers, each with its refusal: twilio.com/docs/iam/test-credentials. */
const MAGIC_NUMBERS: Record<string, number> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};

type Given =
  & Pick<TwilioMessage, "to" | "from" | "body" | "status" | "direction">
  & Partial<
    Pick<TwilioMessage, "messagingServiceSid" | "statusCallback" | "validityPeriod" | "mediaCount">
  >;

/** Keeps a text and shows it on its phone. */
export function add(state: SandboxState, given: Given): TwilioMessage {
  const now = state.options.now();
  const message: TwilioMessage = {
    sid: newSid(given.mediaCount ? "MM" : "SM"),
    messagingServiceSid: null,
    statusCallback: null,
    validityPeriod: null,
    mediaCount: 0,
    ...given,
    segments: countSegments(given.body),
    errorCode: null,
    webhookStatus: null,
    createdAt: now,
    sentAt: null,
    updatedAt: now,
  };
  state.messages.push(message);
  changed(state);
  return message;
}

/** Weighing a text takes 2 ms, and a storm says the same to thousands. */
let weighed = { body: "", segments: 1 };

function countSegments(body: string): number {
  if (weighed.body !== body) {
    weighed = { body, segments: new SegmentedMessage(body).segmentsCount };
  }
  return weighed.segments;
}

export interface MessageFilter {
  to?: string;
  from?: string;
  /** Both inclusive. */
  sentAfter?: Date;
  sentBefore?: Date;
}

/** Newest first. A text that waits to be sent counts by when it was accepted. */
export function listMessages(state: SandboxState, filter: MessageFilter): TwilioMessage[] {
  return state.messages.filter((message) => {
    const at = message.sentAt ?? message.createdAt;
    return (!filter.to || message.to === filter.to) &&
      (!filter.from || message.from === filter.from) &&
      (!filter.sentAfter || at >= filter.sentAfter) &&
      (!filter.sentBefore || at <= filter.sentBefore);
  }).reverse();
}

export function newSid(prefix: string): string {
  return prefix + crypto.randomUUID().replaceAll("-", "");
}
