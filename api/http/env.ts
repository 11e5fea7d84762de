import type { Session } from "../auth/session.ts";

/** What middleware puts into Hono's context. */
export interface ApiEnv {
  Bindings: Deno.ServeHandlerInfo<Deno.NetAddr>;
  Variables: { requestId: string };
}

export interface SignedInEnv {
  Variables: { session: Session };
}

export interface PerhapsSignedInEnv {
  Variables: { session?: Session };
}

export interface ManagerEnv {
  Variables: { session: Session & { bidId: string } };
}
