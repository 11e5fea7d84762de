import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { describeIllness } from "shared/server/status/illness.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { watchStorage } from "./storage.ts";

const NOW = new Date("2026-11-22T19:30:00Z");

Deno.test("the operator hears what is wrong with storage, with what to do, until it is mended", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const look = async () => {
    await watchStorage({ sql, storage: sandbox.storage }, NOW);
    const found = (await listConditions(sql)).find(({ name }) => name === "storage")!;
    const told = describeIllness(found);
    return told && `${told.says}. To do: ${told.todo}`;
  };
  assert.equal(await look(), undefined);
  const faults = [
    ["NoSuchBucket", /stored: NoSuchBucket\. To do: there is no such bucket: see S3_BUCKET/],
    ["SignatureDoesNotMatch", /SignatureDoesNotMatch\. To do: AWS_SECRET_ACCESS_KEY is not/],
    ["PermanentRedirect", /To do: the bucket is in another region: see S3_REGION/],
    ["down", /To do: the store cannot be reached: see S3_ENDPOINT/],
    ["deleteDenied", /AccessDenied\. To do: the access key may not .* s3:DeleteObject/],
  ] as const;
  for (const [kind, words] of faults) {
    sandbox.faults({ s3: { kind } });
    assert.match(await look() ?? "well", words, kind);
  }
  sandbox.faults({});
  assert.equal(await look(), undefined);
});
