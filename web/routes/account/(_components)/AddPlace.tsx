import type { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { LevelChoices } from "./LevelChoices.tsx";
import { LanguageChoice, type TypedChoices, WakeBox } from "./TextChoices.tsx";

interface AddPlaceProps {
  typed: { zip: string; level: Level; consentVersion: string; choices: TypedChoices };
  /** Alerts need a yes, once. */
  needsConsent: boolean;
  /** With the first place comes how its texts will come. */
  isFirst: boolean;
  preview?: Preview;
  fields?: FieldErrors;
}

export function AddPlace({ typed, needsConsent, isFirst, preview, fields }: AddPlaceProps) {
  const { account: { add }, common } = useWords();
  return (
    <section id="add" class="narrow" aria-labelledby="add-title">
      <h2 id="add-title">{add.title}</h2>
      <form method="post" action="/account">
        <TextField
          name="zip"
          label={common.zipCode}
          class="zip"
          inputMode="numeric"
          autocomplete="postal-code"
          value={typed.zip}
          error={fields?.zip}
        />
        <LevelChoices
          id="add-level"
          legend={add.when}
          value={typed.level}
          preview={preview}
        />
        {isFirst && <FirstChoices choices={typed.choices} />}
        {needsConsent && (
          <ConsentBox checked={typed.consentVersion !== ""} error={fields?.consentVersion} />
        )}
        <button class="button" type="submit" name="intent" value="add">{add.submit}</button>
      </form>
    </section>
  );
}

function FirstChoices({ choices }: { choices: TypedChoices }) {
  const { add } = useWords().account;
  const { hourWords } = useTimes();
  const { hasQuietHours, from, to, wakesForFlood, language } = choices;
  return (
    <>
      <p>
        <strong>
          {hasQuietHours ? add.quiet(hourWords(from), hourWords(to)) : add.notQuiet}
        </strong>{" "}
        {hasQuietHours && `${add.waited} `}
        {add.later}
      </p>
      <WakeBox checked={wakesForFlood} />
      <LanguageChoice value={language} />
    </>
  );
}
