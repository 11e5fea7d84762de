// A page that every stranger gets alike is made once, for all who ask. Whether it still holds the api is
// asked once a second at most, by the tags of what it was made of: it knows of each change at once.
// docs/decisions/0044-made-once.md
import { asStranger, FOR_ALL, NOT_KEPT } from "shared/kept_answers/for_all.ts";
import type { KeptAnswer, KeptAnswers } from "shared/kept_answers/kept_answers.ts";
import { hashOf, respond } from "shared/kept_answers/respond.ts";
import { contentSecurityPolicy, nonceOf } from "@/lib/security_headers.ts";
import type { Asked } from "@/lib/visit.ts";
import { readAskedPage } from "./asked_page.ts";
import { allowByHash } from "./scripts.ts";

export interface PageForAll extends KeptAnswer {
  /** What was asked of the api for it. */
  asked: readonly Asked[];
  madeAt: Date;
}

/** It tells how long ago things were. */
const MADE_ANEW_MS = 15_000;
/** While the api is away, as in a restart, the page of a moment ago is better than none. */
const BETTER_THAN_NONE_MS = 60_000;
const ASKING_MS = 2_000;

interface Site {
  kept: KeptAnswers<PageForAll>;
  fetch: typeof fetch;
  apiUrl: string;
  s3Origin: string;
  now: () => Date;
  /** Makes a page, and tells what it asked for. */
  make: (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Made>;
}

interface Made {
  response: Response;
  asked: readonly Asked[];
}

interface Given {
  response: Response;
  /** As the router has it. */
  route: string;
  /** By this request, and told of by `make`. */
  isMade: boolean;
}

/** Undefined: what is asked for is made for who asks. */
export function keepPages(site: Site) {
  return async (
    request: Request,
    info: Deno.ServeHandlerInfo | undefined,
    more: readonly (readonly [string, string])[],
  ): Promise<Given | undefined> => {
    const asked = readAskedPage(request);
    if (!asked) return undefined;
    let own: Response | undefined;
    let isMade = false;
    const page = await site.kept.get(asked.key, async (known) => {
      const stranger = asStranger(request, asked.language);
      if (known && await stillHolds(known, stranger, site)) return known;
      const { response, asked: from } = await site.make(stranger, info);
      isMade = true;
      if (response.status >= 500 && known && ageOf(known, site) < BETTER_THAN_NONE_MS) return known;
      const page = await keptPage(response, from, site);
      if (!page) own = response;
      return page;
    });
    const response = page ? await respond(page, request, more) : own;
    return response && { response, route: asked.route, isMade };
  };
}

async function stillHolds(
  page: PageForAll,
  stranger: Request,
  { fetch, apiUrl, ...site }: Site,
): Promise<boolean> {
  if (ageOf(page, site) >= MADE_ANEW_MS) return false;
  const answers = await Promise.all(page.asked.map(async ({ path, etag }) => {
    if (!etag) return false;
    const headers = new Headers(stranger.headers);
    headers.set("accept", "application/json");
    headers.set("if-none-match", etag);
    const signal = AbortSignal.timeout(ASKING_MS);
    const response = await fetch(apiUrl + path, { headers, signal });
    await response.body?.cancel();
    return response.status === 304;
  })).catch(() => [false]);
  return answers.every(Boolean);
}

function ageOf({ madeAt }: PageForAll, { now }: Pick<Site, "now">): number {
  const age = now().getTime() - madeAt.getTime();
  return age < 0 ? Infinity : age;
}

/** Undefined for what is no whole page: made without something that the api could not tell. */
async function keptPage(
  response: Response,
  asked: readonly Asked[],
  { s3Origin, now }: Site,
): Promise<PageForAll | undefined> {
  const { status, headers } = response;
  if (status !== 200 || asked.some(({ isRefused }) => isRefused)) return undefined;
  const document = allowByHash(await response.clone().text(), nonceOf(response));
  if (!document) return undefined;
  const bytes = new TextEncoder().encode(document.html);
  const kept = new Headers(headers);
  for (const name of NOT_KEPT) kept.delete(name);
  kept.set("content-security-policy", contentSecurityPolicy(s3Origin, document.sources));
  // A choice of language is kept by the browser that made it, in a cookie.
  const isForAll = !kept.has("set-cookie");
  kept.set("cache-control", isForAll ? FOR_ALL : "private, no-cache");
  kept.set("vary", "Cookie, Accept-Language");
  return { bytes, headers: [...kept], hash: await hashOf(bytes), tags: [], asked, madeAt: now() };
}
