import type { DistrictStormList } from "shared/api/district.ts";
import { useTimes } from "@/words/reader.ts";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { countWords, minutesWords } from "../../(_components)/text_counts.ts";

interface DistrictStormsProps {
  storms: DistrictStormList["storms"];
  timeZone: string;
  now: Date;
}

type Storm = DistrictStormList["storms"][number];

/** A table on a desk, cards on the street. */
export function DistrictStorms({ storms, timeZone, now }: DistrictStormsProps) {
  const { dayAndTime } = useTimes();
  if (storms.length === 0) {
    return <p>There has been no storm over your ZIP codes in the last 400 days.</p>;
  }
  return (
    <table class="as-cards storms">
      <caption class="hidden-words">Storms, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col">Where</th>
          <th scope="col">Lasted</th>
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
            <td>
              <span class="card-label">lasted</span> {lengthWords(storm)}
            </td>
            <td class="note">{countWords(storm.texts)}</td>
            <LastPhone minutes={storm.texts.minutesToLastPhone} />
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
function placeWords({ zip, city }: Pick<Storm, "zip" | "city">): string {
  return city ? `${zip} ${city}` : zip;
}

/** "3 h 30 min" */
function lengthWords({ startedAt, clearedAt }: Storm): string {
  if (!clearedAt) return "not over yet";
  return minutesWords((Date.parse(clearedAt) - Date.parse(startedAt)) / 60_000);
}

function LastPhone({ minutes }: { minutes: number | null }) {
  if (minutes === null) return <td />;
  return (
    <td>
      <span class="card-label">last phone after</span> {minutesWords(minutes)}
    </td>
  );
}
