// By what a route lets in whoever asks: said by the middleware that looks, for the route's description.

/** By the names of the schemes in api/docs/security.ts; of a key, for what it must be. */
export type SecurityRequirement = { session: [] } | { districtKey: ["read" | "write"] };

const requirements = new WeakMap<object, readonly SecurityRequirement[]>();

/** The same middleware, known to let in whoever has one of these. */
export function lettingIn<Middleware extends object>(
  by: readonly SecurityRequirement[],
  middleware: Middleware,
): Middleware {
  requirements.set(middleware, by);
  return middleware;
}

/** Undefined for a handler that has not said: it lets everybody pass. */
export function requirementsOf(handler: object): readonly SecurityRequirement[] | undefined {
  return requirements.get(handler);
}
