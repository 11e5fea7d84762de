// POST /v2/Services/{sid}/Verifications and …/VerificationCheck (verify.twilio.com)
import { Hono } from "hono";
import { z } from "zod";
import type { SandboxState, Verification } from "../state/state.ts";
import { door, meetFault, sayNo } from "./door.ts";
import { TwilioError } from "./errors.ts";
import { cancelVerification, checkVerification, startVerification } from "./verifications.ts";

const To = z.string().regex(/^\+[1-9]\d{6,14}$/);
const Start = z.object({ To, Channel: z.literal("sms"), Locale: z.string().default("en") });
const Update = z.object({ Status: z.literal("canceled") });
const Check = z.object({ To, Code: z.string().regex(/^\d{4,10}$/) });

export function verifyRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.onError(sayNo);
  app.use("/v2/Services/*", door(state));

  app.post("/v2/Services/:service/Verifications", async (c) => {
    const afterAccept = meetFault(state, c);
    const { To: to, Locale: locale } = parse(Start, await c.req.parseBody());
    const serviceSid = c.req.param("service");
    const verification = startVerification(state, { serviceSid, to, locale });
    await afterAccept();
    return c.json(verificationResource(state, verification), 201);
  });

  app.post("/v2/Services/:service/Verifications/:sid", async (c) => {
    parse(Update, await c.req.parseBody());
    const { service: serviceSid, sid } = c.req.param();
    const verification = cancelVerification(state, { serviceSid, sid, path: c.req.path });
    return c.json(verificationResource(state, verification));
  });

  app.post("/v2/Services/:service/VerificationCheck", async (c) => {
    const { To: to, Code: code } = parse(Check, await c.req.parseBody());
    const verification = checkVerification(state, {
      serviceSid: c.req.param("service"),
      to,
      code,
      path: c.req.path,
    });
    const resource = checkResource(state, verification);
    const status = state.faults.verify?.kind;
    return c.json(status ? { ...resource, status, valid: false } : resource);
  });
  return app;
}

function parse<T>(schema: z.ZodType<T>, form: unknown): T {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  throw new TwilioError(60200, result.error.issues[0]?.path.join("."));
}

function checkResource(state: SandboxState, verification: Verification) {
  const { sid, serviceSid, to, status, createdAt, updatedAt } = verification;
  return {
    sid,
    service_sid: serviceSid,
    account_sid: state.options.accountSid,
    to,
    channel: "sms",
    status,
    valid: status === "approved",
    amount: null,
    payee: null,
    sna_attempts_error_codes: [],
    date_created: seconds(createdAt),
    date_updated: seconds(updatedAt),
  };
}

function verificationResource(state: SandboxState, verification: Verification) {
  const { sna_attempts_error_codes: _none, ...common } = checkResource(state, verification);
  return {
    ...common,
    lookup: {},
    send_code_attempts: verification.sends.map(({ sid, at }) => ({
      attempt_sid: sid,
      channel: "SMS",
      time: seconds(at),
    })),
    sna: null,
    url: `https://verify.twilio.com/v2/Services/${verification.serviceSid}` +
      `/Verifications/${verification.sid}`,
  };
}

/** "2026-11-22T17:50:18Z" */
function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+/, "");
}
