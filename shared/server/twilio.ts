// The carrier: what is asked of it, and what its answers mean.
import { neverConnected } from "./never_connected.ts";
import type { Language } from "../languages.ts";
import { MAX_CHECKS_REACHED } from "./carrier_codes.ts";
import { getLogger } from "./log.ts";
import type { TwilioOptions } from "./twilio_sdk.ts";

const log = getLogger(["shared", "server"]);

/**
 * What became of a request. `unsent`: no connection was made, so that nothing can have arrived.
 * `unknown`: no answer came, the text may or may not be on its way.
 */
export type CarrierAnswer =
  | { result: "accepted"; sid: string }
  | { result: "refused"; errorCode: number; httpStatus: number }
  | { result: "unsent"; reason: string }
  | { result: "unknown"; reason: string };

export interface OutgoingText {
  /** E.164. */
  to: string;
  body: string;
  /** Where the carrier posts its receipts; carries our own id, since there is no idempotency key. */
  statusCallback: string;
  /** How long the carrier may keep trying, 1 to 36000 seconds. */
  validitySeconds: number;
}

/** A text as the carrier's list has it. By its own description, much of it may be missing. */
export interface ListedText {
  sid: string;
  /** Null where the account keeps no words. */
  body: string | null;
  status: string;
  errorCode: number | null;
  createdAt: Date | null;
}

/** What a number's owner typed, held against what Verify texted them. */
export type CodeVerdict =
  | "right"
  | "wrong"
  /** No code of this number is pending: it is over, used, or there was none. */
  | "expired"
  | "triedTooOften"
  | "canceled"
  | "deleted"
  /** Verify gave up on it. */
  | "failed";

type Sdk = typeof import("./twilio_sdk.ts");
type Client = ReturnType<Sdk["makeClient"]>;

/** A program is up before it has loaded this; the first text waits for it. */
const loadSdk = (): Promise<Sdk> => import("./twilio_sdk.ts");

export class Carrier {
  #client?: Promise<Client>;

  constructor(readonly options: TwilioOptions) {}

  async send(text: OutgoingText): Promise<CarrierAnswer> {
    const { from, messagingServiceSid } = this.options;
    return await answer(async () => {
      const { messages } = await this.#open();
      const message = await messages.create({
        to: text.to,
        body: text.body,
        ...(messagingServiceSid ? { messagingServiceSid } : { from }),
        statusCallback: text.statusCallback,
        validityPeriod: text.validitySeconds,
      });
      return message.sid;
    });
  }

  /**
   * The newest texts of the account, or of those to one number, newest first. Not by the list's own
   * filter on `DateSent`: a text that waits its turn at the carrier has none yet.
   *
   * @throws when the carrier does not answer
   */
  async listNewest({ to, limit }: { to?: string; limit: number }): Promise<ListedText[]> {
    const { messages } = await this.#open();
    const texts = await messages.list({ ...(to && { to }), limit, pageSize: limit });
    return texts.map(toListed);
  }

  /**
   * The account's texts that were handed to a network in that time, newest first, by pages. What waits its
   * turn at the carrier has no such time, and is not among them.
   *
   * @throws when the carrier does not answer
   */
  async listSent(
    { after, before, pageSize, limit }: {
      after: Date;
      before: Date;
      pageSize: number;
      limit: number;
    },
  ): Promise<ListedText[]> {
    const { messages } = await this.#open();
    const texts = await messages.list({
      dateSentAfter: after,
      dateSentBefore: before,
      pageSize,
      limit,
    });
    return texts.map(toListed);
  }

