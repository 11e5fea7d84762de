// From a page, its layouts and the app wrapper to a response.
import { Fragment, h, type VNode } from "preact";
import type { Build } from "./build.ts";
import type { Context } from "./context.ts";
import type { PageComponent, PageProps, PageResponse } from "./define.ts";
import { renderDocument } from "./document.ts";
import { foldersOf } from "./patterns.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

/** Where whoever sets the Content-Security-Policy finds a document's nonce; Fresh's name for it. */
const NONCE = Symbol.for("__freshNonce");

/** Renders a route's page or an error page, by its path under routes/. */
export async function renderPage(
  ctx: Context<Any>,
  build: Build,
  id: string,
  { data, status = 200, headers }: PageResponse<unknown>,
): Promise<Response> {
  const { page, layouts, app } = componentsOf(build, id);
  let content = await element(page, propsOf(ctx, () => null, data));
  for (const layout of layouts) {
    if (content instanceof Response) return content;
    const inner = content;
    content = await element(layout, propsOf(ctx, () => inner));
  }
  if (content instanceof Response) return content;
  let rendered: VNode | null = null;
  const shell = app && await element(app, propsOf(ctx, () => rendered));
  if (shell instanceof Response) return shell;
  const wrap = shell && ((inner: VNode) => {
    rendered = inner;
    return shell;
  });
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const html = renderDocument(content, wrap, build.assets, nonce);
  return Object.assign(new Response(html, { status, headers: headersOf(headers) }), {
    [NONCE]: nonce,
  });
}

/** The page, the layouts of its folders outwards, and what is round them all. */
function componentsOf({ routes }: Build, id: string): Components {
  const { default: page = () => null, config } = routes.get(id)!;
  const layouts = [];
  let { skipAppWrapper, skipInheritedLayouts } = config ?? {};
  for (const folder of foldersOf(id).reverse()) {
    const layout = routes.get(folder ? `${folder}/_layout` : "_layout");
    if (!layout || skipInheritedLayouts) continue;
    layouts.push(layout.default!);
    skipAppWrapper ||= layout.config?.skipAppWrapper;
    skipInheritedLayouts = layout.config?.skipInheritedLayouts;
  }
  const app = skipAppWrapper ? undefined : routes.get("_app")?.default;
  return { page, layouts, app } as Components;
}

interface Components {
  page: PageComponent<Any, Any>;
  layouts: PageComponent<Any, Any>[];
  app?: PageComponent<Any, Any>;
}

function propsOf(
  { req, url, params, route, state, error, info }: Context<Any>,
  Component: () => VNode | null,
  data?: unknown,
): PageProps<unknown, Any> {
  // Frozen: what a page wrote into the state would depend on the order of rendering.
  const frozen = Object.freeze({ ...state });
  return { data, Component, req, url, params, route, state: frozen, error, info };
}

/** Async pages are awaited here; plain ones render as components, hooks and all. */
async function element(
  component: PageComponent<Any, Any>,
  props: PageProps<unknown, Any>,
): Promise<VNode | Response> {
  if (component.constructor.name !== "AsyncFunction") return h(component as Any, props as Any);
  const content = await component(props);
  return content instanceof Response ? content : h(Fragment, null, content);
}

/** As in Fresh, the last of one name stays. */
function headersOf(init?: HeadersInit): Headers {
  const headers = new Headers();
  for (const [name, value] of new Headers(init)) headers.set(name, value);
  headers.set("content-type", "text/html; charset=utf-8");
  return headers;
}
