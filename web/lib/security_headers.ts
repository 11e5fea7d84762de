// The headers every answer carries: pages, error pages and files alike.
import { POLICIES } from "./trusted_types.ts";

/** Where a renderer leaves the nonce of a document's scripts. */
const NONCE = Symbol.for("__freshNonce");

export function securityHeaders(response: Response, s3Origin: string): Response {
  const nonce = nonceOf(response);
  const { headers } = response;
  headers.set(
    "content-security-policy",
    contentSecurityPolicy(s3Origin, nonce ? [`'nonce-${nonce}'`] : []),
  );
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  // Not "no-referrer", but where a page says so: browsers would then post forms with the origin "null".
  if (!headers.has("referrer-policy")) {
    headers.set("referrer-policy", "strict-origin-when-cross-origin");
  }
  headers.set("permissions-policy", "geolocation=(self), camera=(), microphone=(), payment=()");
  headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

/** Of the document's own scripts; undefined where it has none. */
export function nonceOf(response: Response): string | undefined {
  return (response as Response & { [NONCE]?: string })[NONCE];
}

/** @param scripts by what the document's inline scripts are allowed: "'nonce-…'", "'sha256-…'" */
export function contentSecurityPolicy(s3Origin: string, scripts: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    "style-src 'self'",
    `img-src 'self' blob: data: ${s3Origin}`,
    `media-src 'self' blob: ${s3Origin}`,
    `connect-src 'self' ${s3Origin}`,
    `form-action 'self' ${s3Origin}`,
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${POLICIES.join(" ")}`,
  ].join("; ");
}
