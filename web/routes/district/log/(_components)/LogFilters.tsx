import type { StaffMember } from "shared/api/district/people.ts";
import { DISTRICT_ACTS } from "shared/district_acts.ts";
import { log } from "@/words/en/district/log.ts";
import { whoIs } from "../../(_components)/who_is.ts";

const { filter: words, kinds, operator } = log;

/** As they stand in the address; "" for all. */
export interface LogQuery {
  who: string;
  what: string;
  from: string;
  to: string;
}

/** A form that asks by its address, so that what it shows can be kept and sent on. */
export function LogFilters({ query, people }: { query: LogQuery; people: StaffMember[] }) {
  const whos: [string, string][] = [
    ["", words.everybody],
    ...people.map((person): [string, string] => [person.id, whoIs(person)]),
    ["operator", operator],
  ];
  // Somebody who has left, by a link.
  if (!whos.some(([id]) => id === query.who)) whos.push([query.who, log.former]);
  const whats: [string, string][] = [
    ["", words.everything],
    ...DISTRICT_ACTS.map((act): [string, string] => [act, kinds[act]]),
  ];
  return (
    <form method="get" action="/district/log" class="log-filters">
      <Choice name="who" label={words.who} options={whos} value={query.who} />
      <Choice name="what" label={words.what} options={whats} value={query.what} />
      <Day name="from" label={words.from} value={query.from} />
      <Day name="to" label={words.to} value={query.to} />
      <button class="button second" type="submit">{words.button}</button>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Value and words. */
  options: [string, string][];
  value: string;
}

function Choice({ name, label, options, value }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select class="input" id={name} name={name}>
        {options.map(([id, words]) => (
          <option key={id} value={id} selected={id === value}>{words}</option>
        ))}
      </select>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input class="input" type="date" id={name} name={name} value={value} />
    </div>
  );
}
