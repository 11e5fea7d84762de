import type { DistrictStorm } from "shared/api/district/storms.ts";
import { pathTo } from "shared/path_to.ts";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { storm as words } from "@/words/en/district/storms.ts";
import { useTimes } from "@/words/reader.ts";

/** Where a storm was, from when to when: a table on a desk, cards on the street. */
export function StormZips({ storm, timeZone }: { storm: DistrictStorm; timeZone: string }) {
  const { timeBeside } = useTimes();
  const when = (at: string) => (
    <time dateTime={at}>{timeBeside(at, storm.startedAt, timeZone)}</time>
  );
  return (
    <table class="as-cards">
      <caption class="hidden-words">{words.whereCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.zip}</th>
          <th scope="col">{words.columns.began}</th>
          <th scope="col">{words.columns.allClear}</th>
          <th scope="col">{words.columns.worst}</th>
        </tr>
      </thead>
      <tbody>
        {storm.zips.map(({ zip, city, level, startedAt, clearedAt }) => (
          <tr key={`${zip} ${startedAt}`}>
            <td>
              <a href={pathTo`/zip/${zip}`}>{city ? `${zip} ${city}` : zip}</a>
            </td>
            <td>
              <span class="card-label">{words.from}</span> {when(startedAt)}
            </td>
            <td>
              {clearedAt
                ? (
                  <>
                    <span class="card-label">{words.to}</span> {when(clearedAt)}
                  </>
                )
                : words.notClear}
            </td>
            <td>
              <LevelBadge level={level} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
