import type { Evidence } from "shared/api/reports.ts";
import { LOCALES } from "shared/languages.ts";
import { nameOfWarning } from "shared/storms/products.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";

/** What others said of that place and time: the Weather Service, and neighbors. */
export function RecordSurroundings({ evidence }: { evidence: Evidence }) {
  const { warnings, near } = useWords().evidence;
  return (
    <>
      <section aria-labelledby="warnings">
        <h2 id="warnings">{warnings.title}</h2>
        {evidence.officialWarnings.length === 0
          ? <p>{warnings.none}</p>
          : <Warnings evidence={evidence} />}
      </section>
      <section aria-labelledby="near">
        <h2 id="near">{near.title}</h2>
        {evidence.nearReports.length === 0 ? <p>{near.none}</p> : <Near evidence={evidence} />}
      </section>
    </>
  );
}

function Warnings({ evidence: { officialWarnings, report } }: { evidence: Evidence }) {
  const { warnings: words } = useWords().evidence;
  const { dateAndTime } = useTimes();
  const when = (at: string) => dateAndTime(at, report.timeZone);
  return (
    <ul class="record-list">
      {officialWarnings.map(({ id, event, threat, headline, sender, onsetAt, endsAt }) => (
        <li key={id}>
          <strong lang="en">{nameOfWarning({ event, threat })}</strong>,{" "}
          {sender ? words.from(sender) : words.fromService}
          <span class="first">
            {words.span(onsetAt ? when(onsetAt) : undefined, endsAt ? when(endsAt) : undefined)}
          </span>
          {headline && <span class="first" lang="en">{headline}</span>}
          <span class="first">
            {words.id}: <code>{id}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Near({ evidence: { nearReports, report } }: { evidence: Evidence }) {
  const { evidence: { near: words }, common } = useWords();
  const { dateAndTime } = useTimes();
  const number = useWholeNumber();
  return (
    <ul class="record-list">
      {nearReports.map(({ id, happenedAt, depth, distanceMetres, confirmations, zip }) => (
        <li key={id}>
          <strong>{common.depths[depth]}</strong>, {dateAndTime(happenedAt, report.timeZone)},{" "}
          {distanceMetres === null
            ? words.sameZip(zip)
            : words.away(number(tens(distanceMetres * 3.28084)), number(distanceMetres))}
          {confirmations > 0 && `, ${words.confirmed(number(confirmations))}`}
        </li>
      ))}
    </ul>
  );
}

function useWholeNumber() {
  const locale = LOCALES[useLanguage()];
  return (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 0 });
}

/** No finer than the place is known to the public. */
function tens(feet: number): number {
  return Math.round(feet / 10) * 10;
}
