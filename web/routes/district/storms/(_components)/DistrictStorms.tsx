import type { DistrictStormList } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { countWords, minutesWords } from "../../(_components)/text_counts.ts";
import { district } from "@/words/en/district.ts";

const { storms: words } = district;

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
    return <p>{words.none}</p>;
  }
  return (
    <table class="as-cards storms">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.began}</th>
          <th scope="col">{words.columns.where}</th>
          <th scope="col">{words.columns.lasted}</th>
          <th scope="col">{words.columns.texts}</th>
          <th scope="col">{words.columns.lastPhone}</th>
          <th scope="col">{words.columns.worst}</th>
        </tr>
      </thead>
      <tbody>
        {storms.map((storm) => (
          <tr key={storm.id}>
            <td>
              <a href={pathTo`/district/storms/${storm.id}`}>
                <time dateTime={storm.startedAt}>
                  {dayAndTime(storm.startedAt, now, timeZone)}
                </time>
              </a>
            </td>
            <td>{placeWords(storm)}</td>
            <td>
              <span class="card-label">{words.lasted}</span> {lengthWords(storm)}
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
  if (!clearedAt) return words.notOver;
  return minutesWords((Date.parse(clearedAt) - Date.parse(startedAt)) / 60_000);
}

function LastPhone({ minutes }: { minutes: number | null }) {
  if (minutes === null) return <td />;
  return (
    <td>
      <span class="card-label">{words.lastPhoneAfter}</span> {minutesWords(minutes)}
    </td>
  );
}
