// What stands before the programs: a real Caddy with our Caddyfile where one is installed, else the
// gateway that plays it in development.
import { createGateway } from "../ground/gateway.ts";
import { freePort } from "../ground/ports.ts";
import { type Caddy, findCaddy, runCaddy } from "./caddy.ts";

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
  /** Caddy alone knows of any. */
  trustedProxies?: string;
}

/** @param kind "gateway" even where Caddy is installed; by default, the real thing where there is one */
export async function startFront(kind?: "gateway"): Promise<Front> {
  const isCaddy = kind !== "gateway" && await findCaddy() !== undefined;
  return isCaddy ? new CaddyFront(freePort()) : new GatewayFront(freePort());
}

class GatewayFront implements Front {
  readonly kind = "gateway";
  readonly url: string;
  #server?: Deno.HttpServer;

  constructor(private readonly port: number) {
    this.url = `http://localhost:${port}`;
  }

  pass({ api, web }: Upstreams): Promise<void> {
    const handler = createGateway({ api: portOf(api), web: portOf(web) });
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
  #caddy?: Caddy;

  constructor(private readonly port: number) {
    this.url = `http://localhost:${port}`;
  }

  async pass({ api, web, trustedProxies }: Upstreams): Promise<void> {
    const upstreams = { api: portOf(api), web: portOf(web), trustedProxies };
    this.#caddy = await runCaddy(this.port, upstreams);
    if (!this.#caddy) throw new Error(`Caddy does not listen on ${this.port}`);
  }

  async [Symbol.asyncDispose]() {
    await this.#caddy?.[Symbol.asyncDispose]();
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
