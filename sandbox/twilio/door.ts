// What every Twilio route does first: latency, faults, credentials; and how it says no.
import type { Context, MiddlewareHandler } from "hono";
import { waitWhileOpen } from "../background.ts";
import type { Faults } from "../state/fault_kinds.ts";
import { hang, Severed, takeFault } from "../faults.ts";
import { note } from "../requests.ts";
import type { SandboxState } from "../state/state.ts";
import { TwilioError } from "./errors.ts";

export function door(state: SandboxState): MiddlewareHandler {
  return async (c, next) => {
    await takeTime(state, state.latency.twilioMs, c.req.raw);
    if (c.req.method !== "POST") meetOutage(state); // a text that is sent meets its own
    checkCredentials(state, c);
    await next();
  };
}

async function takeTime(
  state: SandboxState,
  ms: number | undefined,
  request: Request,
): Promise<void> {
  if (ms) await waitWhileOpen(state, ms, request.signal);
}

/** The message was taken, yet its sender learns it late or never. */
type AfterAccept = () => Promise<void>;

/**
 * The fault that hits a request to send. Returned: what is to happen once the text was accepted.
 *
 * @throws TwilioError or Severed where it is not accepted
 */
export function meetFault(state: SandboxState, c: Context): AfterAccept {
  const fault = takeFault(state, "twilio");
  if (!fault) return () => takeTime(state, state.latency.twilioAnswerMs, c.req.raw);
  switch (fault.kind) {
    case "timeoutAfterAccept":
      return () => hang(state, c.req.raw);
    case "resetAfterAccept":
      return () => Promise.reject(new Severed());
    case "500AfterAccept":
      return () => Promise.reject(new TwilioError(20500));
    default:
      refuse(fault);
  }
}

/** A fault switched on for good means all of Twilio is down, the lists too. */
function meetOutage(state: SandboxState): void {
  const fault = state.faults.twilio;
  if (!fault || fault.times || fault.everyNth) return;
  if (fault.kind === "reset" || fault.kind === "429" || fault.kind === "500") refuse(fault);
}

function refuse(fault: NonNullable<Faults["twilio"]>): never {
  if (fault.kind === "reset") throw new Severed();
  if (fault.kind === "429") throw new TwilioError(20429, "", fault.retryAfterSeconds);
  if (fault.kind === "500") throw new TwilioError(20500);
  throw new TwilioError(fault.errorCode ?? 21211);
}

function checkCredentials(state: SandboxState, c: Context): void {
  const { accountSid, authToken } = state.options;
  const sid = c.req.param("account");
  const authorization = c.req.header("authorization");
  if (authorization !== `Basic ${btoa(`${accountSid}:${authToken}`)}`) {
    throw new TwilioError(20003);
  }
  if (sid && sid !== accountSid) throw new TwilioError(20404, c.req.path);
}

/** Hono's `onError` for the Twilio routes. */
export function sayNo(error: Error, c: Context): Response {
  if (!(error instanceof TwilioError)) throw error;
  note(c, `${error.code} ${error.message}`);
  const headers: Record<string, string> = {
    ...error.status === 401 && { "www-authenticate": 'Basic realm="Twilio API"' },
    ...error.retryAfterSeconds && { "retry-after": String(error.retryAfterSeconds) },
  };
  return Response.json(error, { status: error.status, headers });
}
