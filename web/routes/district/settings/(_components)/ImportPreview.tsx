import type { ComponentChildren } from "preact";
import type { ImportChoice, ImportDraft } from "shared/api/district/imports.ts";
import { pathTo } from "shared/path_to.ts";
import { files } from "@/words/en/district/files.ts";

const { draft: words } = files;

/** Of a city's list, as many as anybody looks through. */
const MOST_CHOICES = 150;

interface ImportPreviewProps {
  draft: ImportDraft;
  /** Of several areas the one that is looked at. */
  choice: number;
  mayTake: boolean;
  /** Its map. */
  children: ComponentChildren;
}

/** What was read of a file, what it means, and the one button that saves it. */
export function ImportPreview({ draft, choice, mayTake, children }: ImportPreviewProps) {
  const { kind, id, fileName, view, says } = draft;
  const own = view.choices[choice];
  const asks = [...view.asks, ...(own?.asks ?? []).map(({ words }) => words)];
  const notes = [...view.notes, ...(own?.notes ?? [])];
  const isTakeable = kind !== "boundary" || (own !== undefined && own.no === undefined);
  return (
    <section aria-labelledby={`draft.${kind}`}>
      <h2 id={`draft.${kind}`}>{words.heading(fileName)}</h2>
      <p>{words.counts(view.format, view.read, view.taken)}</p>
      {view.choices.length > 1 && <Choices kind={kind} choices={view.choices} choice={choice} />}
      {own?.no && <p class="field-error">{own.no}</p>}
      {asks.length > 0 && <List heading={words.mended} items={asks} />}
      {children}
      {says[choice] && isTakeable && <List heading={words.means} items={says[choice]} />}
      {view.leftOut.length > 0 && <List heading={words.leftOut} items={view.leftOut} />}
      {notes.length > 0 && <List heading={words.done} items={notes} />}
      {view.header.length > 0 && <Rows view={view} />}
      <form method="post" action={pathTo`/district/settings/files?kind=${kind}`} noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="choice" value={choice} />
        <p class="row">
          {mayTake && isTakeable && (
            <button class="button" type="submit" name="intent" value="take">{words.take}</button>
          )}
          <button class="button second" type="submit" name="intent" value="forget">
            {words.forget}
          </button>
        </p>
      </form>
    </section>
  );
}

/** By links: what is looked at is in the address, and each has its map. */
function Choices(
  { kind, choices, choice }: { kind: string; choices: ImportChoice[]; choice: number },
) {
  const able = choices.flatMap((one, i) => one.no === undefined ? [{ ...one, i }] : []);
  return (
    <nav aria-labelledby="which">
      <h3 id="which">{words.which}</h3>
      <ul class="plain-links">
        {able.slice(0, MOST_CHOICES).map(({ name, size, i }) => (
          <li key={i}>
            <a
              href={pathTo`/district/settings/files?kind=${kind}&choice=${i}` + `#draft.${kind}`}
              aria-current={i === choice ? "page" : undefined}
            >
              {name || words.unnamed(i + 1)}
            </a>{" "}
            <span class="soft">{size}</span>
          </li>
        ))}
      </ul>
      {able.length < choices.length && (
        <p class="soft">{words.more(choices.length - able.length)}</p>
      )}
    </nav>
  );
}

function List({ heading, items }: { heading: string; items: string[] }) {
  return (
    <>
      <h3>{heading}</h3>
      <ul>
        {items.map((item) => <li key={item}>{item}</li>)}
      </ul>
    </>
  );
}

function Rows({ view: { columns, header, first } }: Pick<ImportDraft, "view">) {
  return (
    <>
      <h3>{words.columns}</h3>
      <dl class="facts">
        {Object.entries(columns).flatMap(([what, column]) => [
          <dt key={what}>{words.columnNames[what] ?? what}</dt>,
          <dd key={`${what} column`}>{column}</dd>,
        ])}
      </dl>
      <details>
        <summary>{words.first}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={words.first}>
          <table>
            <thead>
              <tr>{header.map((name, i) => <th key={i} scope="col">{name || "–"}</th>)}</tr>
            </thead>
            <tbody>
              {first.map((row, i) => (
                <tr key={i}>{header.map((_, n) => <td key={n}>{row[n]}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
