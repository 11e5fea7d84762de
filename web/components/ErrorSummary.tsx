/** Field name → what is wrong with it. */
export type FieldErrors = Record<string, string>;

/**
 * What went wrong, above the form, each line leading to its field. `ids` gives a field's id where it
 * is not the field's name.
 */
export function ErrorSummary(
  props: { message?: string; fields?: FieldErrors; ids?: Record<string, string> },
) {
  const fields = Object.entries(props.fields ?? {});
  if (!props.message && fields.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-title">
      <h2 id="error-title">Something needs your attention</h2>
      {fields.length === 0 ? <p>{props.message}</p> : (
        <ul>
          {fields.map(([name, words]) => (
            <li key={name}>
              <a href={`#${props.ids?.[name] ?? name}`}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
