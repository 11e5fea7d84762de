import { asset } from "fresh/runtime";
import { LOCALES } from "shared/languages.ts";
import { errorWords } from "../components/error_words.ts";
import { define } from "../utils.ts";
import { ReaderLanguage } from "../words/reader.ts";
import { WORDS } from "../words/words.ts";

export default define.page(({ Component, state, error }) => {
  const { frame } = WORDS[state.language];
  const title = error ? errorWords(error, frame.error).title : state.title;
  return (
    <html lang={LOCALES[state.language].replace("-US", "")} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} – FloodLine` : frame.title}</title>
        <meta
          name="description"
          content="A text before your street floods, and a place to report it when it does."
        />
        <meta name="theme-color" content="#062b3d" />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={asset("/styles.css")} />
      </head>
      <body>
        <ReaderLanguage.Provider value={state.language}>
          <Component />
        </ReaderLanguage.Provider>
      </body>
    </html>
  );
});
