// What the web program is told by its environment.
import { Bucket, Common, SANDBOX } from "shared/server/config.ts";
import { storageOrigin } from "shared/server/storage_origin.ts";
import { z } from "zod";

export const WebConfig = Common.extend({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  API_URL: z.url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .default("http://localhost:8000").transform((url) => url.replace(/\/$/, "")),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an http(s) address" }).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: Bucket.default(SANDBOX.s3Bucket),
});
export type WebConfig = z.infer<typeof WebConfig>;

/** Where browsers send photos and read them from; the same choice as the API's. */
export function s3OriginOf(config: WebConfig): string {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket } = config;
  const isSandbox = bucket === SANDBOX.s3Bucket && config.FLOODLINE_ENV === "development";
  return storageOrigin({
    endpoint: endpoint ?? (isSandbox ? SANDBOX.url : undefined),
    region,
    bucket,
  });
}
