// What api and pages have in common in making something for everybody: who it is made for, and what of it is kept.

/** A browser asks each time whether it has changed; a proxy may give it for a second unasked. */
export const FOR_ALL = "public, max-age=0, s-maxage=1";

/** Of each answer anew, or told by whoever gives it. */
export const NOT_KEPT = ["content-length", "date", "etag", "vary", "x-request-id"];

/** Of who asks nothing else goes into the making: what limits go by, and by which lines of the log are found. */
const PASSED_ON = ["x-forwarded-for", "x-request-id"];

/** Without a cookie, and without a word of what is known already. */
export function asStranger({ url, headers }: Request, language: string | null): Request {
  const passed = new Headers();
  for (const name of PASSED_ON) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  if (language !== null) passed.set("accept-language", language);
  return new Request(url, { headers: passed });
}

/** Whether nothing else is asked for, and nothing twice: what is without number is not kept. */
export function asksOnly(query: URLSearchParams, names: readonly string[]): boolean {
  const asked = [...query.keys()];
  return new Set(asked).size === asked.length && asked.every((name) => names.includes(name));
}
