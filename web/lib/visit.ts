// One request as the whole site sees it: what inner parts note for the wrapper round the app.

export interface Visit {
  requestId: string;
  /** Pattern of the route that matched, never the address. */
  route: string | null;
  /** Set-Cookie lines of the API's answers, for the browser. */
  cookies: string[];
  retryAfterSeconds?: number;
}
