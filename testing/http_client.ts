// What a browser does, as far as an API can tell: keeps cookies, comes from an address, sends JSON.

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined where there is none. */
  // deno-lint-ignore no-explicit-any
  body: any;
  text: string;
}

export class HttpClient {
  readonly cookies: Record<string, string> = {};
  /** Of a program: its district's key. */
  key?: string;

  constructor(private readonly url: string, readonly address: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, { headers });
  }

  post(path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("POST", path, { json, headers });
  }

  patch(path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("PATCH", path, { json, headers });
  }

  put(path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("PUT", path, { json, headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("DELETE", path, { headers });
  }

  async send(
    method: string,
    path: string,
    { json, body, headers = {} }: {
      json?: unknown;
      body?: BodyInit;
      headers?: Record<string, string>;
    },
  ): Promise<Answer> {
    const response = await this.open(method, path, {
      headers: { ...(json !== undefined && { "content-type": "application/json" }), ...headers },
      body: json === undefined ? body : JSON.stringify(json),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : undefined,
      text,
    };
  }

  /** The answer as it begins, for one that never ends. */
  async open(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = Object.entries(this.cookies).map(([k, v]) => `${k}=${v}`).join("; ");
    const response = await fetch(this.url + path, {
      method,
      ...init,
      headers: {
        "x-forwarded-for": this.address,
        ...(cookie && { cookie }),
        ...(this.key && { authorization: `Bearer ${this.key}` }),
        ...init.headers as Record<string, string>,
      },
    });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    return response;
  }

  /** Of an answer, as soon as it comes. */
  keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split("; ");
    const [name = "", value = ""] = pair.split("=");
    if (attributes.includes("Max-Age=0")) delete this.cookies[name];
    else this.cookies[name] = value;
  }
}
