import { EXPORT_FORMATS } from "shared/api/district/exports.ts";
import type { ListLink } from "shared/api/district/list_links.ts";
import { pathTo } from "shared/path_to.ts";
import { readReportFilter } from "shared/report_filter.ts";
import { TextField } from "@/components/Field.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { useTimes } from "@/words/reader.ts";
import { listLinks as words } from "@/words/en/district/list_links.ts";
import { filterWords } from "../../(_components)/board/board_filter.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";
import { EndForm } from "../../(_components)/EndForm.tsx";

const ACTION = "/district/settings/links";

interface ListLinksProps {
  links: ListLink[];
  timeZone: string;
  now: Date;
}

/** Each with a button that ends it at once. */
export function ListLinks({ links, timeZone, now }: ListLinksProps) {
  const { ago, dayAndTime } = useTimes();
  if (links.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="given-out">
      {links.map(({ id, name, filter, madeBy, madeAt, lastUsedAt }) => (
        <li key={id}>
          <p>
            <strong>{name}</strong> <span>{whichWords(filter)}</span>
            <br />
            <span class="soft">
              {words.made(dayAndTime(madeAt, now, timeZone), colleagueWords(madeBy))}{" "}
              {lastUsedAt ? words.used(ago(lastUsedAt, now)) : words.neverUsed}
            </span>
          </p>
          <EndForm action={ACTION} intent="revoke" label={words.revoke} {...{ id, name }} />
        </li>
      ))}
    </ul>
  );
}

function whichWords(filter: string): string {
  return filterWords(readReportFilter(new URLSearchParams(filter))) || words.all;
}

/** What was typed; `filter` as it stands in an address. */
export interface TypedListLink {
  name: string;
  filter: string;
}

interface NewListLinkFormProps {
  typed: TypedListLink;
  /** As the board showed its list, where its reader comes from there. */
  fromBoard?: string;
  errors?: FieldErrors;
}

export function NewListLinkForm({ typed, fromBoard, errors }: NewListLinkFormProps) {
  const choices: [filter: string, name: string, says?: string][] = [
    ...fromBoard ? [[fromBoard, words.choices.board, whichWords(fromBoard)] as const] : [],
    ["status=open", words.choices.open],
    ["", words.choices.all],
  ].map(([filter = "", name = "", says]) => [filter, name, says]);
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
      <input type="hidden" name="fromBoard" value={fromBoard ?? ""} />
      <div class="field">
        <fieldset>
          <legend>{words.which}</legend>
          <div class="choices">
            {choices.map(([filter, name, says], n) => (
              <label class="choice" for={`filter.${n}`} key={name}>
                <input
                  type="radio"
                  id={`filter.${n}`}
                  name="filter"
                  value={filter}
                  checked={filter === typed.filter}
                />
                <span>
                  <strong>{name}</strong>
                  {says && <small>{says}</small>}
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

export function ShownListLink({ publicUrl, token }: { publicUrl: string; token: string }) {
  return (
    <Notice tone="good">
      <p>{words.shown}</p>
      {EXPORT_FORMATS.map((format) => (
        <p key={format}>
          {words.take.formats[format]}:{" "}
          <code class="wall-link">
            {publicUrl + pathTo`/api/lists/${token}/reports.${format}`}
          </code>
        </p>
      ))}
      <p>{words.excel}</p>
    </Notice>
  );
}
