import { asset } from "fresh/runtime";
import { tagOf, TEXT_DIRECTIONS } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { errorWords } from "./(_components)/frame/error_words.ts";
import { PageHead } from "./(_components)/frame/PageHead.tsx";
import { tokensOf } from "../assets/tokens.ts";
import { define } from "../utils.ts";
import { ReaderLanguage } from "../words/reader.ts";
import { WORDS } from "../words/words.ts";

export default define.page(({ Component, state, url, error }) => {
  const { language, publicUrl } = state;
  const { frame } = WORDS[language];
  const name = error ? errorWords(error, frame.error).title : state.title;
  const title = name ? `${name} – FloodLine` : frame.title;
  return (
    <ReaderLanguage.Provider value={language}>
      <html lang={tagOf(language)} dir={TEXT_DIRECTIONS[language]}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          {error ? <meta name="robots" content="noindex" /> : (
            <PageHead
              publicUrl={publicUrl}
              url={url}
              title={title}
              description={state.description}
              jsonLd={state.jsonLd}
              feeds={state.feeds}
            />
          )}
          {(["light", "dark"] as const).map((scheme) => (
            <meta
              key={scheme}
              name="theme-color"
              content={tokensOf(scheme)("deep")}
              media={`(prefers-color-scheme: ${scheme})`}
            />
          ))}
          <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
          <link rel="manifest" href={pathTo`/manifest.webmanifest?lang=${language}`} />
          <link rel="stylesheet" href={asset("/styles.css")} />
        </head>
        <body>
          <Component />
        </body>
      </html>
    </ReaderLanguage.Provider>
  );
});
