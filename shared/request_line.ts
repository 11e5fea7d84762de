// The first line of a request and its Host, before anything reads them: both programs that answer the
// public would throw on what is no address, and on what no Request can be made of again.

/** The Fetch standard forbids these: a Request with one can be got, but not made. */
const FORBIDDEN_METHODS = ["CONNECT", "TRACE", "TRACK"];

export function isReadable({ method, url }: Request): boolean {
  // "get" is another method than GET; copies of its request would be of GET, which has no body.
  const isMethod = method === method.toUpperCase() && !FORBIDDEN_METHODS.includes(method);
  return isMethod && URL.canParse(url);
}
