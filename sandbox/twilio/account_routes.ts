// What an account is and has: its state, its numbers and who is told of texts to them, its messaging
// services and their registration with the US carriers. By github.com/twilio/twilio-oai:
// spec/json/twilio_api_v2010.json and twilio_messaging_v1.json.
import { Hono } from "hono";
import type { SandboxState } from "../state/state.ts";
import { door, sayNo } from "./door.ts";
import { TwilioError } from "./errors.ts";

const NUMBER_SID = `PN${"0".repeat(32)}`;
const DATE = "Sun, 22 Nov 2026 12:00:00 +0000";

export function accountRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.onError(sayNo);
  app.use("/2010-04-01/Accounts/:file{AC[0-9a-f]{32}\\.json}", door(state));
  app.use("/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json", door(state));
  app.use("/v1/Services/*", door(state));
  app.use("/v1/Tollfree/*", door(state));
  const kind = () => state.faults.twilioAccount?.kind;
  const inboundUrl = () =>
    ["noWebhook", "numbersWebhooksElsewhere"].includes(kind() ?? "")
      ? "https://demo.twilio.com/welcome/sms/reply"
      : `${state.publicUrl}/api/twilio/inbound`;

  app.get("/2010-04-01/Accounts/:file{AC[0-9a-f]{32}\\.json}", (c) => {
    const { accountSid } = state.options;
    if (c.req.param("file") !== `${accountSid}.json`) throw new TwilioError(20404, c.req.path);
    return c.json({
      sid: accountSid,
      friendly_name: "Sandbox",
      status: kind() === "suspended" ? "suspended" : "active",
      type: kind() === "trial" ? "Trial" : "Full",
      date_created: DATE,
      date_updated: DATE,
      owner_account_sid: accountSid,
      uri: c.req.path,
    });
  });

  app.get("/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json", (c) => {
    const { from, accountSid } = state.options;
    const wanted = c.req.query("PhoneNumber");
    const isThere = kind() !== "noNumber" && (!wanted || wanted === from);
    const number = {
      sid: NUMBER_SID,
      account_sid: accountSid,
      phone_number: from,
      capabilities: { voice: true, sms: true, mms: true, fax: false },
      sms_url: inboundUrl(),
      sms_method: "POST",
      sms_application_sid: "",
      status: "in-use",
    };
    return c.json({
      incoming_phone_numbers: isThere ? [number] : [],
      page: 0,
      page_size: 50,
      next_page_uri: null,
      uri: c.req.path,
    });
  });

  app.get("/v1/Services/:service{MG[0-9a-f]{32}}", (c) =>
    c.json({
      sid: c.req.param("service"),
      account_sid: state.options.accountSid,
      friendly_name: "FloodLine",
      inbound_request_url: kind() === "noWebhook" ? null : inboundUrl(),
      inbound_method: "POST",
      use_inbound_webhook_on_number: kind()?.startsWith("numbersWebhooks") ?? false,
      usecase: "notifications",
    }));

  app.get("/v1/Services/:service{MG[0-9a-f]{32}}/PhoneNumbers", (c) => {
    const { from } = state.options;
    const numbers = kind() === "noNumber" ? [] : [{ sid: NUMBER_SID, phone_number: from }];
    return c.json({ phone_numbers: numbers, meta: metaOf(c.req.url, "phone_numbers") });
  });

  app.get("/v1/Services/:service{MG[0-9a-f]{32}}/Compliance/Usa2p", (c) => {
    const status = kind() === "campaignPending"
      ? "IN_PROGRESS"
      : kind() === "campaignFailed"
      ? "FAILED"
      : "VERIFIED";
    const campaign = {
      sid: `QE${"0".repeat(32)}`,
      messaging_service_sid: c.req.param("service"),
      us_app_to_person_usecase: "PUBLIC_SERVICE_ANNOUNCEMENT",
      campaign_status: status,
      campaign_id: "CSANDBX",
      errors: [],
    };
    const compliance = kind() === "noCampaign" ? [] : [campaign];
    return c.json({ compliance, meta: metaOf(c.req.url, "compliance") });
  });

  app.get("/v1/Tollfree/Verifications", (c) => {
    const status = kind() === "campaignPending" ? "IN_REVIEW" : "TWILIO_APPROVED";
    const verification = {
      sid: `HH${"0".repeat(32)}`,
      tollfree_phone_number_sid: c.req.query("TollfreePhoneNumberSid") ?? NUMBER_SID,
      status,
    };
    const verifications = kind() === "noCampaign" ? [] : [verification];
    return c.json({ verifications, meta: metaOf(c.req.url, "verifications") });
  });
  return app;
}

function metaOf(url: string, key: string) {
  const first = { first_page_url: url, previous_page_url: null, next_page_url: null };
  return { page: 0, page_size: 50, ...first, url, key };
}
