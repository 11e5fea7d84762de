// The account at the carrier: active, with a number that may text, which tells us of texts, registered as
// the US networks ask. Sources: twilio.com/docs/iam/api/account, …/phone-numbers/api/incomingphonenumber-resource,
// …/messaging/api/service-resource, …/messaging/api/usapptoperson-resource, …/messaging/api/tollfree-verification-resource.
import { z } from "zod";
import type { TwilioOptions } from "shared/server/twilio_sdk.ts";
import { type Diagnosis, fail, leaveUntold, look, pass } from "./finding.ts";

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
const ServiceNumbers = z.object({
  phone_numbers: z.array(z.object({ sid: z.string(), phone_number: z.string() })),
});
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
  if (account.some(({ outcome }) => outcome === "toDo")) return account;
  const inbound = `${publicUrl}/api/twilio/inbound`;
  const { from, messagingServiceSid: service } = options;
  const todo = "see TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID";
  const sender = await look(
    "Twilio, sender",
    todo,
    () =>
      service
        ? checkService(ask, { accountSid: options.accountSid, service }, inbound)
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
      leaveUntold(
        "Twilio, sender",
        `the short code ${from}: the API tells neither its state nor where its texts go`,
        `see at console.twilio.com > Phone Numbers > Short codes that it is active, and that "A message comes in" ` +
          `is ${inbound}, HTTP POST`,
      ),
    ];
  }
  const number = await findNumber(ask, { accountSid, from });
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
    judgeWebhook(number.sms_url, inbound, OWN_WEBHOOK),
    TOLL_FREE.test(from) ? await checkTollFree(ask, number.sid) : leaveUntold(
      "Twilio, 10DLC",
      "the API tells it of a messaging service's numbers alone",
      "see at console.twilio.com > Messaging > Regulatory compliance that this number's campaign is verified: US " +
        "networks block texts without (30034)",
    ),
  ];
}

const OWN_WEBHOOK = `the number's "A message comes in" (Phone Numbers > Active numbers)`;

async function checkOwnWebhook(
  ask: Ask,
  number: { accountSid: string; from: string },
  inbound: string,
): Promise<Diagnosis> {
  return judgeWebhook((await findNumber(ask, number))?.sms_url ?? null, inbound, OWN_WEBHOOK);
}

async function findNumber(
  ask: Ask,
  { accountSid, from }: { accountSid: string; from: string },
): Promise<z.infer<typeof Numbers>["incoming_phone_numbers"][number] | undefined> {
  const path = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
  const { incoming_phone_numbers: [number] } = await ask(
    "api",
    `${path}?PhoneNumber=${encodeURIComponent(from)}`,
    Numbers,
  );
  return number;
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

async function checkService(
  ask: Ask,
  { accountSid, service: sid }: { accountSid: string; service: string },
  inbound: string,
): Promise<Diagnosis[]> {
  const service = await ask("messaging", `/v1/Services/${sid}`, Service);
  const { phone_numbers: numbers } = await ask(
    "messaging",
    `/v1/Services/${sid}/PhoneNumbers`,
    ServiceNumbers,
  );
  if (numbers.length === 0) {
    const todo = "add one: Messaging > Services > Sender pool";
    return [fail("Twilio, sender", "the messaging service has no number", todo)];
  }
  const names = numbers.map((one) => one.phone_number).join(", ");
  const findings = [pass("Twilio, sender", `the service has ${names}`)];
  if (!service.use_inbound_webhook_on_number) {
    const where = "the service's Integration > Send a webhook";
    findings.push(judgeWebhook(service.inbound_request_url, inbound, where));
  }
  for (const { sid: numberSid, phone_number: from } of numbers) {
    if (service.use_inbound_webhook_on_number) {
      findings.push(await checkOwnWebhook(ask, { accountSid, from }, inbound));
    }
    if (TOLL_FREE.test(from)) findings.push(await checkTollFree(ask, numberSid));
  }
  if (numbers.every(({ phone_number }) => TOLL_FREE.test(phone_number))) return findings;
  const { compliance } = await ask("messaging", `/v1/Services/${sid}/Compliance/Usa2p`, Campaigns);
  const statuses = compliance.map(({ campaign_status }) => campaign_status ?? "unknown");
  return [...findings, judgeCampaign(statuses)];
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
