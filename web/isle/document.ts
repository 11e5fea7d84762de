// A page's HTML document with what islands need in it. Without islands: no script at all.
import { Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import type { Assets } from "./assets.ts";
import { bootScript } from "../seam/boot.ts";
import { collectIslands, type Rendered, stringifyProps } from "./islands.ts";

/**
 * @param wrap puts the app wrapper round the page, which is rendered before it: as in Fresh, a context
 * that the wrapper provides does not reach the page
 */
export function renderDocument(
  page: VNode,
  wrap: ((page: VNode) => VNode) | undefined,
  assets: Assets,
  nonce: string,
): string {
  const { html, islands } = collectIslands(
    (name) => assets.islands[name]?.[0] ?? missing(name),
    () => {
      const inner = renderToString(h(Fragment, null, page));
      return wrap ? renderToString(wrap(jsxTemplate([inner]))) : inner;
    },
  );
  const scripts = scriptTags(islands, assets, nonce);
  const withHead = html.replace("</head>", () => preloadTags(islands, assets) + "</head>");
  const end = withHead.lastIndexOf("</body>");
  if (end < 0) return "<!DOCTYPE html>" + withHead + scripts;
  return "<!DOCTYPE html>" + withHead.slice(0, end) + scripts + withHead.slice(end);
}

function missing(name: string): never {
  throw new Error(`Island ${name} is not in the build`);
}

function preloadTags(islands: Rendered[], assets: Assets): string {
  if (islands.length === 0) return "";
  const urls = [...assets.client, ...islands.flatMap(({ name }) => assets.islands[name]!)];
  return [...new Set(urls)].map((url) => `<link rel="modulepreload" href="${url}">`).join("");
}

function scriptTags(islands: Rendered[], assets: Assets, nonce: string): string {
  if (islands.length === 0) return "";
  const props = stringifyProps(islands);
  return `<script type="application/json" id="isle-props" nonce="${nonce}">${props}</script>` +
    `<script nonce="${nonce}">${bootScript({ src: assets.client[0]! })}</script>`;
}
