// Where the endpoint is: https://wiki.open311.org/Service_Discovery
import type { Spark } from "./spark.ts";
import { WORDS } from "./words.ts";

/** When services or their definitions last changed: clients then load them anew. */
const CHANGED = "2026-11-01T00:00:00Z";
/** Compared byte for byte by clients. */
const SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

export const V2 = "/api/open311/v2";

export function discover(publicUrl: string) {
  const about = `${publicUrl}/developers`;
  return {
    changeset: CHANGED,
    contact: WORDS.contact(about),
    key_service: WORDS.keyService(about),
    endpoints: [{
      specification: SPECIFICATION,
      url: publicUrl + V2,
      changeset: CHANGED,
      type: "production",
      formats: ["text/xml", "application/json"],
    }],
  } satisfies Spark;
}
