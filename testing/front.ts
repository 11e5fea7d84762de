// What stands before the programs: a real Caddy with our Caddyfile where one is installed, else the
// gateway that plays it in development.
import { join } from "node:path";
import { createGateway } from "../ground/gateway.ts";
import { freePort } from "../ground/ports.ts";

export interface Front extends AsyncDisposable {
  kind: "caddy" | "gateway";
  /** http://localhost:PORT, known before anything listens there. */
  url: string;
  /** Starts passing requests on. */
  pass(upstreams: Upstreams): Promise<void>;
}

interface Upstreams {
  api: string;
  web: string;
}

/** @param kind "gateway" even where Caddy is installed; by default, the real thing where there is one */
export async function startFront(kind?: "gateway"): Promise<Front> {
  const caddy = kind === "gateway" ? undefined : await findCaddy();
  const port = freePort();
  return caddy ? new CaddyFront(caddy, port) : new GatewayFront(port);
}

/** The Caddy on the PATH. */
export async function findCaddy(): Promise<string | undefined> {
  for (const folder of (Deno.env.get("PATH") ?? "").split(":")) {
    const path = join(folder, "caddy");
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
}

class GatewayFront implements Front {
  readonly kind = "gateway";
  readonly url: string;
  #server?: Deno.HttpServer;

  constructor(private readonly port: number) {
    this.url = `http://localhost:${port}`;
  }

  pass({ api, web }: Upstreams): Promise<void> {
    const handler = createGateway({
      api: Number(new URL(api).port),
      web: Number(new URL(web).port),
    });
    this.#server = Deno.serve({ port: this.port, onListen: () => {} }, handler);
    return Promise.resolve();
  }

  async [Symbol.asyncDispose]() {
    await this.#server?.shutdown();
  }
}

class CaddyFront implements Front {
  readonly kind = "caddy";
  readonly url: string;
  #process?: Deno.ChildProcess;

  constructor(private readonly program: string, port: number) {
    this.url = `http://localhost:${port}`;
  }

  async pass({ api, web }: Upstreams): Promise<void> {
    const home = await Deno.makeTempDir();
    this.#process = new Deno.Command(this.program, {
      args: ["run", "--config", new URL("../Caddyfile", import.meta.url).pathname],
      env: {
        HOME: home,
        XDG_DATA_HOME: home,
        XDG_CONFIG_HOME: home,
        SITE_ADDRESS: this.url,
        API_UPSTREAM: new URL(api).host,
        WEB_UPSTREAM: new URL(web).host,
      },
      stdout: "null",
      stderr: "null",
    }).spawn();
    await answers(`${this.url}/api/health`);
  }

  async [Symbol.asyncDispose]() {
    this.#process?.kill("SIGTERM");
    await this.#process?.status;
  }
}

/** Until an address answers with success; for 20 seconds at most. */
async function answers(url: string): Promise<void> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const status = await fetch(url).then(async (response) => {
      await response.body?.cancel();
      return response.status;
    }, () => 0);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer`);
}
