// The bucket of photos: our key may all that it must, pages may, and nobody else may anything.
import type { Storage, StorageOptions } from "shared/server/storage.ts";
import { storageAdvice, storageFaultOf } from "shared/server/storage_errors.ts";
import { isPathStyle, storageOrigin } from "shared/server/storage_origin.ts";
import { type Diagnosis, fail, pass } from "./finding.ts";

const TIMEOUT_MS = 10_000;

export async function checkStorage(
  storage: Storage,
  { options, publicUrl }: { options: StorageOptions; publicUrl: string },
): Promise<Diagnosis[]> {
  try {
    await storage.check();
  } catch (error) {
    const { code, reason } = storageFaultOf(error);
    return [fail("S3", `${code}: ${reason}`, storageAdvice(code))];
  }
  const address = bucketAddress(options);
  return [
    pass("S3", "our key writes, reads, lists and deletes"),
    await checkCors(address, publicUrl),
    await checkListing(address),
    await checkReading(storage, address),
  ];
}

function bucketAddress(options: StorageOptions): string {
  const origin = storageOrigin(options);
  return isPathStyle(options) ? `${origin}/${options.bucket}` : origin;
}

/** As a browser asks before it sends a photo, and before it reads one. */
async function checkCors(address: string, publicUrl: string): Promise<Diagnosis> {
  const { origin } = new URL(publicUrl);
  const refused: string[] = [];
  for (const method of ["GET", "POST"]) {
    const { headers, ok, body } = await fetch(`${address}/media/checks/none`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": method },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body?.cancel();
    const allowed = headers.get("access-control-allow-origin");
    const methods = headers.get("access-control-allow-methods")?.split(/,\s*/) ?? [];
    const isAllowed = ok && (allowed === origin || allowed === "*") && methods.includes(method);
    if (!isAllowed) refused.push(method);
  }
  if (refused.length === 0) return pass("S3, CORS", `GET and POST from ${origin}`);
  const rule = JSON.stringify([{
    AllowedOrigins: [origin],
    AllowedMethods: ["GET", "POST"],
    AllowedHeaders: ["*"],
  }]);
  const todo = `give the bucket this rule (Permissions > CORS): ${rule}`;
  return fail(
    "S3, CORS",
    `no ${refused.join(", no ")} from ${origin}: photos cannot be sent or seen`,
    todo,
  );
}

const SHUT =
  "switch on Block all public access (bucket > Permissions), and take such grants from its policy";

async function checkListing(address: string): Promise<Diagnosis> {
  const { status, body } = await fetch(`${address}?list-type=2&max-keys=1`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await body?.cancel();
  if (status === 401 || status === 403) return pass("S3, listing", "forbidden to strangers");
  return fail("S3, listing", `anybody may list the bucket (${status})`, SHUT);
}

async function checkReading(storage: Storage, address: string): Promise<Diagnosis> {
  const key = `media/checks/${crypto.randomUUID()}`;
  await storage.put(key, new TextEncoder().encode("FloodLine was here"), "text/plain");
  try {
    const { status, body } = await fetch(`${address}/${key}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body?.cancel();
    if (status === 401 || status === 403) {
      return pass("S3, reading", "forbidden without a signature");
    }
    return fail("S3, reading", `anybody may read what is in the bucket (${status})`, SHUT);
  } finally {
    await storage.remove([key]);
  }
}
