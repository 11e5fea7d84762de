import type { DistrictStorm } from "shared/api/district.ts";
import { reasonsFor } from "@/components/alert_reasons.ts";
import { district } from "@/words/en/district.ts";
import { useTimes } from "@/words/reader.ts";
import { Failures } from "../../(_components)/Failures.tsx";
import { countWords, minutesWords } from "../../(_components)/text_counts.ts";

const { storm: words } = district;

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
          <p>{words.told[alert.step]}</p>
          <Reasons alert={alert} timeZone={timeZone} />
          <TextsOf alert={alert} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  );
}

function Reasons({ alert, timeZone }: { alert: Alert; timeZone: string }) {
  const { step, facts, createdAt } = alert;
  const reasons = reasonsFor(step, facts, { createdAt, timeZone, language: "en" });
  if (reasons.length === 0) return null;
  return (
    <>
      <h4>{words.why}</h4>
      <ul>
        {reasons.map((reason) => <li key={reason}>{reason}</li>)}
      </ul>
    </>
  );
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
