import type { DistrictStormList } from "shared/api/district/storms.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { countWords, minutesWords } from "../../(_components)/text_counts.ts";
import { storms as words } from "@/words/en/district/storms.ts";

/** More are said in a number: a row is to be read at a glance. */
const ZIPS_NAMED = 3;

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
              {storm.clearedAt && <span class="card-label">{words.lasted}</span>}{" "}
              {lengthWords(storm)}
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

/** "11231 Brooklyn", "11201, 11215 Brooklyn", "11201, 11215 and 3 more" */
function placeWords({ zips }: Storm): string {
  const all = [...new Set(zips.map(({ zip }) => zip))];
  if (all.length > ZIPS_NAMED) {
    const named = all.slice(0, ZIPS_NAMED - 1);
    return words.andMore(named.join(", "), all.length - named.length);
  }
  const cities = [...new Set(zips.map(({ city }) => city))];
  return cities.length === 1 && cities[0] ? `${all.join(", ")} ${cities[0]}` : all.join(", ");
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
