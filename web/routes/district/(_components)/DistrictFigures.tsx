import type { DistrictStats } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { Failures } from "./Failures.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { useRain, useTimes } from "@/words/reader.ts";
import { minutesWords } from "./text_counts.ts";
import { district } from "@/words/en/district.ts";

const { today: words } = district;

/** The district's day in figures. */
export function DistrictFigures({ stats, now }: { stats: DistrictStats; now: Date }) {
  const { texts, zips, rainTodayMm, checkedAt } = stats;
  const rain = useRain();
  const { ago } = useTimes();
  const { waiting, sent, delivered, failed, failures, minutesToLastPhone } = texts;
  return (
    <section aria-label={words.label}>
      <dl class="figures">
        <div>
          <dt>{words.rain}</dt>
          <dd>
            {rain.inches(rainTodayMm)}
            <small>{rain.millimetres(rainTodayMm)}</small>
          </dd>
        </div>
        <div>
          <dt>{words.texts}</dt>
          <dd>
            {waiting + sent + delivered + failed}
            <small>{words.onTheirWay(sent, waiting)}</small>
          </dd>
        </div>
        <div>
          <dt>{words.delivered}</dt>
          <dd>
            {delivered}
            {minutesToLastPhone !== null && (
              <small>{words.lastAfter(minutesWords(minutesToLastPhone))}</small>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.failed}</dt>
          <dd>{failed}</dd>
        </div>
        <div>
          <dt>{words.openReports}</dt>
          <dd>
            {stats.openReports}
            <small>{words.newToday(stats.reportsToday)}</small>
          </dd>
        </div>
      </dl>
      {failed > 0 && (
        <details>
          <summary>{words.whyFailed(failed)}</summary>
          <Failures failures={failures} />
        </details>
      )}
      <details>
        <summary>{words.rainByZip}</summary>
        <div class="wide-table">
          <table>
            <caption>
              {checkedAt ? words.caption.checked(ago(checkedAt, now)) : words.caption.notChecked}
            </caption>
            <thead>
              <tr>
                <th scope="col">{words.columns.zip}</th>
                <th scope="col">{words.columns.now}</th>
                <th scope="col">{words.columns.today}</th>
              </tr>
            </thead>
            <tbody>
              {zips.map(({ zip, city, level, rainTodayMm }) => (
                <tr key={zip}>
                  <th scope="row">
                    <a href={pathTo`/zip/${zip}`}>{zip}</a> {city}
                  </th>
                  <td>
                    <LevelBadge level={level} />
                  </td>
                  <td>{rain.amount(rainTodayMm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
