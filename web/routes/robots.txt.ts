import { define } from "@/utils.ts";

/** Other pages that nobody should find by searching say so in their heads. */
const PRIVATE = ["/account", "/district", "/reports", "/wall", "/after", "/dev/"];

export const handlers = define.handlers({
  GET: ({ state: { publicUrl } }) => {
    const lines = [
      "User-agent: *",
      ...PRIVATE.map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${publicUrl}/sitemap.xml`,
      "",
    ];
    return new Response(lines.join("\n"), { headers: { "cache-control": "public, max-age=3600" } });
  },
});
