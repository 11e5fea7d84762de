// How much is worked on at a time. The driver's own queue for a connection has no end: who comes too
// late in it is told so at once, rather than kept waiting behind others.
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { addressBlock } from "./address.ts";
import type { ApiEnv } from "./env.ts";
import { refusing } from "./refusing.ts";

const TRY_AGAIN_SECONDS = 2;

/**
 * `most` requests at a time, and of these at most half from one address: whoever keeps slow ones running
 * never takes the others' place.
 */
export function takeTurns({ most }: { most: number }) {
  const running = new Map<string, number>();
  let all = 0;

  const begin = (address: string) => {
    const own = running.get(address) ?? 0;
    if (all >= most || own >= most / 2) {
      throw new AppError("busy", { retryAfterSeconds: TRY_AGAIN_SECONDS });
    }
    all++;
    running.set(address, own + 1);
  };
  const end = (address: string) => {
    all--;
    const own = running.get(address)! - 1;
    if (own > 0) running.set(address, own);
    else running.delete(address);
  };

  return refusing(
    ["busy"],
    createMiddleware<ApiEnv>(async (c, next) => {
      const address = addressBlock(c);
      begin(address);
      try {
        await next();
      } finally {
        end(address);
      }
    }),
  );
}
