import type { DistrictStorm } from "shared/api/district/storms.ts";
import { reasonsFor } from "@/components/alert_reasons.ts";
import { storm as words } from "@/words/en/district/storms.ts";
import { useTimes } from "@/words/reader.ts";
import { Failures } from "../../(_components)/Failures.tsx";
import { countWords, minutesWords } from "../../(_components)/text_counts.ts";

type Alert = DistrictStorm["alerts"][number];

interface StormAlertsProps {
  storm: DistrictStorm;
  timeZone: string;
}

/** A storm's alerts in order: what was told, to whom, why, and what became of the texts. */
export function StormAlerts({ storm, timeZone }: StormAlertsProps) {
  const { dateAndTime } = useTimes();
  return (
    <ol class="time-line">
      {storm.alerts.map((alert) => (
        <li key={alert.id}>
          <p class="over">
            <time dateTime={alert.createdAt}>{dateAndTime(alert.createdAt, timeZone)}</time>
          </p>
          <h3>{words.steps[alert.step]}</h3>
          <p>{words.over(alert.zips.join(", "))} {words.told[alert.step]}</p>
          <Reasons alert={alert} timeZone={timeZone} />
          <TextsOf alert={alert} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  );
}

/** Once where they are the same everywhere. */
function Reasons(
  { alert: { step, facts, createdAt }, timeZone }: { alert: Alert; timeZone: string },
) {
  const told = facts.map(({ zips, facts }) => ({
    zips,
    reasons: reasonsFor(step, facts, { createdAt, timeZone, language: "en" }),
  }));
  const same = [...Map.groupBy(told, ({ reasons }) => reasons.join("\n")).values()]
    .map((each) => ({ zips: each.flatMap(({ zips }) => zips), reasons: each[0]!.reasons }))
    .filter(({ reasons }) => reasons.length > 0);
  return same.map(({ zips, reasons }) => (
    <>
      <h4>{same.length === 1 ? words.why : words.whyIn(zips.join(", "))}</h4>
      <ul>
        {reasons.map((reason) => <li key={reason}>{reason}</li>)}
      </ul>
    </>
  ));
}

function TextsOf({ alert: { texts, createdAt }, timeZone }: { alert: Alert; timeZone: string }) {
  const { minutesToLastPhone: minutes } = texts;
  const { clock } = useTimes();
  const last = minutes !== null && new Date(Date.parse(createdAt) + minutes * 60_000).toISOString();
  return (
    <>
      <h4>{words.texts}</h4>
      <p>
        {countWords(texts)}.
        {last && words.lastPhone(minutesWords(minutes), clock(last, timeZone))}
      </p>
      <Failures failures={texts.failures} />
    </>
  );
}
