// The Caddyfile, as a real Caddy reads it.
import { join } from "node:path";
import { freePort } from "../ground/ports.ts";

const CADDYFILE = join(import.meta.dirname!, "../Caddyfile");

export interface Caddy extends AsyncDisposable {
  /** http://localhost:PORT */
  url: string;
  /** What it printed, once it has ended. */
  log(): Promise<string>;
}

interface CaddyOptions {
  /** Ports on this machine; several of one program's. */
  api: number | number[];
  web: number | number[];
  /** As TRUSTED_PROXIES has it. */
  trustedProxies?: string;
}

/** The Caddy on the PATH. */
export async function findCaddy(): Promise<string | undefined> {
  for (const folder of (Deno.env.get("PATH") ?? "").split(":")) {
    const path = join(folder, "caddy");
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
}

/** Of that Caddy, as [2, 11, 4]; undefined where there is none. */
export async function findCaddyVersion(): Promise<number[] | undefined> {
  const path = await findCaddy();
  if (!path) return undefined;
  const { stdout } = await new Deno.Command(path, { args: ["version"] }).output();
  const [, version] = new TextDecoder().decode(stdout).match(/v?(\d+\.\d+\.\d+)/) ?? [];
  return version?.split(".").map(Number);
}

/** Another process may take a free port before Caddy does: then it is another one. */
export async function startCaddy(options: CaddyOptions): Promise<Caddy> {
  for (let tries = 0; tries < 5; tries++) {
    const caddy = await runCaddy(freePort(), options);
    if (caddy) return caddy;
  }
  throw new Error("Caddy did not start");
}

function upstreams(ports: number | number[]): string {
  return [ports].flat().map((port) => `127.0.0.1:${port}`).join(" ");
}

/** Undefined where it ended at once: its port is taken. */
export async function runCaddy(
  port: number,
  { api, web, trustedProxies = "" }: CaddyOptions,
): Promise<Caddy | undefined> {
  const home = await Deno.makeTempDir();
  const caddy = new Deno.Command("caddy", {
    args: ["run", "--config", CADDYFILE, "--adapter", "caddyfile"],
    env: {
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CONFIG_HOME: home,
      SITE_ADDRESS: `http://localhost:${port}`,
      API_UPSTREAM: upstreams(api),
      WEB_UPSTREAM: upstreams(web),
      UPSTREAMS: Array.isArray(api) ? "several" : "one",
      TRUSTED_PROXIES: trustedProxies,
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const said = [new Response(caddy.stdout).text(), new Response(caddy.stderr).text()];
  let hasEnded = false;
  caddy.status.then(() => hasEnded = true);
  const stop = async () => {
    if (!hasEnded) caddy.kill("SIGTERM");
    await Promise.all([...said, caddy.status]);
    await Deno.remove(home, { recursive: true });
  };
  while (!hasEnded && !await isListening(port)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (hasEnded) {
    await stop();
    return undefined;
  }
  return {
    url: `http://localhost:${port}`,
    async log() {
      await Promise.all([hasEnded || caddy.kill("SIGTERM"), caddy.status]);
      return (await Promise.all(said)).join("");
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function isListening(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "localhost", port })).close();
    return true;
  } catch {
    return false;
  }
}
