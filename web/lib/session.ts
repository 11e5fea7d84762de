import { Me } from "shared/api/people.ts";
import { isOver } from "shared/over_session.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { type Api, ApiError } from "./api.ts";

/** Over https for this host alone, which its name says. */
const COOKIE = /(?:^|; )((?:__Host-)?)floodline_(session|over)=([^;]*)/g;

/** One that is known to be over is none. */
export function hasSession({ headers }: Request): boolean {
  const found = [...(headers.get("cookie") ?? "").matchAll(COOKIE)].map((
    [, host, name, value],
  ) => ({
    name: `${host}${name}`,
    value: value!,
  }));
  const valueOf = (wanted: string) => found.find(({ name }) => name === wanted)?.value;
  return found.some(({ name, value }) =>
    name.endsWith("session") && !isOver(value, valueOf(name.replace("session", "over")))
  );
}

/** Asks the API who the visitor is: at most once, and only where there is a cookie to ask about. */
export function lazyMe(api: Api, req: Request): () => Promise<Me | undefined> {
  let me: Promise<Me | undefined> | undefined;
  return () => me ??= hasSession(req) ? findMe(api) : Promise.resolve(undefined);
}

/** Who is looking, as far as the frame round a page cares. */
export interface Reader {
  /** Of a district's staff, as what. */
  role?: StaffRole;
  /** Of those who run FloodLine, whatever they are besides. */
  isOperator: boolean;
}

export function readerOf(me: Me | undefined): Reader | undefined {
  return me && { role: me.district?.role, isOperator: me.operatorSince !== null };
}

async function findMe(api: Api): Promise<Me | undefined> {
  try {
    return await api.get("/api/me", Me);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined;
    throw error;
  }
}
