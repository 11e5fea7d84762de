// A page of somebody who is signed in is given to them again for as long as the api says, asked as them each time,
// that all it was made of is as it was. docs/decisions/0045-the-room-made-once.md
import { createHash } from "node:crypto";
import { headersFor } from "@/lib/api.ts";
import { languageOf } from "@/lib/language.ts";
import { contentSecurityPolicy, nonceOf } from "@/lib/security_headers.ts";
import { hasSession } from "@/lib/session.ts";
import type { Asked, Visit } from "@/lib/visit.ts";
import type { Language } from "shared/languages.ts";
import { withoutWroteCookie } from "shared/wrote_cookie.ts";
import type { OwnPage, OwnPages } from "./own_pages.ts";
import { allowByHash } from "./scripts.ts";

const ASKING_MS = 5_000;
/** So many people's pages at once: what each was made of. */
const MOST_KNOWN = 5_000;

interface OwnSite {
  ownPages: OwnPages;
  fetch: typeof fetch;
  apiUrl: string;
  s3Origin: string;
}

interface Given {
  response: Response;
  /** Absent: it was made, and has one of its own. */
  policy?: string;
}

/** `make` makes the page for who asks. */
export function keepOwnPages(site: OwnSite) {
  const { ownPages } = site;
  const madeOf = new Map<string, readonly Asked[]>();
  return async (req: Request, visit: Visit, make: () => Promise<Response>): Promise<Given> => {
    const asked = readOwnPage(req);
    if (!asked) return { response: await make() };
    const { key, language } = asked;
    const before = madeOf.get(key);
    // Of a page that is too old, or gone, all is wanted again.
    const isKept = before && ownPages.find(key + stateOf(before)) !== undefined;
    const state = before && await askState(before, { req, visit, language, isKept }, site);
    const found = state ? ownPages.find(key + state) : undefined;
    const making = Promise.withResolvers<OwnPage | undefined>();
    // Other tabs of theirs ask at the same moment.
    if (state && !found) ownPages.put(key + state, making.promise);
    const known = await found;
    if (known) {
      visit.route = known.route;
      const headers = { "content-type": "text/html; charset=utf-8" };
      return { response: new Response(known.bytes, { headers }), policy: known.policy };
    }
    let page: OwnPage | undefined;
    try {
      const response = await make();
      page = await ownPage(response, visit, site);
      madeOf.delete(key);
      if (page) madeOf.set(key, visit.asked);
      if (page && !state) ownPages.put(key + stateOf(visit.asked), Promise.resolve(page));
      if (madeOf.size > MOST_KNOWN) madeOf.delete(madeOf.keys().next().value!);
      return { response };
    } finally {
      making.resolve(page);
    }
  };
}

/** Who asks, with every cookie of theirs, for which page in which language. Undefined: it is not kept. */
function readOwnPage(req: Request): { key: string; language: Language } | undefined {
  if (req.method !== "GET" || !hasSession(req)) return undefined;
  const url = new URL(req.url);
  const { language, isChosen } = languageOf(url, req.headers);
  // A choice is put into a cookie as the page is made.
  if (isChosen) return undefined;
  const cookies = withoutWroteCookie(req.headers.get("cookie") ?? "");
  const said = [cookies, req.headers.get("sec-fetch-mode"), language, url.pathname, url.search];
  return { key: createHash("sha256").update(JSON.stringify(said)).digest("base64"), language };
}

interface AskingAgain {
  req: Request;
  visit: Visit;
  language: Language;
  isKept?: boolean;
}

/**
 * By the tags of all that it was made of; what has changed is at hand for whoever makes it anew. Undefined: it
 * cannot be told.
 */
async function askState(
  known: readonly Asked[],
  { req, visit, language, isKept }: AskingAgain,
  { fetch, apiUrl }: OwnSite,
): Promise<string | undefined> {
  const { requestId } = visit;
  const asked = await Promise.all(known.map(async ({ path, etag }): Promise<Asked> => {
    const headers = headersFor({ visitor: req.headers, language, requestId });
    if (isKept) headers.set("if-none-match", etag!);
    const signal = AbortSignal.timeout(ASKING_MS);
    const response = await fetch(apiUrl + path, { headers, signal, redirect: "manual" });
    if (response.status !== 304) {
      visit.answered.set(path, response);
      return { path, etag: response.headers.get("etag") ?? undefined, isRefused: !response.ok };
    }
    visit.cookies.push(...response.headers.getSetCookie());
    return { path, etag, isRefused: false };
  })).catch(() => []);
  return stateOf(asked);
}

function stateOf(asked: readonly Asked[]): string | undefined {
  const isWhole = asked.length > 0 && asked.every(({ etag, isRefused }) => etag && !isRefused);
  return isWhole ? JSON.stringify(asked.map(({ path, etag }) => [path, etag])) : undefined;
}

/** Undefined for what is no whole page, or made of what cannot be asked whether it has changed. */
async function ownPage(
  response: Response,
  visit: Visit,
  { s3Origin }: OwnSite,
): Promise<OwnPage | undefined> {
  const { status, headers } = response;
  const isPage = status === 200 && headers.get("content-type")?.startsWith("text/html");
  if (!isPage || !stateOf(visit.asked)) return undefined;
  const document = allowByHash(await response.clone().text(), nonceOf(response));
  if (!document) return undefined;
  const bytes = new TextEncoder().encode(document.html);
  const policy = contentSecurityPolicy(s3Origin, document.sources);
  return { bytes, policy, route: visit.route };
}
