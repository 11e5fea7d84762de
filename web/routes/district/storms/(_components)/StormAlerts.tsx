import type { DistrictStorm } from "shared/api/district.ts";
import type { Step } from "shared/api/messages.ts";
import { reasonsFor } from "@/components/alert_reasons.ts";
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
          <h3>{STEP_NAMES[alert.step]}</h3>
          <p>{TOLD[alert.step]}</p>
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
      <h4>Why</h4>
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
      <h4>Texts</h4>
      <p>
        {countWords(texts)}.
        {last &&
          ` The last phone had it after ${minutesWords(minutes)}, at ${clock(last, timeZone)}.`}
      </p>
      <Failures failures={texts.failures} />
    </>
  );
}

const STEP_NAMES: Record<Step, string> = {
  any: "Told of rain",
  heavy: "Told of heavy rain",
  flood: "Told of flood risk",
  warning: "Told of an official warning",
  clear: "All-clear",
  ask: "Asked: is it flooding where you are?",
};

const TOLD: Record<Step, string> = {
  any: "Went to all who want a text about any rain here.",
  heavy: "Went to all who want a text about heavy rain here, or about any.",
  flood: "Went to everyone who follows this ZIP code.",
  warning: "Flood risk was known by the forecast. Went to everyone who follows this ZIP code.",
  clear: "Went to everyone who had been told of this storm.",
  ask: "Heavy rain had fallen. Went to those told of the storm who were not in their quiet hours.",
};
