import type { DistrictKey } from "shared/api/district/keys.ts";
import { KEY_SCOPES, type KeyScope } from "shared/key_scopes.ts";
import { TextField } from "@/components/Field.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { useTimes } from "@/words/reader.ts";
import { keys as words } from "@/words/en/district/keys.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";
import { EndForm } from "../../(_components)/EndForm.tsx";

const ACTION = "/district/settings/keys";

interface DistrictKeysProps {
  keys: DistrictKey[];
  timeZone: string;
  now: Date;
}

/** Each that works with a button that ends it at once. */
export function DistrictKeys({ keys, timeZone, now }: DistrictKeysProps) {
  const { ago, dayAndTime } = useTimes();
  if (keys.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="given-out">
      {keys.map(({ id, name, scope, madeBy, madeAt, lastUsedAt, revokedAt }) => (
        <li key={id} class={revokedAt ? "soft" : undefined}>
          <p>
            <strong>{name}</strong> <span>{words.scopes[scope]}</span>
            <br />
            <span class="soft">
              {words.made(dayAndTime(madeAt, now, timeZone), colleagueWords(madeBy))}{" "}
              {lastUsedAt ? words.used(ago(lastUsedAt, now)) : words.neverUsed}
            </span>
          </p>
          {revokedAt
            ? <p>{words.revokedOn(dayAndTime(revokedAt, now, timeZone))}</p>
            : <EndForm action={ACTION} intent="revoke" label={words.revoke} {...{ id, name }} />}
        </li>
      ))}
    </ul>
  );
}

/** What was typed. */
export interface TypedKey {
  name: string;
  scope: KeyScope;
}

export function NewKeyForm({ typed, errors }: { typed: TypedKey; errors?: FieldErrors }) {
  return (
    <form method="post" action={ACTION} noValidate class="levels-form">
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={errors?.name}
        value={typed.name}
        autoComplete="off"
      />
      <div class="field">
        <fieldset>
          <legend>{words.scope}</legend>
          <div class="choices">
            {KEY_SCOPES.map((scope) => (
              <label class="choice" for={`scope.${scope}`} key={scope}>
                <input
                  type="radio"
                  id={`scope.${scope}`}
                  name="scope"
                  value={scope}
                  checked={scope === typed.scope}
                />
                <span>
                  <strong>{words.choices[scope].name}</strong>
                  <small>{words.choices[scope].says}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <button class="button" type="submit">{words.make}</button>
    </form>
  );
}

export function ShownKey({ value }: { value: string }) {
  return (
    <Notice tone="good">
      <p>{words.shown}</p>
      <p>
        <code class="wall-link">{value}</code>
      </p>
    </Notice>
  );
}
