// One request as the whole site sees it: what its inner parts leave for the wrapper round them.

export interface Visit {
  /** The caller's, or a new one; the API is told it as well. */
  requestId: string;
  /** Pattern of the route that matched, as "/zip/:zip"; never the address. */
  route: string | null;
  /** Set-Cookie lines for the browser: the API's, and the pages' own. */
  cookies: string[];
  /** What was asked of the API, as a page is made of it. */
  asked: Asked[];
  /** What the API has answered already, by its path: for whoever asks it first. */
  answered: Map<string, Response>;
  retryAfterSeconds?: number;
  /** What went wrong in the browser, by its own words; the visitor got through all the same. */
  pageFault?: string;
}

export interface Asked {
  path: string;
  /** Absent: it cannot be asked whether it has changed. */
  etag?: string;
  isRefused: boolean;
}

const REQUEST_ID = /^[\w-]{8,64}$/;

export function beginVisit({ headers }: Request): Visit {
  const given = headers.get("x-request-id") ?? "";
  const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID();
  return { requestId, route: null, cookies: [], asked: [], answered: new Map() };
}
