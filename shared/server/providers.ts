// From configuration to the outside world's clients. Where no account is set, the sandbox.
import type { z } from "zod";
import { SANDBOX, type StorageConfig, type TwilioConfig } from "./config.ts";
import { Storage } from "./storage.ts";
import { Carrier } from "./twilio.ts";

export function carrierFrom(config: z.infer<typeof TwilioConfig>): Carrier {
  const isSandbox = config.TWILIO_ACCOUNT_SID === SANDBOX.twilioAccountSid;
  return new Carrier({
    accountSid: config.TWILIO_ACCOUNT_SID,
    authToken: config.TWILIO_AUTH_TOKEN,
    acceptedToken: config.TWILIO_AUTH_TOKEN_ACCEPTED,
    from: config.TWILIO_FROM ?? (isSandbox ? SANDBOX.twilioFrom : undefined),
    messagingServiceSid: config.TWILIO_MESSAGING_SERVICE_SID,
    verifyServiceSid: config.TWILIO_VERIFY_SERVICE_SID,
    apiUrl: config.TWILIO_API_URL ?? (isSandbox ? SANDBOX.url : undefined),
  });
}

export function storageFrom(config: z.infer<typeof StorageConfig>): Storage {
  const isSandbox = config.AWS_ACCESS_KEY_ID === SANDBOX.awsAccessKeyId;
  return new Storage({
    endpoint: config.S3_ENDPOINT ?? (isSandbox ? SANDBOX.url : undefined),
    region: config.S3_REGION,
    bucket: config.S3_BUCKET,
    accessKeyId: config.AWS_ACCESS_KEY_ID,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
  });
}
