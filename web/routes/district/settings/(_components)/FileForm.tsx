import { pathTo } from "shared/path_to.ts";
import { files as words } from "@/words/en/district/files.ts";

interface FileFormProps {
  kind: "boundary" | "drains";
  /** Of the file that was refused. */
  error?: string;
}

/** One file, sent as it is: it is looked into by the API alone. */
export function FileForm({ kind, error }: FileFormProps) {
  const id = `file.${kind}`;
  return (
    <form
      method="post"
      action={pathTo`/district/settings/files?kind=${kind}`}
      encType="multipart/form-data"
      noValidate
    >
      <div class={error ? "field has-error" : "field"}>
        <label for={id}>{words.file}</label>
        {error && <p class="field-error" id={`${id}.error`}>{error}</p>}
        <input
          type="file"
          class="input"
          id={id}
          name="file"
          aria-describedby={error ? `${id}.error` : undefined}
          aria-invalid={error ? "true" : undefined}
        />
      </div>
      {kind === "drains" && (
        <details>
          <summary>{words.columns}</summary>
          {Object.entries(words.columnNames).map(([name, label]) => (
            <div class="field" key={name}>
              <label for={`${kind}.${name}`}>{label}</label>
              <input
                class="input"
                type="text"
                id={`${kind}.${name}`}
                name={name}
                maxLength={100}
              />
            </div>
          ))}
        </details>
      )}
      <button class="button" type="submit">{words.read}</button>
    </form>
  );
}
