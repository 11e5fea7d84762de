// The address that FloodLine is to be found at, well and ill.
import assert from "node:assert/strict";
import { checkAddress, type Probes, WORLD } from "./address.ts";

const NOW = new Date("2026-11-26T12:00:00Z");
const WELL: Probes = {
  resolve: () => Promise.resolve(["192.0.2.1"]),
  connects: () => Promise.resolve(true),
  findCertificate: () => Promise.resolve({ validUntil: new Date("2027-01-26T12:00:00Z") }),
  fetch: () => Promise.resolve(new Response("{}")),
};

const ADDRESSES: [what: string, world: Partial<Probes>, said: RegExp][] = [
  [
    "a machine that is live",
    {},
    /^passed DNS passed port 443 passed port 80 passed certificate: good for 61 days passed FloodLine$/,
  ],
  [
    "a name without an address",
    { resolve: () => Promise.reject(new Error("NXDOMAIN")) },
    /^TO DO DNS: flood\.example\.org has no address$/,
  ],
  [
    "a firewall",
    { connects: (_, port) => Promise.resolve(port === 443) },
    /passed port 443 TO DO port 80: nothing answers/,
  ],
  ["a certificate that ended", {
    findCertificate: () => Promise.resolve({ validUntil: new Date("2026-11-20T12:00:00Z") }),
  }, /TO DO certificate: ended 6 days ago/],
  ["one that is not renewed", {
    findCertificate: () => Promise.resolve({ validUntil: new Date("2026-12-05T12:00:00Z") }),
  }, /TO DO certificate: only 9 days left/],
  ["one of its own making", {
    findCertificate: () =>
      Promise.resolve({ validUntil: new Date("2027-06-01"), distrust: "SELF_SIGNED" }),
  }, /TO DO certificate: browsers do not believe it: SELF_SIGNED/],
  [
    "an api that is not ready",
    { fetch: () => Promise.resolve(new Response("", { status: 503 })) },
    /TO DO FloodLine: .*\/api\/ready answers 503/,
  ],
  [
    "nothing behind Caddy",
    { fetch: () => Promise.reject(new TypeError("refused")) },
    /TO DO FloodLine: .* does not answer \(TypeError\)/,
  ],
];

for (const [what, world, said] of ADDRESSES) {
  Deno.test(`the address of ${what} is told as such`, async () => {
    const findings = await checkAddress("https://flood.example.org", {
      world: { ...WELL, ...world },
      now: NOW,
    });
    const text = findings.map(({ about, outcome, says }) =>
      outcome === "passed"
        ? `passed ${about}${about === "certificate" ? `: ${says}` : ""}`
        : `TO DO ${about}: ${says}`
    ).join(" ");
    assert.match(text, said);
  });
}

Deno.test("a real certificate is read off the wire, whether it is believed or not", async () => {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", cert: CERTIFICATE, key: KEY, onListen: () => {} },
    () => new Response(),
  );
  const { validUntil, distrust } = await WORLD.findCertificate("127.0.0.1", server.addr.port);
  assert.equal(validUntil.getUTCFullYear(), 2126);
  assert.match(distrust!, /SELF_SIGNED/);
  const { port } = server.addr;
  await server.shutdown();
  await assert.rejects(WORLD.findCertificate("127.0.0.1", port));
  assert.equal(await WORLD.connects("127.0.0.1", port), false);
});

/** For localhost, of nobody: made for this test, and good for a hundred years. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUaWB6PgVzsvTgSq3r7G+xPx39F14wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjIzMjI1M1oYDzIxMjYxMTAy
MjMyMjUzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARMnWk1OaJbk+KEvbY5lsidIS+hsMMgax5lrdgB51/7Zh6WM2l/y3kU
ASG41kVeLo6tV6vmruFx0fG4ACeLBEzdo2kwZzAdBgNVHQ4EFgQU4c/BtzNLcLAd
VXjFmQQksfhFbGMwHwYDVR0jBBgwFoAU4c/BtzNLcLAdVXjFmQQksfhFbGMwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAI1AVqtgehAYrfqAKe+5OLXWQmZzbN3L+K6HlwZO2bgqAiEAnKH5RfW+
UWgUX37JMQpOvPEKPl2WhKJtxjnfSQufRHY=
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZAtPc6phqZsfLUwU
INjNa7Cy7wI/EIrpXFypes/qAE2hRANCAARMnWk1OaJbk+KEvbY5lsidIS+hsMMg
ax5lrdgB51/7Zh6WM2l/y3kUASG41kVeLo6tV6vmruFx0fG4ACeLBEzd
-----END PRIVATE KEY-----`;
