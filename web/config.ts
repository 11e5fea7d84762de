// What the web program is told by its environment.
import { Common, SANDBOX } from "shared/server/config.ts";
import { z } from "zod";

export const WebConfig = Common.extend({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  API_URL: z.url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .default("http://localhost:8000").transform((url) => url.replace(/\/$/, "")),
  S3_ENDPOINT: z.url({ error: "must be an http(s) address" }).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().min(3).default(SANDBOX.s3Bucket),
});
export type WebConfig = z.infer<typeof WebConfig>;

/** Where browsers send photos and read them from; the same choice as the API's. */
export function s3OriginOf(config: WebConfig): string {
  if (config.S3_ENDPOINT) return new URL(config.S3_ENDPOINT).origin;
  if (config.S3_BUCKET === SANDBOX.s3Bucket && config.FLOODLINE_ENV === "development") {
    return SANDBOX.url;
  }
  return `https://${config.S3_BUCKET}.s3.${config.S3_REGION}.amazonaws.com`;
}
