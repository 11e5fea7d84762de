// A photo or video of a text, as the carrier keeps it for us.
import type { TwilioOptions } from "shared/server/twilio_sdk.ts";
import { requirePublic, type Resolve, resolveName } from "./public_host.ts";

const TIMEOUT_MS = 20_000;
/** The carrier's own way to a photo takes two. */
const MOST_REDIRECTS = 5;

export type Fetched =
  | { result: "fetched"; bytes: Uint8Array<ArrayBuffer> }
  | { result: "tooLarge" }
  /** Deleted, or not ours: it will not come. */
  | { result: "gone" };

export class CarrierMedia {
  constructor(
    private readonly options: TwilioOptions,
    private readonly resolve: Resolve = resolveName,
  ) {}

  /** @throws where the carrier does not answer, or not well */
  async fetch(address: string, maxBytes: number): Promise<Fetched> {
    const url = this.#own(address);
    if (!url) return { result: "gone" };
    const response = await this.#follow(url);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return { result: "gone" };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the carrier answered ${response.status}`);
    }
    const bytes = await bytesUpTo(response.body, maxBytes);
    return bytes ? { result: "fetched", bytes } : { result: "tooLarge" };
  }

  /** There it has no use any more, and every copy can leak. */
  async remove(address: string): Promise<void> {
    const url = this.#own(address);
    if (!url) return;
    const response = await this.#request(url, {
      method: "DELETE",
      headers: this.#credentials(),
    });
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) {
      throw new Error(`the carrier answered ${response.status}`);
    }
  }

  /** Where it is sent on to is signed itself, and mostly another host's: no credentials go there. */
  async #follow(first: URL): Promise<Response> {
    let url = first;
    let response = await this.#request(url, { headers: this.#credentials() });
    for (let hops = 0; isRedirect(response.status); hops++) {
      await response.body?.cancel();
      const location = response.headers.get("location");
      if (!location || !URL.canParse(location, url)) throw new Error("a redirect to nowhere");
      if (hops === MOST_REDIRECTS) throw new Error("a redirect without end");
      url = new URL(location, url);
      if (!this.#isOfSandbox(url)) await requirePublic(url, this.resolve);
      response = await this.#request(url, {});
    }
    return response;
  }

  /** Where the carrier is set to be elsewhere, what it hands out is there too. */
  #isOfSandbox(url: URL): boolean {
    const { apiUrl } = this.options;
    return apiUrl !== undefined && url.origin === new URL(apiUrl).origin;
  }

  /** Of our account, at the carrier; undefined: an address that must not get our credentials. */
  #own(address: string): URL | undefined {
    const { accountSid, apiUrl } = this.options;
    const url = new URL(address);
    const isOurs = url.origin === "https://api.twilio.com" &&
      url.pathname.startsWith(`/2010-04-01/Accounts/${accountSid}/Messages/`);
    if (!isOurs) return undefined;
    return apiUrl ? new URL(url.pathname, apiUrl) : url;
  }

  #credentials(): HeadersInit {
    const { accountSid, authToken } = this.options;
    return { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  }

  async #request(url: URL, init: RequestInit): Promise<Response> {
    return await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Undefined where there are more: what they claim to be is not believed. */
async function bytesUpTo(
  body: ReadableStream<Uint8Array> | null,
  max: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > max) return undefined;
    chunks.push(new Uint8Array(chunk));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
