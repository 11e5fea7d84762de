// The real pages in this process, before an API that the test plays, or a real one.
import { loadBuild } from "../web/isle/build.ts";
import { bundle } from "../web/isle/bundle.ts";
import { createSite, type SiteOptions } from "../web/site.ts";

export const PUBLIC_URL = "https://floodline.test";

export interface TestSite {
  get(path: string, headers?: HeadersInit): Promise<Page>;
  /** A form of the site's own. */
  post(path: string, form: Record<string, string>, headers?: HeadersInit): Promise<Page>;
}

export interface Page {
  status: number;
  headers: Headers;
  text: string;
}

const ROOT = new URL("../web", import.meta.url).pathname;
let assets: ReturnType<typeof bundle> | undefined;

/** `openSite({ fetch: (url) => Promise.resolve(Response.json(…)) })`; without one, no API answers. */
export async function openSite(options: Partial<SiteOptions> = {}): Promise<TestSite> {
  const { app, wrap } = createSite({
    fetch: () => Promise.reject(new TypeError("connection refused")),
    apiUrl: "http://api.test",
    publicUrl: PUBLIC_URL,
    s3Origin: "https://s3.test",
    now: () => new Date(),
    ...options,
  });
  app.setBuild(await loadBuild(ROOT, await (assets ??= bundle(ROOT, "development"))));
  const handle = wrap(app.handler());
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const response = await handle(new Request(PUBLIC_URL + path, init));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    get: (path, headers) => send(path, { headers }),
    post: (path, form, headers) =>
      send(path, {
        method: "POST",
        headers: { origin: PUBLIC_URL, ...Object.fromEntries(new Headers(headers)) },
        body: new URLSearchParams(form),
      }),
  };
}
