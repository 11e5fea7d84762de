import type { ComponentChildren } from "preact";
import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { describeControl, TextArea, TextField } from "@/components/Field.tsx";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";
import type { TypedTemplate } from "./template_form.ts";

const { form: words, statuses } = templates;
const { languages } = broadcasts;

interface TemplateFormProps {
  action: string;
  typed: TypedTemplate;
  errors?: FieldErrors;
  /** Of the words that are kept; nothing where none are. */
  checks?: AnswerTemplate["checks"];
  /** What goes along unseen. */
  children?: ComponentChildren;
}

/** Its languages side by side, so that none is forgotten; under a translation, who has read it. */
export function TemplateForm({ action, typed, errors = {}, checks, children }: TemplateFormProps) {
  return (
    <form method="post" action={action} noValidate class="broadcast-form">
      {children}
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={typed.name}
        error={errors.name}
        autocomplete="off"
      />
      <StatusField value={typed.status} error={errors.status} />
      <fieldset>
        <legend class="label">{words.words}</legend>
        <p class="hint">{words.wordsHint}</p>
        <p class="hint">{words.truth}</p>
        <div class="side-by-side">
          {LANGUAGES.map((language) => (
            <div key={language}>
              <TextArea
                name={`words.${language}`}
                label={languages[language]}
                value={typed.words[language]}
                error={errors[`words.${language}`]}
                lang={tagOf(language)}
              />
              {language !== "en" && (
                <CheckField
                  language={language}
                  value={typed.checkedBy[language]}
                  error={errors[`checkedBy.${language}`]}
                  check={checks?.[language] ?? null}
                />
              )}
            </div>
          ))}
        </div>
      </fieldset>
      <p class="row">
        <button class="button" type="submit" name="intent" value="save">{words.save}</button>
        <button class="button second" type="submit" name="intent" value="look">{words.look}</button>
      </p>
    </form>
  );
}

function StatusField({ value, error }: { value: string; error?: string }) {
  return (
    <div class={error ? "field has-error" : "field"}>
      <label for="status">{words.status}</label>
      {error && <p class="field-error" id="status-error">{error}</p>}
      <select
        class="input lead-time"
        id="status"
        name="status"
        {...describeControl({ name: "status", error })}
      >
        <option value="" selected={value === ""}>{words.choose}</option>
        {TEMPLATE_STATUSES.map((status) => (
          <option key={status} value={status} selected={status === value}>
            {statuses[status]}
          </option>
        ))}
      </select>
    </div>
  );
}

function CheckField({ language, value, error, check }: {
  language: "es" | "zh";
  value: string;
  error?: string;
  check: AnswerTemplate["checks"]["es"];
}) {
  return (
    <TextField
      name={`checkedBy.${language}`}
      label={words.checkedBy(languages[language])}
      hint={check ? words.checkedAlready(check.by) : words.checkedHint}
      value={value}
      error={error}
      autocomplete="off"
    />
  );
}
