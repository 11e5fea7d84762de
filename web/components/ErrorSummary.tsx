/** Field name → what is wrong with it. */
export type FieldErrors = Record<string, string>;

interface ErrorSummaryProps {
  /** "There is a problem", in the reader's language: `frame.error.problem`. */
  title: string;
  message?: string;
  fields?: FieldErrors;
  /** A field's id where it is not the field's name. */
  ids?: Record<string, string>;
}

/**
 * What went wrong, above the form, each line leading to its field. Islands show it too: its words
 * come as props.
 */
export function ErrorSummary({ title, message, fields = {}, ids = {} }: ErrorSummaryProps) {
  const lines = Object.entries(fields);
  if (!message && lines.length === 0) return null;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-title">
      <h2 id="error-title">{title}</h2>
      {lines.length === 0 ? <p>{message}</p> : (
        <ul>
          {lines.map(([name, words]) => (
            <li key={name}>
              <a href={`#${ids[name] ?? name}`}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
