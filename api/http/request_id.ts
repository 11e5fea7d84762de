// The id under which a request is found again: in its lines of the log, its answer, its transactions.
import { makeContext } from "shared/server/async_context.ts";

const REQUEST_ID = /^[\w-]{8,64}$/;
const requests = makeContext<string>();

/** What the front gave (Caddyfile: never a visitor's own word), or web passed on; else a new one. */
export function requestIdOf({ headers }: Request): string {
  const given = headers.get("x-request-id") ?? "";
  return REQUEST_ID.test(given) ? given : crypto.randomUUID();
}

export async function asRequest<T>(id: string, work: () => Promise<T>): Promise<T> {
  return await requests.run(id, work);
}

/** Undefined outside of a request. */
export function findRequestId(): string | undefined {
  return requests.getStore();
}
