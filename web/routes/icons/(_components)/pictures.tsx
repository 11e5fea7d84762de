// The site's icons and its card, each drawn as SVG and made PNG where that is asked for: by code,
// at the first request, because a start should not wait for what hardly anybody asks.
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { AppIcon } from "./AppIcon.tsx";
import { SocialCard } from "./SocialCard.tsx";

/** By their file names, as the head and the manifest name them. `width`: of a PNG. */
const PICTURES: Record<string, { drawing: VNode; width?: number }> = {
  "icon.svg": { drawing: <AppIcon shape="round" /> },
  "icon-192.png": { drawing: <AppIcon shape="round" />, width: 192 },
  "icon-512.png": { drawing: <AppIcon shape="round" />, width: 512 },
  "maskable-512.png": { drawing: <AppIcon shape="full" />, width: 512 },
  // iPhones round the corners themselves, and make what is transparent black.
  "apple-touch-icon.png": { drawing: <AppIcon shape="square" />, width: 180 },
  "social.svg": { drawing: <SocialCard /> },
  "social.png": { drawing: <SocialCard />, width: 1200 },
};

interface IconFile {
  type: "image/svg+xml" | "image/png";
  body: string | Uint8Array<ArrayBuffer>;
}

/** Undefined: there is none of that name. */
export async function findPicture(file: string): Promise<IconFile | undefined> {
  if (!Object.hasOwn(PICTURES, file)) return undefined;
  const { drawing, width } = PICTURES[file]!;
  const svg = renderToString(drawing);
  if (width === undefined) return { type: "image/svg+xml", body: svg };
  return { type: "image/png", body: await (pngs[file] ??= toPng(svg, width)) };
}

/** Each is drawn once in the life of the program. */
const pngs: Record<string, Promise<Uint8Array<ArrayBuffer>>> = {};

async function toPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const Resvg = await (resvg ??= loadResvg());
  const png = new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
  return new Uint8Array(png);
}

let resvg: ReturnType<typeof loadResvg> | undefined;

async function loadResvg() {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  const wasm = new URL("./index_bg.wasm", import.meta.resolve("@resvg/resvg-wasm"));
  await initWasm(await Deno.readFile(wasm));
  return Resvg;
}
