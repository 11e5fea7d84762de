import assert from "node:assert/strict";
import { readConfig } from "shared/server/config.ts";
import { s3OriginOf, WebConfig } from "./config.ts";

const read = (environment: Record<string, string>) =>
  readConfig(WebConfig, { FLOODLINE_ENV: "development", ...environment });

Deno.test("development needs nothing set, and shows photos from the sandbox", () => {
  const config = read({});
  assert.deepEqual([config.PORT, config.API_URL], [3000, "http://localhost:8000"]);
  assert.equal(s3OriginOf(config), "http://localhost:9000");
});

Deno.test("photos come from the endpoint that is set, or else from Amazon's for the bucket", () => {
  const ownEndpoint = read({ S3_ENDPOINT: "https://minio.example:9443/path", S3_BUCKET: "floods" });
  assert.equal(s3OriginOf(ownEndpoint), "https://minio.example:9443");
  const amazon = read({ S3_BUCKET: "city-floods", S3_REGION: "us-west-2" });
  assert.equal(s3OriginOf(amazon), "https://city-floods.s3.us-west-2.amazonaws.com");
  const withDots = read({ S3_BUCKET: "photos.city.example", S3_REGION: "us-west-2" });
  assert.equal(s3OriginOf(withDots), "https://s3.us-west-2.amazonaws.com");
  const production = read({
    FLOODLINE_ENV: "production",
    PUBLIC_URL: "https://floodline.example",
    S3_BUCKET: "floodline",
  });
  assert.equal(s3OriginOf(production), "https://floodline.s3.us-east-1.amazonaws.com");
});

Deno.test("production says all that is missing, and refuses the sandbox", () => {
  assert.throws(
    () =>
      read({
        FLOODLINE_ENV: "production",
        PUBLIC_URL: "http://floodline.example",
        S3_ENDPOINT: "http://localhost:9000",
        API_URL: "api:8000",
      }),
    ({ mistakes }) => {
      const all = mistakes.join("; ");
      for (const name of ["PUBLIC_URL", "S3_BUCKET", "S3_ENDPOINT", "API_URL"]) {
        assert.match(all, new RegExp(name));
      }
      return true;
    },
  );
});
