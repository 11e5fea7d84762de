import type { Context } from "hono";
import { isIP } from "node:net";
import type { ApiEnv } from "./env.ts";

/**
 * The client's address: the last element of X-Forwarded-For, which is what our own proxy saw (those
 * before it are what the client claims), else the socket's.
 */
export function clientAddress(c: Pick<Context<ApiEnv>, "req" | "env">): string {
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = isIP(forwarded) ? forwarded : c.env.remoteAddr.hostname;
  // An IPv4 client of a socket that speaks both.
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
