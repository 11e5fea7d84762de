import { WatchedZips } from "shared/api/zips.ts";
import { pathTo } from "shared/path_to.ts";
import { define } from "@/utils.ts";

const PAGES = ["/", "/zip", "/privacy", "/terms"];

export const handlers = define.handlers({
  GET: async ({ state: { api, publicUrl } }) => {
    const { zips } = await api.get("/api/network/zips", WatchedZips);
    const urls = [...PAGES, ...zips.map((zip) => pathTo`/zip/${zip}`)]
      .map((path) => `<url><loc>${publicUrl}${path}</loc></url>\n`);
    const xml = '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("")}</urlset>\n`;
    return new Response(xml, {
      headers: { "content-type": "application/xml", "cache-control": "public, max-age=3600" },
    });
  },
});
