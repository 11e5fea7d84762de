import { useWords } from "../words/reader.ts";

/** Looks up a ZIP code: a plain GET form, so that it works everywhere and leaves a good address. */
export function ZipSearch(props: { value?: string; error?: string }) {
  const { common, frame: { lookUp } } = useWords();
  return (
    <form class="zip-search" action="/zip" method="get" role="search" aria-label={common.zipCode}>
      <label for="zip">{lookUp.label}</label>
      {props.error && <p class="field-error" id="zip-error">{props.error}</p>}
      <input
        class="input zip"
        id="zip"
        name="zip"
        inputMode="numeric"
        autocomplete="postal-code"
        value={props.value}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={props.error ? "zip-error" : undefined}
      />
      <button class="button" type="submit">{lookUp.button}</button>
    </form>
  );
}
