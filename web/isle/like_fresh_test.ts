// Where Fresh 2.3.3 and isle were once apart, and the test that holds each point: isle refuses what
// Fresh refuses and does what it does, or the pages are written so that it makes no difference.
import assert from "node:assert/strict";
import { Context } from "./context.ts";
import { HttpError } from "./http_error.ts";

const ROOT = new URL("../../", import.meta.url);

/** "file: a test's title", or the beginning of one. */
const POINTS: Record<string, string> = {
  "page props are those of Fresh": "web/isle/surroundings_test.tsx: a page has Fresh's props",
  "no page reads a nonce of the context": "web/isle/like_fresh_test.ts: a context has only",
  "without a handler data is {}": "web/isle/surroundings_test.tsx: a page has Fresh's props",
  "an HttpError's name, message and statuses": "web/isle/like_fresh_test.ts: state and statuses",
  "ctx.state is not replaced": "web/isle/like_fresh_test.ts: state and statuses",
  "_error alone, no _404": "web/isle/build_test.ts: route files that Fresh would take",
  "a class instance or a function is no prop": "web/isle/islands_test.tsx: what cannot reach",
  "JSX is no prop but children": "web/isle/islands_test.tsx: what cannot reach",
  "of two headers page() keeps the last": "web/isle/routing_test.tsx: of two headers",
  "a static folder has no index page": "web/isle/browser_files_test.ts: a folder of static files",
  "the nearest _error, in its layouts": "web/isle/surroundings_test.tsx: the nearest error page",
  "the root's middleware runs for unknown addresses":
    "web/isle/surroundings_test.tsx: the root's middlewares run",
  "an island has its default export alone": "web/isle/build_test.ts: an island exports",
  "an async page may answer": "web/isle/surroundings_test.tsx: an async page is awaited",
  "a handler that gives nothing is an error": "web/isle/routing_test.tsx: a handler that gives",
  "next() in a handler is a 404": "web/isle/routing_test.tsx: next() in a route's handler",
  "redirect stays on the site": "web/isle/context_test.ts: a path that looks like another site",
  "a slash too many is forgiven": "web/isle/routing_test.tsx: a slash too many",
  "an unknown method is a 404, OPTIONS too": "web/isle/routing_test.tsx: a method that a route",
  "its own HEAD handler is used": "web/isle/routing_test.tsx: a HEAD handler",
  "an absent optional parameter is empty": "web/isle/routing_test.tsx: an absent optional",
  "a rest parameter matches the bare folder": "web/isle/routing_test.tsx: a rest parameter",
  "routeOverride": "web/isle/routing_test.tsx: routeOverride stands in",
  "a _middleware exports it as default": "web/isle/build_test.ts: route files that Fresh would",
  "whatever is thrown reaches _error": "web/isle/surroundings_test.tsx: whatever is thrown",
  "a refused form of another site is a 403": "web/site_test.tsx: a form counts only when",
  "state is set before rendering": "web/isle/surroundings_test.tsx: a page cannot set state",
  "a context of the app wrapper does not reach the page":
    "web/isle/surroundings_test.tsx: what the app wrapper provides",
  "headers and policy are round the app":
    "web/site_test.tsx: pages, error pages, files and refusals",
  "errors are told by a middleware": "web/site_test.tsx: our own errors are told",
  "nothing depends on what stands round an island": "web/seam/seam_test.ts: no style depends",
  "a menu says aria-current itself": "web/tests/every_page_test.ts: ${path}",
  "no id is counted in an island": "web/seam/seam_test.ts: nothing that an island brings",
  "the style sheet is linked by the helper": "web/seam/seam_test.ts: the style sheet is linked",
  "ARIA attributes are words": "web/seam/seam_test.ts: ARIA and data attributes",
};

for (const [point, where] of Object.entries(POINTS)) {
  Deno.test(`as in Fresh: ${point}`, async () => {
    const [file, title] = where.split(/: (.*)/) as [string, string];
    const text = await Deno.readTextFile(new URL(file, ROOT));
    assert.match(
      text,
      new RegExp(`Deno\\.test\\(\\s*["\`]${title.replace(/[$(){}[\]]/g, "\\$&")}`),
    );
  });
}

const ctx = new Context<{ title?: string }>({
  req: new Request("http://site.test/"),
  url: new URL("http://site.test/"),
  params: {},
  route: null,
  info: {} as Deno.ServeHandlerInfo,
});

Deno.test("a context has only what Fresh's has", () => {
  const fresh =
    "config error info isPartial next params redirect render req route state text html " +
    "json stream url Component upgrade";
  const own = [...Object.keys(ctx), ...Object.getOwnPropertyNames(Context.prototype)];
  const known = new Set([...fresh.split(" "), "constructor"]);
  assert.deepEqual(own.filter((name) => !known.has(name)), []);
});

Deno.test("state and statuses are held by their types", () => {
  const wrong = () => {
    // @ts-expect-error: its fields are set, not the state itself
    ctx.state = {};
    // @ts-expect-error: no refusal
    return new HttpError(200);
  };
  assert.equal(typeof wrong, "function");
  assert.deepEqual([new HttpError(404).name, new HttpError(404).message], ["HttpError", ""]);
});
