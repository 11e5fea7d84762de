import type { Invitation } from "shared/api/district/people.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { people } from "@/words/en/district/people.ts";
import { whoIs } from "../../(_components)/who_is.ts";

const { invited: words, number } = people;

interface InvitedTableProps {
  invitations: Invitation[];
  timeZone: string;
  now: Date;
  mayChange: boolean;
}

/** Who has not answered yet, or has let the time run out. */
export function InvitedTable({ invitations, timeZone, now, mayChange }: InvitedTableProps) {
  const { roles } = useWords().staff;
  const { dayAndTime } = useTimes();
  const untilWords = ({ expiresAt }: Invitation) => {
    const time = dayAndTime(expiresAt, now, timeZone);
    return Date.parse(expiresAt) > now.getTime() ? words.until(time) : words.hasRunOut(time);
  };
  return (
    <table class="as-cards people">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.who}</th>
          <th scope="col">{words.columns.role}</th>
          <th scope="col">{words.columns.until}</th>
          {mayChange && (
            <th scope="col">
              <span class="hidden-words">{words.columns.withdraw}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <td>
              <strong>{whoIs(invitation)}</strong>
              {invitation.name && <span class="soft">{` ${number(invitation.ending)}`}</span>}
            </td>
            <td>{roles[invitation.role]}</td>
            <td>{untilWords(invitation)}</td>
            {mayChange && (
              <td>
                <form method="post" action="/district/people">
                  <input type="hidden" name="id" value={invitation.id} />
                  <button class="button second slim" type="submit" name="intent" value="withdraw">
                    {words.withdraw}
                    <span class="hidden-words">{words.withdrawWhose(whoIs(invitation))}</span>
                  </button>
                </form>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
