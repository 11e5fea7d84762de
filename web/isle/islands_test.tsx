// What a page with islands sends to the browser. How they come to life there: browser_test.ts.
import { signal } from "@preact/signals";
import { parse } from "devalue";
import assert from "node:assert/strict";
import type { ComponentChildren, VNode } from "preact";
import { registerIsland } from "./islands.ts";
import type { PageProps } from "./mod.ts";
import { siteOf } from "./testdata/site_of.ts";

type Any = Record<string, unknown> & { children?: ComponentChildren };
const Alpha = ({ text, children }: Any) => <b>{String(text ?? "")}{children}</b>;
const Beta = ({ children }: Any) => <i>{children}</i>;
const Closed = (_: Any) => <u>closed</u>;
for (const [name, island] of Object.entries({ Alpha, Beta, Closed })) registerIsland(name, island);

const assets = {
  client: ["/_a/client.js", "/_a/chunk-1.js"],
  islands: {
    Alpha: ["/_a/alpha.js", "/_a/chunk-1.js", "/_a/chunk-2.js"],
    Beta: ["/_a/beta.js"],
    Closed: ["/_a/closed.js"],
  },
};

const App = ({ Component }: PageProps<unknown, unknown>) => (
  <html>
    <head>
      <title>Test</title>
    </head>
    <body>
      <Component />
    </body>
  </html>
);

async function render(page: () => VNode): Promise<string> {
  const site = siteOf(
    {
      _app: { default: App },
      _error: { default: ({ error }: PageProps<unknown, unknown>) => <p>{String(error)}</p> },
      page: { default: page },
    },
    undefined,
    assets,
  );
  return (await site.ask("/page")).text;
}

const propsIn = (html: string) => html.match(/id="isle-props"[^>]*>(.*?)<\/script>/)![1]!;

Deno.test("a page without islands has no script and preloads nothing", async () => {
  const html = await render(() => <h1>Plain</h1>);
  assert.doesNotMatch(html, /<script|<link/);
  assert.match(html, /<h1>Plain<\/h1>/);
});

Deno.test("an island is rendered, and its files are preloaded, each once", async () => {
  const html = await render(() => (
    <main>
      <Alpha text="one" />
      <Alpha text="two" />
    </main>
  ));
  assert.match(
    html,
    /<isle-island data-props="0" data-src="\/_a\/alpha.js"><b>one<\/b><\/isle-island>/,
  );
  assert.match(html, /<isle-island data-props="1" data-src="\/_a\/alpha.js"><b>two<\/b>/);
  const preloaded = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)];
  assert.deepEqual(preloaded.map((match) => match[1]), [
    "/_a/client.js",
    "/_a/chunk-1.js",
    "/_a/alpha.js",
    "/_a/chunk-2.js",
  ]);
  assert.equal(html.indexOf("</head>") > html.lastIndexOf("modulepreload"), true);
});

Deno.test("every script tag carries one nonce, told to whoever sets the policy", async () => {
  const { ask } = siteOf({ page: { default: () => <Alpha /> } }, undefined, assets);
  const { res, text } = await ask("/page");
  const nonce = (res as unknown as Record<symbol, string>)[Symbol.for("__freshNonce")];
  assert.match(nonce!, /^[0-9a-f]{32}$/);
  const scripts = text.match(/<script[^>]*>/g)!;
  assert.equal(scripts.length, 2);
  for (const script of scripts) assert.ok(script.includes(`nonce="${nonce}"`), script);
  const again = (await ask("/page")).res as unknown as Record<symbol, string>;
  assert.notEqual(again[Symbol.for("__freshNonce")], nonce);
});

Deno.test("props cannot break out of their script", async () => {
  const html = await render(() => <Alpha text="</script><script>alert(1)</script><!--" />);
  assert.doesNotMatch(html, /<script>alert/);
  assert.equal(html.match(/<\/script>/g)!.length, 2);
});

Deno.test("a signal given to two islands is written once", async () => {
  const count = signal(7);
  const html = await render(() => (
    <>
      <Alpha text={count} />
      <Closed text={count} />
    </>
  ));
  const revivers = { Signal: ([value]: [unknown]) => signal(value) };
  const [alpha, closed] = parse(propsIn(html), revivers);
  assert.equal(alpha.text.value, 7);
  assert.equal(alpha.text, closed.text);
});

Deno.test("an island's children come from the server; an island in them is one of its own", async () => {
  const html = await render(() => (
    <Beta>
      <p>text</p>
      <Alpha text="inner" />
    </Beta>
  ));
  assert.match(
    html,
    /<isle-island data-props="0" data-src="\/_a\/beta.js"><i><isle-slot><p>text<\/p><isle-island data-props="1" data-src="\/_a\/alpha.js"><b>inner<\/b><\/isle-island><\/isle-slot><\/i><\/isle-island>/,
  );
});

Deno.test("children that an island does not show wait in a template", async () => {
  const html = await render(() => (
    <Closed>
      <p>later</p>
    </Closed>
  ));
  assert.match(
    html,
    /<u>closed<\/u><template data-slot(="")?><p>later<\/p><\/template><\/isle-island>/,
  );
});

Deno.test("an island that another island renders is a plain component", async () => {
  const Outer = () => <Alpha text="within" />;
  registerIsland("Outer", Outer);
  assets.islands = Object.assign(assets.islands, { Outer: ["/_a/outer.js"] });
  const html = await render(() => <Outer />);
  assert.equal(html.match(/<isle-island/g)!.length, 1);
  assert.match(html, /<b>within<\/b>/);
});

Deno.test("what cannot reach the browser is an error that names island and prop", async () => {
  class Storm {}
  const mistakes: [page: () => VNode, message: RegExp][] = [
    [() => <Alpha text={() => 1} />, /Island Alpha, text: .*function/],
    [() => <Alpha text={{ storm: new Storm() }} />, /Island Alpha, text\.storm: .*POJO/],
    [() => <Alpha text={<b>JSX</b>} />, /JSX reaches an island as children/],
    [() => <Alpha>{(() => 1) as unknown as VNode}</Alpha>, /Island Alpha: children is a function/],
  ];
  for (const [page, message] of mistakes) assert.match(await render(page), message);
});

Deno.test("false and undefined attributes are rendered as HTML wants them", async () => {
  const html = await render(() => (
    <p aria-expanded={false} aria-busy={undefined} hidden={false}>
      <textarea value="kept" />
      <input disabled={signal(false)} value={signal("typed")} />
    </p>
  ));
  assert.match(
    html,
    /<p aria-expanded="false"><textarea>kept<\/textarea><input value="typed"\/><\/p>/,
  );
});
