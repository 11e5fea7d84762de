import type { ZipTide } from "shared/api/tides.ts";
import { LOCALES } from "shared/languages.ts";
import { TideChart } from "@/tide/TideChart.tsx";
import { distanceWords } from "@/words/distances.ts";
import { nearTimeIn } from "@/words/near_time.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { heightIn } from "@/words/tide_heights.ts";

interface TideProps {
  tide: ZipTide;
  now: Date;
  timeZone: string;
}

/** The water by the gauge that speaks for this ZIP code: what is coming, what to do, whose figures they are. */
export function TideOfZip({ tide, now, timeZone }: TideProps) {
  const { tide: words } = useWords();
  const language = useLanguage();
  const { station, levelsBy } = tide;
  const distance = distanceWords(station.distanceMetres, words.distances, LOCALES[language]);
  return (
    <section aria-labelledby="tide">
      <h2 id="tide">{words.heading}</h2>
      <TideChart tide={tide} now={now} timeZone={timeZone}>
        <Sentences tide={tide} now={now} timeZone={timeZone} />
      </TideChart>
      <p class="soft small">
        {words.source(station.name, distance)} {words.whose[levelsBy]}{" "}
        <a href={`https://tidesandcurrents.noaa.gov/stationhome.html?id=${station.id}`}>
          tidesandcurrents.noaa.gov
        </a>
      </p>
      <p class="soft small">
        {words.want} <a href="/account#choices">{words.wantLink}</a>
      </p>
    </section>
  );
}

function Sentences({ tide: { high, measured, residualMetres, levels }, now, timeZone }: TideProps) {
  const { tide: words } = useWords();
  const language = useLanguage();
  const times = useTimes();
  const height = (metres: number) => heightIn(language, Math.abs(metres));
  const near = (at: string) => nearTimeIn(language, at, now, timeZone);
  const when = (at: string) => times.dayAndTime(at, now, timeZone);
  if (!high && !measured) return <p>{words.unknown}</p>;
  const away = high && height(high.metres - levels.minor);
  return (
    <>
      {high && (
        <p>
          {high.level
            ? words.high(
              words.levels[high.level],
              near(high.at),
              heightIn(language, high.metres),
              away!,
            )
            : words.usual(near(high.at), heightIn(language, high.metres), away!)}
        </p>
      )}
      <p>
        {measured && words.measured(when(measured.at), heightIn(language, measured.metres))}{" "}
        {residualMetres === null
          ? words.silent
          : (residualMetres < 0 ? words.below : words.above)(height(residualMetres))}
      </p>
    </>
  );
}
