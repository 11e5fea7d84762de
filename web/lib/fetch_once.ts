const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });

/**
 * `fetch` for what must not happen twice: on a kept connection that resets, Deno's sends a request
 * again, POSTs too (denoland/deno#36786, #35610). One asking for a code would be two texts. What
 * only reads keeps its connections.
 */
export const fetchOnce: typeof fetch = (input, init) => {
  const isRead = init?.method === undefined || init.method === "GET";
  return fetch(input, isRead ? init : { ...init, client } as RequestInit);
};
