import type { ReportPage } from "shared/api/reports.ts";
import { useRain, useTimes, useWords } from "@/words/reader.ts";
import { Attribution } from "./Attribution.tsx";

/** The rain that led to a report, in words. */
export function RainThen({ report, now }: { report: ReportPage; now: Date }) {
  const { rain: words } = useWords().ownReport;
  return (
    <section aria-labelledby="rain">
      <h2 id="rain">{words.title}</h2>
      {report.rain ? <RainFigures {...report} rain={report.rain} /> : <p>{words.nobodyWatched}</p>}
      {report.rain && <Attribution modelRunAt={null} now={now} />}
    </section>
  );
}

interface RainFiguresProps {
  rain: NonNullable<ReportPage["rain"]>;
  timeZone: string;
}

export function RainFigures({ rain, timeZone }: RainFiguresProps) {
  const { rain: words } = useWords().ownReport;
  const { amount } = useRain();
  const { clock } = useTimes();
  const { wettestQuarter, lastHourMm, lastDayMm } = rain;
  if (lastDayMm === 0 && wettestQuarter.mm === 0) return <p>{words.dry}</p>;
  return (
    <dl class="figures">
      <div>
        <dt>{words.lastHour}</dt>
        <dd>{amount(lastHourMm)}</dd>
      </div>
      <div>
        <dt>{words.wettestQuarter}</dt>
        <dd>
          {amount(wettestQuarter.mm)}
          {wettestQuarter.mm > 0 && <small>{words.upTo(clock(wettestQuarter.at, timeZone))}</small>}
        </dd>
      </div>
      <div>
        <dt>{words.lastDay}</dt>
        <dd>{amount(lastDayMm)}</dd>
      </div>
    </dl>
  );
}
