// The log of requests received and webhooks sent: what tests count and the page shows.
import type { Context, MiddlewareHandler } from "hono";
import { changed, type LoggedRequest, type SandboxState, type Service } from "./state/state.ts";

const KEPT = 500;

/** Notes down each request to a service, when it arrives and when it was answered. */
export function logRequests(state: SandboxState): MiddlewareHandler {
  const underWay: Partial<Record<Service, number>> = {};
  return async (c, next) => {
    const service = serviceOf(c.req.path, state.options.s3.bucket);
    if (!service) return await next();
    const request = record(state, { service, method: c.req.method, path: pathAndQuery(c) });
    c.set("logged", request);
    const count = underWay[service] = (underWay[service] ?? 0) + 1;
    state.requestPeaks[service] = Math.max(state.requestPeaks[service] ?? 0, count);
    const start = performance.now();
    request.status = undefined;
    let status = 0;
    try {
      await next();
      status = c.res.status;
    } finally {
      underWay[service]! -= 1;
      request.status = status;
      request.ms = Math.round(performance.now() - start);
      changed(state);
    }
  };
}

export function record(
  state: SandboxState,
  request: Pick<LoggedRequest, "service" | "method" | "path">,
): LoggedRequest {
  const logged: LoggedRequest = { at: state.options.now(), ...request };
  state.requests.push(logged);
  if (state.requests.length > KEPT) state.requests.shift();
  state.requestCounts[request.service] = (state.requestCounts[request.service] ?? 0) + 1;
  changed(state);
  return logged;
}

/** Adds a remark to the request being answered. */
export function note(c: Context, text: string): void {
  const logged = c.get("logged") as LoggedRequest | undefined;
  if (logged) logged.note = text;
}

function serviceOf(path: string, bucket: string): Service | undefined {
  if (
    path.startsWith("/2010-04-01/") || path.startsWith("/twilio-media") ||
    path.startsWith("/v2/Services/")
  ) return "twilio";
  if (path === "/v1/forecast") return "openMeteo";
  if (path.startsWith("/alerts/") || path.startsWith("/zones/")) return "nws";
  if (path.startsWith("/city/")) return "city";
  if (path.startsWith("/api/prod/") || path.startsWith("/mdapi/")) return "coops";
  if (path.startsWith("/api/") && path.includes("/envelope")) return "sentry";
  if (path === `/${bucket}` || path.startsWith(`/${bucket}/`)) return "s3";
}

function pathAndQuery(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}
