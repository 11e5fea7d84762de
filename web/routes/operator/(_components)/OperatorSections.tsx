import type { OperatorView } from "shared/api/operator.ts";
import { AlarmList } from "./AlarmList.tsx";
import { DatabaseSection } from "./DatabaseSection.tsx";
import { GlanceFigures } from "./GlanceFigures.tsx";
import { MoneySection } from "./MoneySection.tsx";
import { RequestSection } from "./RequestSection.tsx";
import { SweepSection } from "./SweepSection.tsx";
import { TextSection } from "./TextSection.tsx";
import { WeatherSection } from "./WeatherSection.tsx";

/** How FloodLine is: what needs somebody first, then at a glance, then each in its figures. */
export function OperatorSections(
  { view: { status, api }, now }: { view: OperatorView; now: Date },
) {
  return (
    <>
      <AlarmList alarms={status.alarms} now={now} />
      <GlanceFigures status={status} now={now} />
      <div class="operator-sections">
        <SweepSection status={status} now={now} />
        <TextSection texts={status.texts} now={now} />
        <MoneySection money={status.money} />
        <WeatherSection status={status} now={now} />
        <RequestSection api={api} now={now} />
        <DatabaseSection database={status.database} backup={status.backup} now={now} />
      </div>
    </>
  );
}
