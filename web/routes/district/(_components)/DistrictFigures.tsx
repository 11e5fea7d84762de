import type { DistrictStats } from "shared/api/district.ts";
import { Failures } from "./Failures.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { useRain, useTimes } from "@/words/reader.ts";
import { minutesWords } from "./text_counts.ts";

/** The district's day in figures. */
export function DistrictFigures({ stats, now }: { stats: DistrictStats; now: Date }) {
  const { texts, zips, rainTodayMm, checkedAt } = stats;
  const rain = useRain();
  const { ago } = useTimes();
  const { waiting, sent, delivered, failed, failures, minutesToLastPhone } = texts;
  return (
    <section aria-label="Today">
      <dl class="figures">
        <div>
          <dt>Rain today, estimated</dt>
          <dd>
            {rain.inches(rainTodayMm)}
            <small>{rain.millimetres(rainTodayMm)}</small>
          </dd>
        </div>
        <div>
          <dt>Texts today</dt>
          <dd>
            {waiting + sent + delivered + failed}
            <small>{sent} on their way, {waiting} waiting</small>
          </dd>
        </div>
        <div>
          <dt>Delivered</dt>
          <dd>
            {delivered}
            {minutesToLastPhone !== null && (
              <small>the last after {minutesWords(minutesToLastPhone)}</small>
            )}
          </dd>
        </div>
        <div>
          <dt>Failed</dt>
          <dd>{failed}</dd>
        </div>
        <div>
          <dt>Open reports</dt>
          <dd>
            {stats.openReports}
            <small>{stats.reportsToday} new today</small>
          </dd>
        </div>
      </dl>
      {failed > 0 && (
        <details>
          <summary>Why {failed} failed</summary>
          <Failures failures={failures} />
        </details>
      )}
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
