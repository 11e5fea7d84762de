import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

function client({ url, state }: TestSandbox): S3Client {
  return new S3Client({
    endpoint: url,
    region: "us-east-1",
    credentials: state.options.s3,
    forcePathStyle: true,
  });
}

const OBJECT = { Bucket: "floodline", Key: "seed/a+b (1)/é.txt" };

Deno.test("the AWS SDK puts and gets an object whose key needs escaping", async () => {
  await using sandbox = await startSandbox();
  const s3 = client(sandbox);
  await s3.send(new PutObjectCommand({ ...OBJECT, Body: "rain", ContentType: "text/plain" }));
  const got = await s3.send(new GetObjectCommand(OBJECT));
  assert.equal(await got.Body?.transformToString(), "rain");
  assert.equal(got.ContentType, "text/plain");
});

Deno.test("a presigned PUT stores what it was signed for", async () => {
  await using sandbox = await startSandbox();
  const url = await getSignedUrl(
    client(sandbox),
    new PutObjectCommand({ ...OBJECT, ContentType: "text/plain" }),
    { expiresIn: 60, signableHeaders: new Set(["content-type"]) },
  );
  const put = async (type: string) => {
    const response = await fetch(url, {
      method: "PUT",
      headers: { "content-type": type },
      body: "rain",
    });
    await response.body?.cancel();
    return response.status;
  };
  assert.equal(await put("text/html"), 403);
  assert.equal(await put("text/plain"), 200);
});
