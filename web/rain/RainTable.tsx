import { useRain, useTimes, useWords } from "@/words/reader.ts";
import { HOUR_MS, type RainHour, stretchesOf } from "./hours.ts";

/** The chart's figures, hour by hour. */
export function RainTable({ hours, timeZone }: { hours: RainHour[]; timeZone: string }) {
  const { common, zip: { rain: words } } = useWords();
  const { amount } = useRain();
  const times = useTimes();
  const said = (at: number) => {
    const iso = new Date(at).toISOString();
    return `${times.weekday(iso, timeZone)} ${times.hour(iso, timeZone)}`;
  };
  return (
    <div class="wide-table">
      <table class="rain-table">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.hour}</th>
            <th scope="col">{words.columns.whole}</th>
            <th scope="col">{words.columns.most}</th>
            <th scope="col">{words.columns.kind}</th>
          </tr>
        </thead>
        <tbody>
          {stretchesOf(hours).map(({ from, until }) => (
            <tr key={from.startAt}>
              <th scope="row">
                {from === until
                  ? said(from.startAt)
                  : words.dryUntil(said(from.startAt), said(until.startAt + HOUR_MS))}
              </th>
              <td>{amount(from.mm)}</td>
              <td>
                {amount(from.wettest.mm)}
                {from.level && from.level !== "any" && ` (${common.levels[from.level]})`}
              </td>
              <td>{from.isForecast ? words.forecast : words.estimated}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
