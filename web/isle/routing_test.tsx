// How addresses and methods find their route.
import assert from "node:assert/strict";
import type { Context, PageProps } from "./mod.ts";
import { page } from "./mod.ts";
import { siteOf } from "./testdata/site_of.ts";

type Props = PageProps<unknown, unknown>;
const says = (text: string) => ({ default: () => <p>{text}</p> });
const showsParams = {
  default: ({ params, route }: Props) => <p>{JSON.stringify({ ...params, route })}</p>,
};
const answers = (text: string) => ({ handlers: { GET: () => new Response(text) } });

Deno.test("the most exact route answers", async () => {
  const { ask } = siteOf({
    "[page]": says("any page"),
    "zip/[zip]": says("any ZIP code"),
    "zip/new": says("a new one"),
    "(public)/about": says("about, in a group"),
  });
  assert.match((await ask("/zip/new")).text, /a new one/);
  assert.match((await ask("/zip/11231")).text, /any ZIP code/);
  assert.match((await ask("/about")).text, /about, in a group/);
  assert.match((await ask("/elsewhere")).text, /any page/);
});

Deno.test("parameters arrive decoded, with the route's pattern", async () => {
  const { ask } = siteOf({ "places/[name]": showsParams });
  const { text } = await ask("/places/Red%20Hook%2F1");
  assert.match(text, /\{&quot;name&quot;:&quot;Red Hook\/1&quot;,/);
  assert.match(text, /&quot;route&quot;:&quot;\/places\/:name&quot;/);
});

Deno.test("an absent optional parameter is empty", async () => {
  const { ask } = siteOf({ "docs/[[lang]]": showsParams });
  assert.match((await ask("/docs")).text, /&quot;lang&quot;:&quot;&quot;/);
  assert.match((await ask("/docs/es")).text, /&quot;lang&quot;:&quot;es&quot;/);
  assert.equal((await ask("/docs/es/more")).status, 404);
});

Deno.test("a rest parameter matches any depth, and the bare folder", async () => {
  const { ask } = siteOf({ "files/[...path]": showsParams });
  assert.match((await ask("/files")).text, /&quot;path&quot;:&quot;&quot;/);
  assert.match((await ask("/files/a/b.txt")).text, /&quot;path&quot;:&quot;a\/b\.txt&quot;/);
  assert.equal((await ask("/filesystem")).status, 404);
});

Deno.test("routeOverride stands in for the file's own path", async () => {
  const { ask } = siteOf({
    "place": { ...showsParams, config: { routeOverride: "/places/:zip" } },
  });
  assert.match((await ask("/places/11231")).text, /&quot;zip&quot;:&quot;11231&quot;/);
  assert.equal((await ask("/place")).status, 404);
});

Deno.test("a slash too many is forgiven on routes without parameters", async () => {
  const { ask } = siteOf({
    "index": says("home"),
    "about/team": { default: ({ url }: Props) => <p>{url.pathname}</p> },
    "zip/[zip]": says("a ZIP code"),
  });
  assert.match((await ask("/about/team/")).text, /\/about\/team\//);
  assert.match((await ask("//about///team")).text, /<p>\/about\/team<\/p>/);
  assert.match((await ask("//")).text, /home/);
  assert.equal((await ask("/zip/11231/")).status, 404);
});

Deno.test("HEAD answers as GET does, without a body", async () => {
  const { ask } = siteOf({ about: says("about") });
  const { status, text, res } = await ask("/about", { method: "HEAD" });
  assert.deepEqual([status, text], [200, ""]);
  assert.equal(res.headers.get("content-type"), "text/html; charset=utf-8");
});

Deno.test("a HEAD handler of a route's own is used", async () => {
  const { ask } = siteOf({
    file: {
      handlers: {
        GET: () => new Response("all of it"),
        HEAD: () => new Response(null, { headers: { "x-size": "9" } }),
      },
    },
  });
  assert.equal((await ask("/file", { method: "HEAD" })).res.headers.get("x-size"), "9");
  assert.equal((await ask("/file")).text, "all of it");
});

Deno.test("a method that a route does not know is a 404, OPTIONS as well", async () => {
  const { ask } = siteOf({
    about: says("about"),
    form: { handlers: { POST: () => new Response("posted") }, default: says("the form").default },
    only: answers("GET only"),
  });
  assert.equal((await ask("/about", { method: "POST" })).status, 404);
  assert.equal((await ask("/about", { method: "OPTIONS" })).status, 404);
  assert.equal((await ask("/only", { method: "DELETE" })).status, 404);
  assert.equal((await ask("/form", { method: "POST" })).text, "posted");
  assert.match((await ask("/form")).text, /the form/);
});

Deno.test("handler, handlers, or one function for all methods", async () => {
  const { ask } = siteOf({
    one: { handler: { GET: () => new Response("handler") } },
    two: { handlers: { GET: () => new Response("handlers") } },
    three: { handler: (ctx: Context<unknown>) => new Response(ctx.req.method) },
  });
  assert.equal((await ask("/one")).text, "handler");
  assert.equal((await ask("/two")).text, "handlers");
  assert.equal((await ask("/three", { method: "PUT" })).text, "PUT");
});

Deno.test("a handler that gives nothing is our mistake: 500", async () => {
  const seen: unknown[] = [];
  const { ask } = siteOf({
    forgetful: { handlers: { GET: () => undefined } },
    _error: {
      default: ({ error }: Props) => {
        seen.push(error);
        return <p>sorry</p>;
      },
    },
  });
  assert.equal((await ask("/forgetful")).status, 500);
  assert.match(String(seen[0]), /routes\/forgetful: GET must give page\(…\) or a Response/);
});

Deno.test("next() in a route's handler is a 404", async () => {
  const { ask } = siteOf({
    "a/[b]": { handlers: { GET: (ctx: Context<unknown>) => ctx.next() } },
    "[...all]": says("not this one"),
  });
  assert.equal((await ask("/a/b")).status, 404);
});

Deno.test("a form posts files and fields, and comes back as 422 with its data", async () => {
  const { ask } = siteOf({
    form: {
      handlers: {
        POST: async (ctx: Context<unknown>) => {
          const form = await ctx.req.formData();
          const { name } = form.get("photo") as File;
          return page({ zip: form.get("zip"), name }, { status: 422, headers: { "x-a": "b" } });
        },
      },
      default: ({ data }: PageProps<{ zip: string; name: string }, unknown>) => (
        <p>{data.zip} {data.name}</p>
      ),
    },
  });
  const body = new FormData();
  body.set("zip", "1123");
  body.set("photo", new File(["x"], "cellar.jpg"));
  const { status, text, res } = await ask("/form", { method: "POST", body });
  assert.equal(status, 422);
  assert.match(text, /<p>1123 cellar\.jpg<\/p>/);
  assert.equal(res.headers.get("x-a"), "b");
});

Deno.test("of two headers with one name a page keeps the last", async () => {
  const { ask } = siteOf({
    twice: {
      handlers: {
        GET: () => page({}, { headers: [["set-cookie", "a=1"], ["set-cookie", "b=2"]] }),
      },
      default: () => <p />,
    },
  });
  assert.deepEqual((await ask("/twice")).res.headers.getSetCookie(), ["b=2"]);
});
