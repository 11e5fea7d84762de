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
  // Without the zone of a link-local one, which PostgreSQL does not take; and an IPv4 client of a
  // socket that speaks both.
  return address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}

/** For limits. A household has an IPv6 /64 to itself: as many addresses as it likes. */
export function addressBlock(c: Context<ApiEnv>): string {
  const address = clientAddress(c);
  return isIP(address) === 6 ? `${firstFourGroups(address)}::/64` : address;
}

function firstFourGroups(address: string): string {
  // As URLs have it: in one form, whatever zeros were left out.
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [start = "", end] = host.split("::");
  const groups = start.split(":").filter(Boolean);
  const after = end?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(8 - groups.length - after.length).fill("0");
  return [...groups, ...zeros, ...after].slice(0, 4).join(":");
}
