// From a page, its layouts and the app wrapper to a response.
import { Fragment, h, type VNode } from "preact";
import type { Build, RouteModule } from "./build.ts";
import { buildOf, type Context } from "./context.ts";
import type { Page, PageProps, PageResponse } from "./define.ts";
import { renderDocument } from "./document.ts";
import { foldersOf } from "./patterns.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

/** Where whoever sets the Content-Security-Policy finds a document's nonce, as in Fresh. */
const NONCE = Symbol.for("__freshNonce");

export function nonceOf(response: Response): string | undefined {
  return (response as Any)[NONCE];
}

/** Renders the page of a route or error module, by its id. */
export async function renderPage(
  ctx: Context<Any>,
  id: string,
  { data, status = 200, headers: init }: PageResponse<unknown>,
): Promise<Response> {
  const build = buildOf(ctx);
  let content: VNode | Response = h(Fragment, null);
  for (const { component, isPage } of wrappersOf(build, id)) {
    const inner: VNode = content;
    content = await element(component, propsOf(ctx, isPage ? data : undefined, () => inner));
    if (content instanceof Response) return content;
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const headers = new Headers();
  for (const [name, value] of new Headers(init)) headers.set(name, value);
  headers.set("content-type", "text/html; charset=utf-8");
  const response = new Response(renderDocument(content, build.assets, nonce), { status, headers });
  return Object.assign(response, { [NONCE]: nonce });
}

/** The components round a page, from the page itself outwards. */
function wrappersOf({ routes }: Build, id: string) {
  const page = routes.get(id)!;
  const wrappers = [{ component: page.default as Page<Any, Any> | undefined, isPage: true }];
  const add = (module?: RouteModule) =>
    wrappers.push({ component: module?.default as Page<Any, Any>, isPage: false });
  let { skipAppWrapper, skipInheritedLayouts } = page.config ?? {};
  for (const folder of foldersOf(id).reverse()) {
    if (skipInheritedLayouts) break;
    const layout = routes.get(folder ? `${folder}/_layout` : "_layout");
    if (!layout) continue;
    add(layout);
    skipAppWrapper ||= layout.config?.skipAppWrapper;
    skipInheritedLayouts = layout.config?.skipInheritedLayouts;
  }
  if (!skipAppWrapper) add(routes.get("_app"));
  return wrappers.flatMap(({ component, isPage }) => component ? [{ component, isPage }] : []);
}

function propsOf(
  ctx: Context<Any>,
  data: unknown,
  Component: () => VNode,
): PageProps<unknown, Any> {
  const { req, url, params, route, state, error, info } = ctx;
  return { data, Component, req, url, params, route, state, error, info };
}

/** Async pages are awaited here; plain ones render as components, hooks and all. */
async function element(
  component: Page<Any, Any>,
  props: PageProps<unknown, Any>,
): Promise<VNode | Response> {
  if (component.constructor.name !== "AsyncFunction") return h(component as Any, props as Any);
  const content = await component(props);
  return content instanceof Response ? content : h(Fragment, null, content);
}
