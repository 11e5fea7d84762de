import { tagOf, TEXT_DIRECTIONS } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { tokensOf } from "@/assets/tokens.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

const DEEP = tokensOf("light")("deep");

const icon = (file: string, sizes: string, purpose: "any" | "maskable" = "any") => ({
  src: pathTo`/icons/${file}`,
  sizes,
  type: file.endsWith(".svg") ? "image/svg+xml" : "image/png",
  purpose,
});

/** What makes FloodLine an app on the home screen. */
export const handlers = define.handlers({
  GET: ({ state: { language } }) => {
    const { frame } = WORDS[language];
    const manifest = {
      // The same app in every language.
      id: "/",
      name: frame.title,
      short_name: "FloodLine",
      description: frame.description,
      lang: tagOf(language),
      dir: TEXT_DIRECTIONS[language],
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: DEEP,
      theme_color: DEEP,
      categories: ["weather", "utilities"],
      icons: [
        icon("icon-192.png", "192x192"),
        icon("icon-512.png", "512x512"),
        icon("maskable-512.png", "512x512", "maskable"),
        icon("icon.svg", "any"),
      ],
      shortcuts: [
        { name: frame.reportFlooding, url: "/report", icons: [icon("icon-192.png", "192x192")] },
        { name: frame.myPlaces, url: "/account", icons: [icon("icon-192.png", "192x192")] },
      ],
    };
    return new Response(JSON.stringify(manifest), {
      headers: {
        "content-type": "application/manifest+json",
        "cache-control": "public, max-age=3600",
        "vary": "Cookie, Accept-Language",
      },
    });
  },
});
