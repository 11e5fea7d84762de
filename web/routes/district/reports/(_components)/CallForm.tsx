import { CALLER_CONSENT_WORDING } from "shared/consent.ts";
import { LANGUAGE_NAMES, LANGUAGES, LOCALES } from "shared/languages.ts";
import { DepthChoices } from "@/components/DepthChoices.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { TextArea, TextField } from "@/components/Field.tsx";
import { Submission } from "@/components/Submission.tsx";
import { WhenChoices } from "@/components/WhenChoices.tsx";
import { calls as words } from "@/words/en/district/calls.ts";
import type { TypedCall } from "./call_form.ts";

interface CallFormProps {
  typed: TypedCall;
  /** The district's. */
  zips: string[];
  errors?: FieldErrors;
}

/** Two taps, and what the caller says; all else is for some. */
export function CallForm({ typed, zips, errors = {} }: CallFormProps) {
  return (
    <form method="post" action="/district/reports/new" noValidate>
      <Submission id={typed.submissionId} />
      <DepthChoices value={typed.depth} error={errors.depth} />
      <ZipChoices zips={zips} value={typed.zip} error={errors.zip} />
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={typed.note}
        error={errors.note}
      />
      <WhenChoices
        when={typed.when}
        happenedAt={typed.happenedAt}
        error={errors.happenedAt}
        legend={words.when}
      />
      <details open={typed.phone !== "" || Boolean(errors.phone ?? errors.consent)}>
        <summary>{words.texts.open}</summary>
        <CallerTexts typed={typed} errors={errors} />
      </details>
      <button class="button" type="submit">{words.button}</button>
    </form>
  );
}

function ZipChoices({ zips, value, error }: { zips: string[]; value: string; error?: string }) {
  return (
    <div class={error ? "field has-error" : "field"}>
      <fieldset aria-describedby={error ? "zip-error" : undefined}>
        <legend>{words.zip}</legend>
        {error && <p class="field-error" id="zip-error">{error}</p>}
        {zips.length === 0 && <p>{words.noZips}</p>}
        <div class="choices four">
          {zips.map((zip, i) => {
            // The error summary's link leads to the first of them.
            const id = i === 0 ? "zip" : `zip-${zip}`;
            return (
              <label key={zip} class="choice" for={id}>
                <input type="radio" id={id} name="zip" value={zip} checked={zip === value} />
                {zip}
              </label>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

function CallerTexts({ typed, errors }: { typed: TypedCall; errors: FieldErrors }) {
  const { texts } = words;
  return (
    <>
      <TextField
        name="phone"
        label={texts.phone}
        hint={texts.phoneHint}
        type="tel"
        class="mobile"
        autocomplete="off"
        value={typed.phone}
        error={errors.phone}
      />
      <div class="field">
        <fieldset>
          <legend>{texts.language}</legend>
          <div class="choices">
            {LANGUAGES.map((language) => (
              <label key={language} class="choice" for={`language-${language}`}>
                <input
                  type="radio"
                  id={`language-${language}`}
                  name="language"
                  value={language}
                  checked={language === typed.language}
                />
                <span lang={LOCALES[language]}>
                  <strong>{LANGUAGE_NAMES[language]}</strong>
                  <br />
                  {CALLER_CONSENT_WORDING[language]}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <div class={errors.consent ? "field has-error" : "field"}>
        {errors.consent && <p class="field-error" id="consent-error">{errors.consent}</p>}
        <div class="consent">
          <label class="tick" for="consent">
            <input
              type="checkbox"
              id="consent"
              name="consent"
              value="yes"
              checked={typed.consent}
              aria-invalid={errors.consent ? "true" : undefined}
              aria-describedby={errors.consent ? "consent-error" : undefined}
            />
            <span>{texts.consent}</span>
          </label>
        </div>
      </div>
    </>
  );
}
