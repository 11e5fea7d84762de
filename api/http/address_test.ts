import type { Context } from "hono";
import assert from "node:assert/strict";
import { addressBlock, clientAddress } from "./address.ts";
import type { ApiEnv } from "./env.ts";

function blockOf(forwarded: string | undefined, socket = "198.51.100.1"): string {
  return addressBlock({
    req: { header: () => forwarded },
    env: { remoteAddr: { hostname: socket } },
  } as unknown as Context<ApiEnv>);
}

Deno.test("limits count what our own proxy saw last; a household's IPv6 addresses are one", () => {
  const cases: [forwarded: string | undefined, block: string][] = [
    ["203.0.113.9", "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:7::1", "2001:db8:7:0::/64"],
    ["2001:DB8:7:0:ffff::", "2001:db8:7:0::/64"],
    ["2001:0db8:0007:0000:1:2:3:4", "2001:db8:7:0::/64"],
    ["2001:db8:7::1%eth0", "2001:db8:7:0::/64"],
    ["2001:db8:7:1::1", "2001:db8:7:1::/64"],
    ["2001:db8::7:1:2:3:4", "2001:db8:0:7::/64"],
    ["::1", "0:0:0:0::/64"],
    // What is no address is not believed: the socket's counts.
    ["unknown", "198.51.100.1"],
    ["", "198.51.100.1"],
    [undefined, "198.51.100.1"],
  ];
  for (const [forwarded, block] of cases) assert.equal(blockOf(forwarded), block, forwarded);
  assert.equal(blockOf(undefined, "::ffff:10.0.0.7"), "10.0.0.7");
});

Deno.test("an address goes without the zone of its link, which the security log cannot keep", () => {
  const told = (forwarded: string) =>
    clientAddress({ req: { header: () => forwarded }, env: {} } as unknown as Context<ApiEnv>);
  assert.equal(told("fe80::1%eth0"), "fe80::1");
  assert.equal(told("fe80::1%25"), "fe80::1");
});
