// What stands in front of a route says itself what it refuses: a route's description is put together
// from what the route says and from what its middleware says (api/docs/refusals.ts).
import type { ErrorCode } from "shared/errors.ts";

/** As the router has it: "POST", "/api/reports/:id". */
export interface RoutePattern {
  method: string;
  path: string;
}

export interface PossibleRefusal {
  code: ErrorCode;
  /** What is this route's own about it, as what a request costs. */
  note?: string;
}

type Refuses = readonly ErrorCode[] | ((route: RoutePattern) => PossibleRefusal[]);

const refusals = new WeakMap<object, Refuses>();

/** The same middleware, known to refuse with these codes. */
export function refusing<Middleware extends object>(
  refuses: Refuses,
  middleware: Middleware,
): Middleware {
  refusals.set(middleware, refuses);
  return middleware;
}

/** None for a handler that has not said: a route's own. */
export function refusalsOf(handler: object, route: RoutePattern): PossibleRefusal[] {
  const refuses = refusals.get(handler) ?? [];
  return typeof refuses === "function" ? refuses(route) : refuses.map((code) => ({ code }));
}

/** Whether a request of this method may change something, and carry a body. */
export function isRead({ method }: Pick<RoutePattern, "method">): boolean {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}
