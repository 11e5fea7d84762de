import { errorWords } from "../components/error_words.ts";
import { ZipSearch } from "../components/ZipSearch.tsx";
import { define } from "../utils.ts";

export default define.page(({ error }) => {
  const { status, title, sentence } = errorWords(error);
  return (
    <div class="narrow">
      <p class="over">Error {status}</p>
      <h1>{title}</h1>
      <p class="lead">{sentence}</p>
      <ZipSearch />
      <p>
        <a href="/">Go to the first page</a>
      </p>
      <p>
        <strong>In danger from water?</strong> Go higher, and call <a href="tel:911">911</a>.
      </p>
    </div>
  );
});
