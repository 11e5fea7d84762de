import css from "@/assets/styles/wall.css" with { type: "text" };
import { cssOf } from "@/assets/tokens.ts";
import { define } from "@/utils.ts";

/** Of the screens on walls alone: dark, whatever the screen is set to. */
export const handlers = define.handlers({
  GET: () =>
    new Response(`:root { color-scheme: dark; ${cssOf("dark")} }\n${css}`, {
      headers: { "content-type": "text/css", "cache-control": "public, max-age=300" },
    }),
});
