import { asset } from "fresh/runtime";
import { define } from "../utils.ts";
import { errorWords } from "../components/error_words.ts";

export default define.page(({ Component, state, error }) => {
  const title = error ? errorWords(error).title : state.title;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} – FloodLine` : "FloodLine: flood and rain texts"}</title>
        <meta
          name="description"
          content="A text before your street floods, and a place to report it when it does."
        />
        <meta name="theme-color" content="#062b3d" />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={asset("/styles.css")} />
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
});
