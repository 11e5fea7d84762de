// AWS Signature Version 4, in the Authorization header or in the query of a presigned address
// [docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html].
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./errors.ts";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a body's SHA-256 must be; undefined where the signature leaves that open. */
interface Verified {
  bodySha256?: string;
}

/** @throws S3Error as S3 refuses what is unsigned, wrongly signed, expired or from the future */
export function verify(request: Request, credentials: Credentials, now: Date): Verified {
  const url = new URL(request.url);
  const claim = url.searchParams.has("X-Amz-Signature")
    ? fromQuery(url.searchParams, now)
    : fromHeader(request.headers, now);
  const [accessKeyId, ...scope] = claim.credential.split("/");
  checkAccessKey(credentials, accessKeyId);
  if (scope[0] !== claim.date.slice(0, 8) || scope.length !== 4) {
    throw new S3Error(400, "AuthorizationHeaderMalformed", "The credential scope is malformed");
  }
  const canonical = [
    request.method,
    url.pathname.split("/").map((part) => encode(decodeURIComponent(part))).join("/"),
    canonicalQuery(url.searchParams),
    canonicalHeaders(request.headers, claim.signedHeaders),
    claim.signedHeaders,
    claim.bodySha256,
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", claim.date, scope.join("/"), sha256(canonical)].join("\n");
  checkSignature(signature(credentials, scope, toSign), claim.signature);
  return /^[0-9a-f]{64}$/.test(claim.bodySha256) ? { bodySha256: claim.bodySha256 } : {};
}

interface Claim {
  credential: string;
  /** "20261122T175018Z" */
  date: string;
  signedHeaders: string;
  signature: string;
  bodySha256: string;
}

const SKEW_MS = 15 * 60 * 1000;
const MAX_EXPIRES_SECONDS = 7 * 24 * 60 * 60;

function fromQuery(query: URLSearchParams, now: Date): Claim {
  const claim = {
    credential: query.get("X-Amz-Credential") ?? "",
    date: query.get("X-Amz-Date") ?? "",
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
    signature: query.get("X-Amz-Signature") ?? "",
    bodySha256: query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
  };
  const seconds = Number(query.get("X-Amz-Expires"));
  if (!(seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS)) {
    throw new S3Error(400, "AuthorizationQueryParametersError", "X-Amz-Expires is out of range");
  }
  const signedAt = readAmzDate(claim.date);
  if (now.getTime() > signedAt + seconds * 1000) {
    throw new S3Error(403, "AccessDenied", "Request has expired");
  }
  if (signedAt > now.getTime() + SKEW_MS) {
    throw new S3Error(403, "AccessDenied", "Request is not valid yet");
  }
  return claim;
}

function fromHeader(headers: Headers, now: Date): Claim {
  const authorization = headers.get("authorization") ?? "";
  if (!authorization.startsWith("AWS4-HMAC-SHA256 ")) {
    throw new S3Error(403, "AccessDenied", "Access Denied");
  }
  const field = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? "";
  const claim = {
    credential: field("Credential"),
    date: headers.get("x-amz-date") ?? "",
    signedHeaders: field("SignedHeaders"),
    signature: field("Signature"),
    bodySha256: headers.get("x-amz-content-sha256") ?? "",
  };
  if (Math.abs(now.getTime() - readAmzDate(claim.date)) > SKEW_MS) {
    throw new S3Error(
      403,
      "RequestTimeTooSkewed",
      "The difference between the request time and the current time is too large.",
    );
  }
  return claim;
}

function readAmzDate(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (!y) throw new S3Error(403, "AccessDenied", "A valid X-Amz-Date is required");
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => a < b ? -1 : a > b ? 1 : x < y ? -1 : 1)
    .map((pair) => pair.join("="))
    .join("&");
}

function canonicalHeaders(headers: Headers, signed: string): string {
  return signed.split(";")
    .map((name) => `${name}:${(headers.get(name) ?? "").trim().replace(/\s+/g, " ")}\n`)
    .join("");
}

export function checkAccessKey(credentials: Credentials, accessKeyId: string | undefined): void {
  if (accessKeyId === credentials.accessKeyId) return;
  throw new S3Error(
    403,
    "InvalidAccessKeyId",
    "The AWS Access Key Id you provided does not exist in our records.",
  );
}

export function checkSignature(expected: string, given: string): void {
  const [a, b] = [expected, given].map((text) => new TextEncoder().encode(text)) as [
    Uint8Array,
    Uint8Array,
  ];
  if (a.length === b.length && timingSafeEqual(a, b)) return;
  throw new S3Error(
    403,
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. " +
      "Check your key and signing method.",
  );
}

/** Signs with the key derived for a scope: date, region, service, "aws4_request". */
export function signature(credentials: Credentials, scope: string[], toSign: string): string {
  const key = scope.reduce<string | Uint8Array>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  return createHmac("sha256", key).update(toSign).digest("hex");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** AWS's percent-encoding: stricter than encodeURIComponent. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
