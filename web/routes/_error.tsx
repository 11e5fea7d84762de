import { errorWords } from "./(_components)/frame/error_words.ts";
import { ZipSearch } from "../components/ZipSearch.tsx";
import { define } from "../utils.ts";
import { WORDS } from "../words/words.ts";

export default define.page(({ error, state }) => {
  const { error: words } = WORDS[state.language].frame;
  const { status, title, sentence } = errorWords(error, words);
  return (
    <div class="narrow">
      <p class="over">{words.over(status)}</p>
      <h1>{title}</h1>
      <p class="lead">{sentence}</p>
      <ZipSearch />
      <p>
        <a href="/">{words.firstPage}</a>
      </p>
      <p>
        <strong>{words.danger}</strong> <a href="tel:911">{words.goHigher}</a>
      </p>
    </div>
  );
});