  /**
   * One text by the carrier's own id; undefined where the carrier says that it has none such.
   *
   * @throws when the carrier does not answer
   */
  async findText(sid: string): Promise<ListedText | undefined> {
    const { messages } = await this.#open();
    try {
      return toListed(await messages(sid).fetch());
    } catch (error) {
      const { RestException } = await loadSdk();
      if (error instanceof RestException && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Lets Twilio Verify make and text a code. */
  async startVerification(to: string, language: Language): Promise<CarrierAnswer> {
    const locale = language === "zh" ? "zh-CN" : language;
    return await answer(async () => {
      const { verifications } = await this.#verify();
      const { sid } = await verifications.create({ to, channel: "sms", locale });
      return sid;
    });
  }

  /** So that the next start makes a new code. Best effort: where it is gone already, all is well. */
  async cancelVerification(sid: string): Promise<void> {
    try {
      const { verifications } = await this.#verify();
      await verifications(sid).update({ status: "canceled" });
    } catch (error) {
      log.warn("a verification was not canceled", { reason: (error as Error).name });
    }
  }

  /** @throws when the carrier does not answer, or in words of its own that we do not know */
  async checkVerification(to: string, code: string): Promise<CodeVerdict> {
    try {
      const { verificationChecks } = await this.#verify();
      const { status } = await verificationChecks.create({ to, code });
      const verdict = VERDICTS[status];
      if (!verdict) throw new Error("the carrier says what we do not know");
      return verdict;
    } catch (error) {
      const { RestException } = await loadSdk();
      if (!(error instanceof RestException)) throw error;
      if (error.code === MAX_CHECKS_REACHED) return "triedTooOften";
      if (error.status === 404) return "expired";
      throw error;
    }
  }

  /** Whether a callback comes from Twilio: HMAC over the exact public URL and the form's fields. */
  async isSigned(
    url: string,
    fields: Record<string, string>,
    signature: string | undefined,
  ): Promise<boolean> {
    const { validateRequest } = await loadSdk();
    const { authToken, acceptedToken } = this.options;
    return [authToken, acceptedToken].some((token) =>
      token !== undefined && validateRequest(token, signature ?? "", url, fields)
    );
  }

  #open(): Promise<Client> {
    return this.#client ??= loadSdk().then(({ makeClient }) => makeClient(this.options));
  }

  async #verify() {
    const { verify } = await this.#open();
    return verify.v2.services(this.options.verifyServiceSid!);
  }
}

/** A check's states by Twilio's own description, and what each means for who typed the code. */
const VERDICTS: Partial<Record<string, CodeVerdict>> = {
  approved: "right",
  pending: "wrong",
  expired: "expired",
  max_attempts_reached: "triedTooOften",
  canceled: "canceled",
  deleted: "deleted",
  failed: "failed",
};

/** As the SDK reads a message: by the carrier's own description, much may be null whatever its types say. */
interface SdkMessage {
  sid: string;
  body: unknown;
  status: unknown;
  errorCode: unknown;
  dateCreated: unknown;
  dateSent: unknown;
}

function toListed({ sid, body, status, errorCode, dateCreated, dateSent }: SdkMessage): ListedText {
  return {
    sid,
    body: typeof body === "string" ? body : null,
    status: String(status),
    errorCode: Number(errorCode) || null,
    createdAt: dateOrNull(dateCreated) ?? dateOrNull(dateSent),
  };
}

/** The SDK hands on what is no date as it came. */
function dateOrNull(value: unknown): Date | null {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}

async function answer(request: () => Promise<string | undefined>): Promise<CarrierAnswer> {
  try {
    const sid = await request();
    // Whoever answers so is not the carrier: a proxy, a page to sign in to.
    if (!sid) return { result: "unknown", reason: "NoSid" };
    return { result: "accepted", sid };
  } catch (error) {
    const { RestException } = await loadSdk();
    if (error instanceof RestException && error.status < 500) {
      return { result: "refused", errorCode: error.code ?? 0, httpStatus: error.status };
    }
    const reason = error instanceof Error ? error.name : "no answer";
    const result = neverConnected(error) ? "unsent" : "unknown";
    log.warn("no answer from the carrier", { reason, result });
    return { result, reason };
  }
}
