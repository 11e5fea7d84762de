import type { ComponentChildren } from "preact";
import type { Evidence } from "shared/api/reports.ts";
import { LOCALES } from "shared/languages.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { placeAlone } from "@/components/place_words.ts";

interface RecordFactsProps {
  evidence: Evidence;
  /** Of the owner's number, to its owner alone; undefined: somebody else looks. */
  lastDigits: string | undefined;
}

/** What was reported, by whom, when; what was sent first where it was changed. */
export function RecordFacts({ evidence: { report, original }, lastDigits }: RecordFactsProps) {
  const words = useWords();
  const { evidence: { report: said }, common: { depths, statuses } } = words;
  const when = useWhen(report.timeZone);
  const { location, district, depth, note, editedAt, withdrawnAt, water } = report;
  return (
    <section aria-labelledby="the-report">
      <h2 id="the-report">{said.title}</h2>
      <dl class="facts">
        <Fact name={said.number}>
          <code>{report.id}</code>
        </Fact>
        <Fact name={said.by}>{lastDigits ? said.byPhone(lastDigits) : said.byResident}</Fact>
        <Fact name={said.place}>{placeAlone(report, words)}</Fact>
        <Fact name={said.coordinates}>
          {location ? coordinates(location) : said.noCoordinates}
        </Fact>
        <Fact name={said.district}>{district?.name ?? said.noDistrict}</Fact>
        <Fact name={said.seen}>{when(report.happenedAt)}</Fact>
        <Fact name={said.sent}>{when(report.createdAt)}</Fact>
        <Fact name={said.edited}>{editedAt ? when(editedAt) : said.never}</Fact>
        <Fact name={said.depth}>
          <strong>{depths[depth]}</strong>
          {original && original.depth !== depth && (
            <span class="first">{said.original(depths[original.depth])}</span>
          )}
        </Fact>
        <Fact name={said.note}>
          <span class="note">{note || said.noNote}</span>
          {original && original.note !== note && (
            <span class="first note">{said.original(original.note || said.noNote)}</span>
          )}
        </Fact>
        <Fact name={said.status}>{statuses[report.status]}</Fact>
        <Fact name={said.confirmed}>{said.confirmations(report.confirmations)}</Fact>
        {water.answer && water.answeredAt && (
          <Fact name={said.water}>
            {water.answer === "still"
              ? said.still(when(water.answeredAt))
              : said.gone(when(water.answeredAt))}
          </Fact>
        )}
        {withdrawnAt && <Fact name={said.withdrawn}>{when(withdrawnAt)}</Fact>}
      </dl>
      <p class="soft small">{said.times(useZoneName(report))}</p>
    </section>
  );
}

function Fact(props: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

/** "40.67712, -74.00915": about a metre. */
export function coordinates({ latitude, longitude }: { latitude: number; longitude: number }) {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function useWhen(timeZone: string) {
  const { dateAndTime } = useTimes();
  return (at: string) => dateAndTime(at, timeZone);
}

/** "Eastern Standard Time" */
function useZoneName({ happenedAt, timeZone }: Evidence["report"]): string {
  const style = new Intl.DateTimeFormat(LOCALES[useLanguage()], { timeZone, timeZoneName: "long" });
  const parts = style.formatToParts(new Date(happenedAt));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
