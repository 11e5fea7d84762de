import type { ZipTide } from "shared/api/tides.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { heightIn } from "@/words/tide_heights.ts";

const EVERY_HOURS = 3;

/** The drawing's figures. */
export function TideTable({ tide, timeZone }: { tide: ZipTide; timeZone: string }) {
  const { tide: words } = useWords();
  const language = useLanguage();
  const times = useTimes();
  const rows = tide.heights.filter(({ at }) =>
    at.slice(14, 16) === "00" && times.hourOfDay(at, timeZone) % EVERY_HOURS === 0
  );
  const said = (metres: number | null) => metres === null ? words.none : heightIn(language, metres);
  return (
    <div class="wide-table">
      <table class="rain-table">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.predicted}</th>
            <th scope="col">{words.columns.water}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, predicted, measured, expected }) => (
            <tr key={at}>
              <th scope="row">{`${times.weekday(at, timeZone)} ${times.hour(at, timeZone)}`}</th>
              <td>{said(predicted)}</td>
              <td>{said(measured ?? expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
