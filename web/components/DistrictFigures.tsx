import type { DistrictStats } from "shared/api/district.ts";
import { LevelBadge } from "./LevelBadge.tsx";
import { inches, millimetres, rainAmount } from "./rain_amount.ts";
import { ago } from "./times.ts";

/** The district's day in figures. */
export function DistrictFigures({ stats, now }: { stats: DistrictStats; now: Date }) {
  const { texts, zips, rainTodayMm, checkedAt } = stats;
  const onTheirWay = texts.waiting + texts.sent;
  return (
    <section aria-label="Today">
      <dl class="figures">
        <div>
          <dt>Rain today, estimated</dt>
          <dd>
            {inches(rainTodayMm)}
            <small>{millimetres(rainTodayMm)}</small>
          </dd>
        </div>
        <div>
          <dt>Texts today</dt>
          <dd>
            {onTheirWay + texts.delivered + texts.failed}
            <small>{onTheirWay} on their way</small>
          </dd>
        </div>
        <div>
          <dt>Delivered</dt>
          <dd>{texts.delivered}</dd>
        </div>
        <div>
          <dt>Failed</dt>
          <dd>{texts.failed}</dd>
        </div>
        <div>
          <dt>Open reports</dt>
          <dd>
            {stats.openReports}
            <small>{stats.reportsToday} new today</small>
          </dd>
        </div>
      </dl>
      <details>
        <summary>Rain by ZIP code</summary>
        <div class="wide-table">
          <table>
            <caption>{checkedAt ? `Checked ${ago(checkedAt, now)}` : "Not checked yet"}</caption>
            <thead>
              <tr>
                <th scope="col">ZIP code</th>
                <th scope="col">Now</th>
                <th scope="col">Today</th>
              </tr>
            </thead>
            <tbody>
              {zips.map(({ zip, city, level, rainTodayMm }) => (
                <tr key={zip}>
                  <th scope="row">
                    <a href={`/zip/${zip}`}>{zip}</a> {city}
                  </th>
                  <td>
                    <LevelBadge level={level} />
                  </td>
                  <td>{rainAmount(rainTodayMm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
