import type { StaffMember } from "shared/api/district/people.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { people as words } from "@/words/en/district/people.ts";
import { whoIs } from "../../(_components)/who_is.ts";

interface StaffTableProps {
  people: StaffMember[];
  timeZone: string;
  /** There is a way to each person's page. */
  mayChange: boolean;
}

/** A table on a desk, cards on the street. */
export function StaffTable({ people, timeZone, mayChange }: StaffTableProps) {
  const { roles } = useWords().staff;
  const { date } = useTimes();
  return (
    <table class="as-cards people">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.who}</th>
          <th scope="col">{words.columns.role}</th>
          <th scope="col">{words.columns.since}</th>
          {mayChange && (
            <th scope="col">
              <span class="hidden-words">{words.columns.change}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <strong>{whoIs(person)}</strong>
              {person.isYou && ` (${words.you})`}
              {person.name && <span class="soft">{` ${words.number(person.ending)}`}</span>}
            </td>
            <td>{roles[person.role]}</td>
            <td>
              <span class="card-label">{words.columns.since}</span>{" "}
              <time dateTime={person.since}>{date(person.since, timeZone)}</time>
            </td>
            {mayChange && (
              <td>
                <a href={pathTo`/district/people/${person.id}`}>
                  {words.change}
                  <span class="hidden-words">{words.changeWhom(whoIs(person))}</span>
                </a>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
