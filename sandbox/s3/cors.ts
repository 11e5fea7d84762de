// Which pages may talk to the bucket: those of PUBLIC_URL alone, as the real bucket's CORS rules say.
import type { MiddlewareHandler } from "hono";
import type { SandboxState } from "../state/state.ts";
import { S3Error } from "./errors.ts";

export function cors(state: SandboxState): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header("origin");
    const allowed = origin !== undefined && origin === new URL(state.publicUrl).origin &&
      state.faults.s3?.kind !== "noCors";
    if (c.req.method === "OPTIONS") {
      if (!allowed) {
        throw new S3Error(
          403,
          "AccessForbidden",
          "CORSResponse: This CORS request is not allowed.",
        );
      }
      return new Response(null, {
        headers: {
          ...headersFor(origin),
          "access-control-allow-methods": "GET, HEAD, PUT, POST",
          "access-control-allow-headers": c.req.header("access-control-request-headers") ?? "*",
          "access-control-max-age": "3000",
        },
      });
    }
    await next();
    if (!allowed) return;
    for (const [name, value] of Object.entries(headersFor(origin))) c.res.headers.set(name, value);
  };
}

function headersFor(origin: string): Record<string, string> {
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "ETag",
    "vary": "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  };
}
