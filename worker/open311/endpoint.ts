// A city's Open311 endpoint, as a client of GeoReport v2 asks it. XML, which every server speaks.
import { NotPublic, requirePublic, type Resolve, resolveName } from "../takeover/public_host.ts";
import { neverConnected } from "shared/server/never_connected.ts";
import { readText } from "shared/server/response_text.ts";
import { type CityAnswer, type CityCase, readCases, readPosted, readToken } from "./reading.ts";

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 1_000_000;

export interface CityEndpoint {
  url: string;
  jurisdictionId: string | null;
  serviceCode: string;
  /** Undefined: the operator has given none. */
  apiKey: string | undefined;
}

/** Whether it may be asked at all; throws where not. */
type MayReach = (url: URL) => Promise<void>;

export function cityOf({ FLOODLINE_ENV }: { FLOODLINE_ENV: string }): City {
  return new City(FLOODLINE_ENV === "production" ? reachPublic() : () => Promise.resolve());
}

/** In production nothing inside our own network is asked, whatever its name; in development the sandbox is there. */
export function reachPublic(resolve: Resolve = resolveName): MayReach {
  return (url) => requirePublic(url, resolve);
}

export class City {
  // A connection of its own for each: on one that lay idle and breaks, fetch by itself sends a request again,
  // a report too.
  readonly #client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });

  constructor(private readonly mayReach: MayReach, private readonly timeoutMs = TIMEOUT_MS) {}

  /** Never throws: what is not known is said. */
  async post(
    endpoint: CityEndpoint,
    name: string,
    fields: Record<string, string>,
  ): Promise<CityAnswer> {
    const body = new URLSearchParams(fields);
    if (endpoint.apiKey) body.set("api_key", endpoint.apiKey);
    if (endpoint.jurisdictionId) body.set("jurisdiction_id", endpoint.jurisdictionId);
    body.set("service_code", endpoint.serviceCode);
    const url = addressOf(endpoint, "requests.xml");
    try {
      await this.mayReach(url);
    } catch (error) {
      // Where nobody tells a name's addresses just now, that mends itself.
      if (!(error instanceof NotPublic)) return { result: "later" };
      return { result: "refused", problem: "notPublic", words: "" };
    }
    try {
      // A city that knows of it takes the same but once; the others pass over it.
      const headers = { "idempotency-key": name };
      return await readPosted(await this.#ask(url, { method: "POST", body, headers }));
    } catch (error) {
      return { result: neverConnected(error) ? "later" : "unknown" };
    }
  }

  /** @throws where the city does not answer, or not well */
  async findByToken(endpoint: CityEndpoint, token: string): Promise<string | undefined> {
    return await readToken(await this.#get(endpoint, `tokens/${encodeURIComponent(token)}.xml`));
  }

  /** @throws as above */
  async findCase(endpoint: CityEndpoint, number: string): Promise<CityCase | undefined> {
    const found = await this.#get(endpoint, `requests/${encodeURIComponent(number)}.xml`);
    return (await readCases(found)).find((each) => each.number === number);
  }

  /** @throws as above */
  async listCases(endpoint: CityEndpoint, span: { from: Date; to: Date }): Promise<CityCase[]> {
    return await readCases(
      await this.#get(endpoint, "requests.xml", {
        service_code: endpoint.serviceCode,
        start_date: span.from.toISOString(),
        end_date: span.to.toISOString(),
      }),
    );
  }

  async #get(
    endpoint: CityEndpoint,
    path: string,
    query: Record<string, string> = {},
  ): Promise<string> {
    const url = addressOf(endpoint, path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    // Empty, it kills some servers.
    if (endpoint.jurisdictionId) url.searchParams.set("jurisdiction_id", endpoint.jurisdictionId);
    await this.mayReach(url);
    const { status, text } = await this.#ask(url, {});
    if (status !== 200) throw new Error(`the city answered ${status}`);
    return text;
  }

  /** A redirect is an answer: nobody sends us on. */
  async #ask(url: URL, init: RequestInit): Promise<{ status: number; text: string }> {
    const asked: RequestInit & { client: Deno.HttpClient } = {
      ...init,
      client: this.#client,
      redirect: "manual",
      signal: AbortSignal.timeout(this.timeoutMs),
    };
    const response = await fetch(url, asked);
    const text = await readText(response, MOST_BYTES);
    return { status: response.status, text };
  }
}

function addressOf({ url }: CityEndpoint, path: string): URL {
  return new URL(`${url.replace(/\/$/, "")}/${path}`);
}
