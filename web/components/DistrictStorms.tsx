import type { DistrictStormList } from "shared/api/district.ts";
import { LevelBadge } from "./LevelBadge.tsx";
import { countWords, minutesWords } from "./text_counts.ts";
import { clock, dayAndTime } from "./times.ts";

interface DistrictStormsProps {
  storms: DistrictStormList["storms"];
  timeZone: string;
  now: Date;
}

type Storm = DistrictStormList["storms"][number];

/** A table on a desk, cards on the street. */
export function DistrictStorms({ storms, timeZone, now }: DistrictStormsProps) {
  if (storms.length === 0) {
    return <p>There has been no storm over your ZIP codes in the last 400 days.</p>;
  }
  return (
    <table class="as-cards">
      <caption class="hidden-words">Storms, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col">Where</th>
          <th scope="col">Over</th>
          <th scope="col">Texts</th>
          <th scope="col">Last phone</th>
          <th scope="col">Worst</th>
        </tr>
      </thead>
      <tbody>
        {storms.map((storm) => (
          <tr key={storm.id}>
            <td>
              <a href={`/district/storms/${storm.id}`}>
                <time dateTime={storm.startedAt}>
                  {dayAndTime(storm.startedAt, now, timeZone)}
                </time>
              </a>
            </td>
            <td>{placeWords(storm)}</td>
            <td>{endWords(storm, timeZone)}</td>
            <td class="note">{countWords(storm.texts)}</td>
            <td>{lastPhoneWords(storm.texts.minutesToLastPhone)}</td>
            <td>
              <LevelBadge level={storm.level} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "11231 Brooklyn" */
export function placeWords({ zip, city }: Pick<Storm, "zip" | "city">): string {
  return city ? `${zip} ${city}` : zip;
}

/** "until 5:30 PM (3 hours)" */
function endWords({ startedAt, clearedAt }: Storm, timeZone: string): string {
  if (!clearedAt) return "still on";
  const minutes = (Date.parse(clearedAt) - Date.parse(startedAt)) / 60_000;
  return `until ${clock(clearedAt, timeZone)} (${minutesWords(minutes)})`;
}

function lastPhoneWords(minutes: number | null): string {
  return minutes === null ? "" : `after ${minutesWords(minutes)}`;
}
