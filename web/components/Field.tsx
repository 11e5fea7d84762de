import type { ComponentChildren, JSX } from "preact";

interface FieldProps {
  /** The control's name; also its id. */
  name: string;
  label: string;
  hint?: string;
  error?: string;
}

/** A label, its hint, its error and one text control that knows of both. */
export function TextField(
  { name, label, hint, error, class: style, ...input }:
    & FieldProps
    & JSX.InputHTMLAttributes<HTMLInputElement>,
) {
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <input
        {...input}
        {...describeControl({ name, hint, error })}
        id={name}
        name={name}
        class={`input ${style ?? ""}`.trim()}
      />
    </FieldFrame>
  );
}

/** Without `maxlength`, which cuts off what is pasted: one that is too long is told. */
export function TextArea(props: FieldProps & { value: string; lang?: string }) {
  const { name, label, hint, error, ...textarea } = props;
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error}>
      <textarea
        {...textarea}
        {...describeControl({ name, hint, error })}
        id={name}
        name={name}
        class="input"
        rows={4}
      />
    </FieldFrame>
  );
}

/** Ids of the words that a control's `aria-describedby` names. */
export function describeControl({ name, hint, error }: Omit<FieldProps, "label">) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return {
    "aria-describedby": ids || undefined,
    "aria-invalid": error ? "true" as const : undefined,
  };
}

function FieldFrame(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={props.error ? "field has-error" : "field"}>
      <label for={props.name}>{props.label}</label>
      {props.hint && <p class="hint" id={`${props.name}-hint`}>{props.hint}</p>}
      {props.error && <p class="field-error" id={`${props.name}-error`}>{props.error}</p>}
      {props.children}
    </div>
  );
}
