import type { LevelsPreview } from "shared/api/district.ts";
import { district } from "@/words/en/district.ts";

const { outcome: words } = district.levels;

const ROWS = ["storms", "alerts", "floodAlerts", "people", "texts"] as const;

/** What amounts would have meant in the last 30 days, beside what counts now. */
export function LevelsOutcome({ days, now, wanted }: LevelsPreview) {
  if (days === 0) {
    return <p>{words.noRain}</p>;
  }
  return (
    <>
      <table>
        <caption>
          {words.caption(days)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.now}</th>
            <th scope="col">{words.columns.wanted}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((of) => (
            <tr key={of}>
              <th scope="row">{words.rows[of]}</th>
              <td>{now[of].toLocaleString("en-US")}</td>
              <td>{wanted[of].toLocaleString("en-US")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{words.hint}</p>
    </>
  );
}
