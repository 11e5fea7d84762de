import { LANGUAGE_NAMES, LANGUAGES } from "shared/languages.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { describeControl, TextField } from "@/components/Field.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { Submission } from "@/components/Submission.tsx";
import { people } from "@/words/en/district/people.ts";
import { RoleChoices } from "./RoleChoices.tsx";

const { invite: words } = people;

/** As typed. */
export interface TypedInvitation {
  phone: string;
  name: string;
  role: StaffRole | undefined;
  language: string;
}

export function InviteForm({ typed, errors }: { typed: TypedInvitation; errors?: FieldErrors }) {
  const language = { name: "language", hint: words.languageHint };
  return (
    <form method="post" action="/district/people" noValidate class="levels-form">
      <Submission />
      <p>{words.what}</p>
      <TextField
        name="phone"
        type="tel"
        label={words.phone}
        hint={words.phoneHint}
        error={errors?.phone}
        value={typed.phone}
        autoComplete="off"
      />
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={errors?.name}
        value={typed.name}
        autoComplete="off"
      />
      <RoleChoices legend={words.role} value={typed.role} error={errors?.role} />
      <div class="field">
        <label for="language">{words.language}</label>
        <p class="hint" id="language-hint">{words.languageHint}</p>
        <select
          class="input lead-time"
          id="language"
          name="language"
          {...describeControl(language)}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language} selected={language === typed.language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </select>
      </div>
      <button class="button" type="submit" name="intent" value="invite">{words.button}</button>
    </form>
  );
}
