// What folders put round their routes: the app wrapper, layouts, middlewares, error pages.
import assert from "node:assert/strict";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Context, HttpError, page, type PageProps } from "./mod.ts";
import { siteOf } from "./testdata/site_of.ts";

type Props = PageProps<unknown, Record<string, unknown>>;
type Ctx = Context<Record<string, unknown>>;
const says = (text: string) => ({ default: () => <p>{text}</p> });
const wraps = (name: string) => ({
  default: ({ Component }: Props) => <div class={name}>{<Component />}</div>,
});
const showsError = (name: string) => ({
  default: ({ error }: Props) => (
    <em>{name}: {error instanceof HttpError ? `${error.status} ${error.message}` : `${error}`}</em>
  ),
});
const throws = (error: unknown) => ({
  handlers: {
    GET: () => {
      throw error;
    },
  },
});
const html = "<!DOCTYPE html>";

Deno.test("a page stands in its folders' layouts and in the app wrapper", async () => {
  const { ask } = siteOf({
    _app: wraps("app"),
    _layout: wraps("outer"),
    "district/_layout": wraps("inner"),
    "district/(staff)/_layout": wraps("group"),
    "district/(staff)/index": says("reports"),
    about: says("about"),
  });
  assert.equal(
    (await ask("/district")).text,
    html + '<div class="app"><div class="outer"><div class="inner"><div class="group">' +
      "<p>reports</p></div></div></div></div>",
  );
  assert.equal(
    (await ask("/about")).text,
    html + '<div class="app"><div class="outer"><p>about</p></div></div>',
  );
});

Deno.test("pages and layouts may stand without what is round them", async () => {
  const { ask } = siteOf({
    _app: wraps("app"),
    _layout: wraps("outer"),
    "a/_layout": { ...wraps("inner"), config: { skipInheritedLayouts: true } },
    "a/index": says("a"),
    bare: { ...says("bare"), config: { skipAppWrapper: true, skipInheritedLayouts: true } },
    "b/_layout": { ...wraps("b"), config: { skipAppWrapper: true } },
    "b/index": says("b"),
  });
  assert.equal(
    (await ask("/a")).text,
    html + '<div class="app"><div class="inner"><p>a</p></div></div>',
  );
  assert.equal((await ask("/bare")).text, html + "<p>bare</p>");
  assert.equal(
    (await ask("/b")).text,
    html + '<div class="outer"><div class="b"><p>b</p></div></div>',
  );
});

Deno.test("middlewares run outside in, arrays in order, and see the answer coming back", async () => {
  const log: string[] = [];
  const step = (name: string) => async (ctx: Ctx) => {
    log.push(`${name} in`);
    const response = await ctx.next();
    log.push(`${name} out`);
    return response;
  };
  const { ask } = siteOf({
    _middleware: { default: step("root") },
    "a/_middleware": { default: [step("first"), step("second")] },
    "a/index": says("a"),
    b: says("b"),
  }, (app) => app.use(step("app")));
  await ask("/a");
  assert.deepEqual(log, [
    ...["app in", "root in", "first in", "second in"],
    ...["second out", "first out", "root out", "app out"],
  ]);
  log.length = 0;
  await ask("/b");
  assert.deepEqual(log, ["app in", "root in", "root out", "app out"]);
});

Deno.test("the root's middlewares run for an address without a route too", async () => {
  const { ask } = siteOf({
    _middleware: {
      default: async (ctx: Ctx) => {
        ctx.state.title = "Set by the middleware";
        return await ctx.next();
      },
    },
    _error: { default: ({ state, route }: Props) => <p>{`${state.title}, ${route}`}</p> },
  });
  const { status, text } = await ask("/nowhere");
  assert.equal(status, 404);
  assert.match(text, /Set by the middleware, null/);
});

Deno.test("the nearest error page answers, in its folder's layouts", async () => {
  const { ask } = siteOf({
    _app: wraps("app"),
    _layout: wraps("outer"),
    _error: showsError("root"),
    "a/_layout": wraps("inner"),
    "a/_error": showsError("a"),
    "a/b/_layout": wraps("innermost"),
    "a/b/index": throws(new HttpError(404, "no such report")),
    "c/index": throws(new Error("broken")),
  });
  const nested = await ask("/a/b");
  assert.equal(nested.status, 404);
  assert.equal(
    nested.text,
    html + '<div class="app"><div class="outer"><div class="inner">' +
      "<em>a: 404 no such report</em></div></div></div>",
  );
  const root = await ask("/c");
  assert.equal(root.status, 500);
  assert.match(root.text, /<div class="outer"><em>root: Error: broken<\/em>/);
});

