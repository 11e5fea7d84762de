// The account at the carrier: active, with a number that may text, which tells us of texts, registered as
// the US networks ask. Sources: twilio.com/docs/iam/api/account, …/phone-numbers/api/incomingphonenumber-resource,
// …/messaging/api/service-resource, …/messaging/api/usapptoperson-resource, …/messaging/api/tollfree-verification-resource.
import { z } from "zod";
import type { TwilioOptions } from "shared/server/twilio_sdk.ts";
import { type Diagnosis, fail, look, pass } from "./finding.ts";

const Account = z.object({ status: z.string(), type: z.string() });
const Numbers = z.object({
  incoming_phone_numbers: z.array(z.object({
    sid: z.string(),
    phone_number: z.string(),
    capabilities: z.object({ sms: z.boolean().optional(), SMS: z.boolean().optional() }),
    sms_url: z.string().nullable(),
  })),
});
const Service = z.object({
  inbound_request_url: z.string().nullable(),
  use_inbound_webhook_on_number: z.boolean(),
});
const ServiceNumbers = z.object({ phone_numbers: z.array(z.object({ phone_number: z.string() })) });
const Campaigns = z.object({
  compliance: z.array(z.object({ campaign_status: z.string().nullable() })),
});
const Verifications = z.object({ verifications: z.array(z.object({ status: z.string() })) });

const TIMEOUT_MS = 10_000;
const TOLL_FREE = /^\+18(00|33|44|55|66|77|88)/;
const REGISTER =
  "register it at console.twilio.com > Messaging > Regulatory compliance: US networks block texts " +
  "without (30034)";

export async function checkTwilio(options: TwilioOptions, publicUrl: string): Promise<Diagnosis[]> {
  const ask = askOf(options);
  const account = await look(
    "Twilio",
    "see TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN",
    async () => [
      judgeAccount(await ask("api", `/2010-04-01/Accounts/${options.accountSid}.json`, Account)),
    ],
  );
  if (account.some(({ passed }) => !passed)) return account;
  const inbound = `${publicUrl}/api/twilio/inbound`;
  const { from, messagingServiceSid: service } = options;
  const todo = "see TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID";
  const sender = await look(
    "Twilio, sender",
    todo,
    () =>
      service
        ? checkService(ask, service, inbound)
        : checkNumber(ask, options, from ?? "", inbound),
  );
  return [...account, ...sender];
}

type Ask = <T>(host: "api" | "messaging", path: string, schema: z.ZodType<T>) => Promise<T>;

/** @throws with Twilio's own words where it refuses */
function askOf({ apiUrl, accountSid, authToken }: TwilioOptions): Ask {
  return async (host, path, schema) => {
    const base = apiUrl ?? `https://${host}.twilio.com`;
    const response = await fetch(`${base.replace(/\/$/, "")}${path}`, {
      headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new Error(`${body.code ?? response.status} ${body.message ?? ""}`.trim());
    }
    return schema.parse(body);
  };
}

function judgeAccount({ status, type }: z.infer<typeof Account>): Diagnosis {
  if (status !== "active") {
    return fail(
      "Twilio",
      `the account is ${status}`,
      "see its bills and its messages at console.twilio.com",
    );
  }
  if (type === "Trial") {
    return fail(
      "Twilio",
      "a trial account: it texts only numbers that you have verified there, with words of its own before ours",
      "upgrade it at console.twilio.com > Billing",
    );
  }
  return pass("Twilio", "the account is active");
}

async function checkNumber(
  ask: Ask,
  { accountSid }: TwilioOptions,
  from: string,
  inbound: string,
): Promise<Diagnosis[]> {
  if (/^\d{5,6}$/.test(from)) {
    return [
      pass(
        "Twilio, sender",
        `the short code ${from}: its webhook and its state the API does not tell`,
      ),
    ];
  }
  const path = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
  const { incoming_phone_numbers: [number] } = await ask(
    "api",
    `${path}?PhoneNumber=${encodeURIComponent(from)}`,
    Numbers,
  );
  if (!number) {
    return [
      fail(
        "Twilio, sender",
        `${from} is no number of this account`,
        "see TWILIO_FROM, and Phone Numbers > Active numbers",
      ),
    ];
  }
  const { capabilities } = number;
  if (!(capabilities.sms ?? capabilities.SMS)) {
    return [
      fail(
        "Twilio, sender",
        `${from} cannot text`,
        "get a number that can: Phone Numbers > Buy a number, SMS",
      ),
    ];
  }
  return [
    pass("Twilio, sender", `${from} is ours and may text`),
    judgeWebhook(
      number.sms_url,
      inbound,
      `the number's "A message comes in" (Phone Numbers > Active numbers)`,
    ),
    TOLL_FREE.test(from) ? await checkTollFree(ask, number.sid) : pass(
      "Twilio, 10DLC",
      "the API tells it of a messaging service's numbers alone: see Messaging > Regulatory compliance whether this " +
        "number's campaign is verified",
    ),
  ];
}

async function checkTollFree(ask: Ask, numberSid: string): Promise<Diagnosis> {
  const path = `/v1/Tollfree/Verifications?TollfreePhoneNumberSid=${numberSid}`;
  const { verifications } = await ask("messaging", path, Verifications);
  if (verifications.some(({ status }) => status === "TWILIO_APPROVED")) {
    return pass("Twilio, toll-free", "verified");
  }
  const status = verifications[0]?.status ?? "not asked for";
  return fail("Twilio, toll-free", `its verification is ${status}`, REGISTER);
}

async function checkService(ask: Ask, sid: string, inbound: string): Promise<Diagnosis[]> {
  const service = await ask("messaging", `/v1/Services/${sid}`, Service);
  const { phone_numbers: numbers } = await ask(
    "messaging",
    `/v1/Services/${sid}/PhoneNumbers`,
    ServiceNumbers,
  );
  const { compliance } = await ask("messaging", `/v1/Services/${sid}/Compliance/Usa2p`, Campaigns);
  return [
    numbers.length > 0
      ? pass(
        "Twilio, sender",
        `the service has ${numbers.map((one) => one.phone_number).join(", ")}`,
      )
      : fail(
        "Twilio, sender",
        "the messaging service has no number",
        "add one: Messaging > Services > Sender pool",
      ),
    service.use_inbound_webhook_on_number
      ? pass("Twilio, inbound", "each number's own webhook holds: see that it is ours")
      : judgeWebhook(
        service.inbound_request_url,
        inbound,
        "the service's Integration > Send a webhook",
      ),
    numbers.every(({ phone_number }) => TOLL_FREE.test(phone_number)) && numbers.length > 0
      ? pass("Twilio, 10DLC", "not needed: toll-free numbers alone. See that each is verified")
      : judgeCampaign(compliance.map(({ campaign_status }) => campaign_status ?? "unknown")),
  ];
}

function judgeCampaign(statuses: string[]): Diagnosis {
  if (statuses.includes("VERIFIED")) return pass("Twilio, 10DLC", "its campaign is verified");
  return fail("Twilio, 10DLC", `its campaign is ${statuses[0] ?? "not there"}`, REGISTER);
}

function judgeWebhook(found: string | null, inbound: string, where: string): Diagnosis {
  if (found === inbound) return pass("Twilio, inbound", `texts to us go to ${inbound}`);
  return fail(
    "Twilio, inbound",
    `texts to us go to ${
      found || "nowhere"
    }: STOP in other words, STATUS and reports by text are lost`,
    `set ${where} to ${inbound}, HTTP POST`,
  );
}
