// From configuration to the outside world's clients. Where no account is set, the sandbox.
import type { z } from "zod";
import type { StoreOptions } from "./backup/store.ts";
import { type BackupConfig, SANDBOX, type StorageConfig, type TwilioConfig } from "./config.ts";
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

/** Where backups are kept; undefined: none are taken. Plain values: a thread of its own opens it. */
export function backupStoreFrom(
  config: z.infer<typeof BackupConfig> & z.infer<typeof StorageConfig>,
): StoreOptions | undefined {
  if (!config.BACKUP_TO) return undefined;
  const isSandbox = config.AWS_ACCESS_KEY_ID === SANDBOX.awsAccessKeyId;
  return {
    address: config.BACKUP_TO,
    s3: {
      endpoint: config.BACKUP_S3_ENDPOINT ?? config.S3_ENDPOINT ??
        (isSandbox ? SANDBOX.url : undefined),
      region: config.BACKUP_S3_REGION ?? config.S3_REGION,
      accessKeyId: config.BACKUP_AWS_ACCESS_KEY_ID ?? config.AWS_ACCESS_KEY_ID,
      secretAccessKey: config.BACKUP_AWS_SECRET_ACCESS_KEY ?? config.AWS_SECRET_ACCESS_KEY,
    },
  };
}