Deno.test("an error page that fails itself leaves the answer to the next one out", async () => {
  const { ask } = siteOf({
    _error: showsError("root"),
    "a/_error": {
      default: () => {
        throw new Error("broken twice");
      },
    },
    "a/index": throws(new Error("broken")),
  });
  assert.match((await ask("/a")).text, /root: Error: broken twice/);
});

Deno.test("whatever is thrown, wherever, reaches the error page", async () => {
  const boom = () => {
    throw "a string";
  };
  const { ask } = siteOf({
    _error: showsError("root"),
    handler: throws("a string"),
    page: { default: boom },
    // deno-lint-ignore require-await
    async: { default: async () => boom() },
    "layout/_layout": { default: boom },
    "layout/index": says("never"),
    "middleware/_middleware": { default: boom },
    "middleware/index": says("never"),
    "nothing/_middleware": { default: () => undefined },
    "nothing/index": says("never"),
  });
  for (const path of ["/handler", "/page", "/async", "/layout", "/middleware"]) {
    const { status, text } = await ask(path);
    assert.deepEqual([path, status], [path, 500]);
    assert.match(text, /root: a string/);
  }
  assert.match((await ask("/nothing")).text, /root: Error: A middleware must give a Response/);
});

Deno.test("without an error page the answer is plain, and tells no secrets", async () => {
  const { ask } = siteOf({ a: throws(new HttpError(403, "Not yours")) });
  assert.deepEqual([(await ask("/a")).status, (await ask("/a")).text], [403, "Not yours"]);
  assert.equal((await ask("/b")).status, 404);
});

Deno.test("a middleware sees in ctx.error what an inner error page has answered", async () => {
  const seen: unknown[] = [];
  const { ask } = siteOf({
    "a/_error": showsError("a"),
    "a/index": throws(new HttpError(503)),
  }, (app) =>
    app.use(async (ctx: Ctx) => {
      const response = await ctx.next();
      seen.push(ctx.error, response.status);
      return response;
    }));
  await ask("/a");
  assert.ok(seen[0] instanceof HttpError);
  assert.equal(seen[1], 503);
});

Deno.test("an async page is awaited, and may answer with a Response", async () => {
  const { ask } = siteOf({
    _app: wraps("app"),
    // deno-lint-ignore require-await
    page: { default: async () => <p>later</p> },
    // deno-lint-ignore require-await
    elsewhere: { default: async () => Response.redirect("http://site.test/page", 303) },
  });
  assert.equal((await ask("/page")).text, html + '<div class="app"><p>later</p></div>');
  assert.equal((await ask("/elsewhere")).status, 303);
});

Deno.test("a page has Fresh's props and no others; without a handler its data is empty", async () => {
  let keys: string[] = [];
  const { ask } = siteOf({
    a: {
      default: (props: Props) => {
        keys = Object.keys(props);
        return <p>{JSON.stringify(props.data)}</p>;
      },
    },
  });
  assert.match((await ask("/a")).text, /<p>\{\}<\/p>/);
  const fresh = "Component config data error info isPartial params req route state url".split(" ");
  assert.deepEqual(keys.filter((key) => !fresh.includes(key)), []);
});

Deno.test("what the app wrapper provides by a context reaches itself alone", async () => {
  const Word = createContext("none");
  const Says = () => <b>{useContext(Word)}</b>;
  const { ask } = siteOf({
    _app: {
      default: ({ Component }: Props) => (
        <Word.Provider value="app">
          <Says />
          <Component />
        </Word.Provider>
      ),
    },
    _layout: {
      default: ({ Component }: Props) => (
        <Word.Provider value="layout">
          <Component />
        </Word.Provider>
      ),
    },
    a: { default: Says },
    b: { config: { skipInheritedLayouts: true }, default: Says },
  });
  assert.equal((await ask("/a")).text, `${html}<b>app</b><b>layout</b>`);
  assert.equal((await ask("/b")).text, `${html}<b>app</b><b>none</b>`);
});

Deno.test("a page cannot set state while it renders", async () => {
  const { ask } = siteOf({
    a: {
      handlers: {
        GET: (ctx: Ctx) => {
          ctx.state.title = "from the handler";
          return page({});
        },
      },
      default: ({ state }: Props) => <p>{String(state.title)}</p>,
    },
    b: {
      default: ({ state }: Props) => {
        state.title = "from the page";
        return <p />;
      },
    },
    _error: showsError("root"),
  });
  assert.match((await ask("/a")).text, /from the handler/);
  assert.match((await ask("/b")).text, /root: TypeError/);
});
