// Whether an address may be asked for what somebody else has named: never one inside our own network,
// where machines answer whoever asks (a cloud's 169.254.169.254 gives keys away).
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** A name's addresses. */
export type Resolve = (host: string) => Promise<string[]>;

export const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

export class NotPublic extends Error {}

/** @throws NotPublic; and where the name is unknown, what says so */
export async function requirePublic(url: URL, resolve: Resolve): Promise<void> {
  if (url.protocol !== "https:") throw new NotPublic("a redirect away from HTTPS");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await resolve(host);
  const isPublic = addresses.length > 0 && addresses.every((address) => !isInside(address));
  if (!isPublic) throw new NotPublic("a redirect to an address that is not public");
}

function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return INSIDE.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** As the IANA's registries of special-purpose addresses list them (RFC 6890). */
const INSIDE = new BlockList();
for (
  const [network, prefix] of [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 3],
  ] as const
) {
  INSIDE.addSubnet(network, prefix, "ipv4");
}
// All but 2000::/3, and of that what leads to IPv4 addresses or nowhere.
for (
  const [network, prefix] of [
    ["::", 3],
    ["4000::", 2],
    ["8000::", 1],
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["3fff::", 20],
  ] as const
) {
  INSIDE.addSubnet(network, prefix, "ipv6");
}
