import type { Context } from "hono";
import type { AppError } from "shared/server/app_error.ts";

/** What middleware puts into Hono's context. */
export interface ApiEnv {
  Bindings: Deno.ServeHandlerInfo<Deno.NetAddr>;
  Variables: { requestId: string; writeError?: ErrorWriter };
}

/** Says a refusal in the form that a group of routes has for it. */
export type ErrorWriter = (refusal: AppError, c: Context) => Response;
