// PUBLIC_URL, as the world sees it: name, ports, certificate, and FloodLine behind it.
import { isIP } from "node:net";
import tls from "node:tls";
import { type Diagnosis, fail, pass } from "./finding.ts";

/** The world, as far as an address is asked about. */
export interface Probes {
  resolve(host: string): Promise<string[]>;
  /** Whether something answers there. */
  connects(host: string, port: number): Promise<boolean>;
  findCertificate(host: string, port: number): Promise<Certificate>;
  fetch: typeof fetch;
}

interface Certificate {
  validUntil: Date;
  /** Why a browser would not believe it; undefined: it does. */
  distrust?: string;
}

/** Caddy renews 30 days before the end: fewer than these, and it has failed for weeks. */
const FEW_DAYS = 14;
const DAY_MS = 86_400_000;
const TIMEOUT_MS = 10_000;

export async function checkAddress(
  publicUrl: string,
  { world, now }: { world: Probes; now: Date },
): Promise<Diagnosis[]> {
  const { hostname, protocol, port: own } = new URL(publicUrl);
  const addresses = await world.resolve(hostname).catch(() => []);
  if (addresses.length === 0) {
    const todo =
      "make an A record (and AAAA) with this machine's address where your domain is managed";
    return [fail("DNS", `${hostname} has no address`, todo)];
  }
  const findings = [pass("DNS", `${hostname} is at ${addresses.join(", ")}`)];
  const isEncrypted = protocol === "https:";
  const port = Number(own || (isEncrypted ? 443 : 80));
  const ports = isEncrypted && !own ? [port, 80] : [port];
  for (const each of ports) findings.push(await checkPort(world, hostname, each));
  if (findings.some(({ outcome }) => outcome === "toDo")) return findings;
  if (isEncrypted) findings.push(await checkCertificate(world, { hostname, port, now }));
  return [...findings, await checkHealth(world, publicUrl)];
}

async function checkPort(world: Probes, host: string, port: number): Promise<Diagnosis> {
  if (await world.connects(host, port)) return pass(`port ${port}`, "open");
  const todo =
    "start FloodLine (docker compose up -d), and open the port in this machine's firewall and its " +
    "provider's; Caddy needs 80 and 443 for its certificate";
  return fail(`port ${port}`, `nothing answers at ${host}`, todo);
}

async function checkCertificate(
  world: Probes,
  { hostname, port, now }: { hostname: string; port: number; now: Date },
): Promise<Diagnosis> {
  const { validUntil, distrust } = await world.findCertificate(hostname, port);
  const days = Math.floor((validUntil.getTime() - now.getTime()) / DAY_MS);
  const todo =
    `Caddy gets and renews it by itself: see why not in \`docker compose logs caddy\`, and that ` +
    "SITE_ADDRESS is PUBLIC_URL's host";
  if (days < 0) return fail("certificate", `ended ${-days} days ago`, todo);
  if (distrust) return fail("certificate", `browsers do not believe it: ${distrust}`, todo);
  if (days < FEW_DAYS) return fail("certificate", `only ${days} days left`, todo);
  return pass("certificate", `good for ${days} days`);
}

async function checkHealth(world: Probes, publicUrl: string): Promise<Diagnosis> {
  const url = `${publicUrl}/api/ready`;
  const todo = "look at `docker compose ps` and `docker compose logs caddy api`";
  try {
    const response = await world.fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    if (response.ok) return pass("FloodLine", "answers there, and is ready");
    return fail("FloodLine", `${url} answers ${response.status}`, todo);
  } catch (error) {
    return fail("FloodLine", `${url} does not answer (${(error as Error).name})`, todo);
  }
}

/** The real one. */
export const WORLD: Probes = {
  async resolve(host) {
    if (/^[\d.]+$/.test(host)) return [host];
    if (host === "localhost") return ["127.0.0.1"];
    const kinds = await Promise.allSettled([
      Deno.resolveDns(host, "A"),
      Deno.resolveDns(host, "AAAA"),
    ]);
    return kinds.flatMap((kind) => kind.status === "fulfilled" ? kind.value : []);
  },
  async connects(hostname, port) {
    try {
      const connection = await Deno.connect({
        hostname,
        port,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      connection.close();
      return true;
    } catch {
      return false;
    }
  },
  findCertificate(host, port) {
    const { promise, resolve, reject } = Promise.withResolvers<Certificate>();
    // Looked at whatever it is, and judged by us.
    const servername = isIP(host) ? undefined : host;
    const socket = tls.connect({ host, port, servername, rejectUnauthorized: false });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("no certificate in time")));
    socket.on("error", reject);
    socket.on("secureConnect", () => {
      const { valid_to } = socket.getPeerCertificate();
      const why = socket.authorized ? undefined : String(socket.authorizationError);
      resolve({ validUntil: new Date(valid_to), distrust: why });
      socket.destroy();
    });
    return promise;
  },
  fetch: (input, init) => fetch(input, init),
};
