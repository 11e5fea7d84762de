// Twilio's SDK, on a transport that sends once. It takes a while to load: only what talks to the
// carrier, or hears of it, asks for this file.
import twilio from "twilio";

export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** Asks for nothing; signs well all the same: see TWILIO_AUTH_TOKEN_ACCEPTED. */
  acceptedToken?: string;
  from?: string;
  messagingServiceSid?: string;
  verifyServiceSid?: string;
  /** Everything for *.twilio.com goes here instead, as to the sandbox. */
  apiUrl?: string;
  timeoutMs?: number;
}

export const { RestException, validateRequest } = twilio;

export function makeClient(options: TwilioOptions): twilio.Twilio {
  return twilio(options.accountSid, options.authToken, {
    httpClient: new SingleSendClient(options.apiUrl, options.timeoutMs),
  });
}

type Request = twilio.RequestClient["request"];

/**
 * The SDK's own transport, and any pooled `fetch`, sends a POST again when a reused connection
 * resets (denoland/deno#36786, #35610): two texts. A connection of its own for each request cannot.
 */
class SingleSendClient extends twilio.RequestClient {
  readonly #http = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });

  constructor(private readonly baseUrl?: string, private readonly timeoutMs = 10_000) {
    super();
  }

  // The SDK's types promise the caller any shape it asks for; what comes is JSON.
  // deno-lint-ignore no-explicit-any
  override async request(options: Parameters<Request>[0]): Promise<any> {
    const url = new URL(options.uri);
    const headers = new Headers(options.headers as Record<string, string>);
    if (this.baseUrl) {
      const base = new URL(this.baseUrl);
      headers.set("x-twilio-host", url.host);
      url.protocol = base.protocol;
      url.host = base.host;
    }
    for (const [name, value] of Object.entries(options.params ?? {})) {
      url.searchParams.append(name, String(value));
    }
    headers.set("authorization", `Basic ${btoa(`${options.username}:${options.password}`)}`);
    const init: RequestInit & { client: Deno.HttpClient } = {
      method: options.method.toUpperCase(),
      headers,
      body: options.data ? formEncoded(options.data) : undefined,
      client: this.#http,
      signal: AbortSignal.timeout(this.timeoutMs),
      redirect: "manual",
    };
    const response = await fetch(url, init);
    const text = await response.text();
    return {
      statusCode: response.status,
      body: parsedOr(text),
      headers: Object.fromEntries(response.headers),
    };
  }
}

function formEncoded(data: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) form.append(name, String(each));
    }
  }
  return form;
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
