import type { ReportPage } from "shared/api/reports.ts";
import { useRain, useTimes, useWords } from "@/words/reader.ts";
import { Attribution } from "@/components/Attribution.tsx";

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
  const { clock } = useTimes();
  const { wettestQuarter, lastHourMm, lastDayMm } = rain;
  const wettestAt = wettestQuarter.mm > 0 && words.upTo(clock(wettestQuarter.at, timeZone));
  if (lastDayMm === 0 && wettestQuarter.mm === 0) return <p>{words.dry}</p>;
  return (
    <dl class="figures">
      <Figure name={words.lastHour} mm={lastHourMm} />
      <Figure name={words.wettestQuarter} mm={wettestQuarter.mm} at={wettestAt || undefined} />
      <Figure name={words.lastDay} mm={lastDayMm} />
    </dl>
  );
}

function Figure({ name, mm, at }: { name: string; mm: number; at?: string }) {
  const { common } = useWords();
  const { inches, millimetres } = useRain();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {mm > 0 ? inches(mm) : common.none}
        {mm > 0 && <small>{millimetres(mm)}</small>}
        {at && <small>{at}</small>}
      </dd>
    </div>
  );
}
