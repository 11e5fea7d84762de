import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { MapData } from "shared/api/map.ts";
import { LANGUAGES } from "shared/languages.ts";
import { MapDocument } from "@/map/MapDocument.tsx";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";

/**
 * A map as an image: `?zip=11231`, or `?latitude=…&longitude=…&metres=…`; then `scheme=dark` and
 * `language=es`, for an image is the same to all who ask, whatever they have chosen.
 */
export const handlers = define.handlers({
  GET: async ({ req, url: { searchParams }, state: { api, now } }) => {
    const asked = (name: string) => searchParams.get(name) ?? "";
    const zip = asked("zip");
    const [latitude, longitude, metres] = [asked("latitude"), asked("longitude"), asked("metres")];
    const query = queryOf(zip ? { zip } : { latitude, longitude, metres });
    const map = await api.get(`/api/map${query}`, MapData);
    const language = LANGUAGES.find((known) => known === asked("language")) ?? "en";
    const scheme = asked("scheme") === "dark" ? "dark" : "light";
    const drawing = h(MapDocument, { map, now, zip: zip || undefined, language, scheme });
    // Preact writes HTML, where this may stand in a text; in XML it may not.
    const svg = renderToString(drawing).replaceAll("]]>", "]]&gt;");
    // Not kept for a while: what is hidden would be shown for as long.
    const etag = `W/"${await hash(svg)}"`;
    const headers = { "cache-control": "public, no-cache", etag };
    if (req.headers.get("if-none-match") === etag) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(svg, { headers: { ...headers, "content-type": "image/svg+xml" } });
  },
});

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(bytes).slice(0, 12).toHex();
}
