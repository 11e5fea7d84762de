import type { LevelsPreview } from "shared/api/district.ts";

const ROWS: [of: keyof LevelsPreview["now"], words: string][] = [
  ["storms", "Storms told"],
  ["alerts", "Alerts given"],
  ["floodAlerts", "Of these at flood risk, which may wake people"],
  ["people", "People texted"],
  ["texts", "Texts to them in all"],
];

/** What amounts would have meant in the last 30 days, beside what counts now. */
export function LevelsOutcome({ days, now, wanted }: LevelsPreview) {
  if (days === 0) {
    return (
      <p>
        There is no rain on record yet for these ZIP codes, so nobody can tell what these amounts
        would have meant.
      </p>
    );
  }
  return (
    <>
      <table>
        <caption>
          With the rain of the last {days === 1 ? "day" : `${days} days`}
        </caption>
        <thead>
          <tr>
            <th scope="col">What there would have been</th>
            <th scope="col">As it is now</th>
            <th scope="col">With these amounts</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([of, words]) => (
            <tr key={of}>
              <th scope="row">{words}</th>
              <td>{now[of].toLocaleString("en-US")}</td>
              <td>{wanted[of].toLocaleString("en-US")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        As if each forecast had come true, for those who follow your ZIP codes today. Official
        warnings are told besides, whatever you set.
      </p>
    </>
  );
}
