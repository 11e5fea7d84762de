import { Me } from "shared/api/people.ts";
import { type Api, ApiError } from "./api.ts";

/** Over https for this host alone, which its name says. */
const SESSION_COOKIE = /(^|; )(__Host-)?floodline_session=/;

export function hasSession({ headers }: Request): boolean {
  return SESSION_COOKIE.test(headers.get("cookie") ?? "");
}

/** Asks the API who the visitor is: at most once, and only where there is a cookie to ask about. */
export function lazyMe(api: Api, req: Request): () => Promise<Me | undefined> {
  let me: Promise<Me | undefined> | undefined;
  return () => me ??= hasSession(req) ? findMe(api) : Promise.resolve(undefined);
}

async function findMe(api: Api): Promise<Me | undefined> {
  try {
    return await api.get("/api/me", Me);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined;
    throw error;
  }
}
