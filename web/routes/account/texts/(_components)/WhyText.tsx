import type { MessageWhy } from "shared/api/messages.ts";
import { pathTo } from "shared/path_to.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { watchReasons } from "@/components/alert_reasons.ts";
import { Attribution } from "@/components/Attribution.tsx";
import { tideReasons } from "./tide_reasons.ts";
import { choiceReasons, stagesOf } from "./text_story.ts";
import { weatherTold } from "./weather_told.ts";

interface WhyTextProps {
  why: MessageWhy;
  now: Date;
  timeZone: string;
}

/** What led to a text, why to this reader, and what became of it. */
export function WhyText({ why, now, timeZone }: WhyTextProps) {
  const words = useWords();
  const language = useLanguage();
  const { texts } = words;
  const weather = weatherTold(why, language);
  return (
    <div class="stack tight">
      {weather.length > 0 && (
        <section aria-labelledby="weather">
          <h2 id="weather">{texts.weather}</h2>
          {weather.map(({ step, zips, reasons }) => (
            <div key={`${step} ${zips}`}>
              {weather.length > 1 && (
                <h3>{texts.aboutPlace(texts.about[step], zips.join(", "))}</h3>
              )}
              <Reasons list={reasons} />
            </div>
          ))}
          <Attribution modelRunAt={null} now={now} />
        </section>
      )}
      {why.watch && (
        <section aria-labelledby="ahead">
          <h2 id="ahead">{texts.watchThen}</h2>
          <Reasons
            list={watchReasons(why.watch, { createdAt: why.createdAt, timeZone, language })}
          />
        </section>
      )}
      {why.tide && (
        <section aria-labelledby="water">
          <h2 id="water">{words.tide.why.heading}</h2>
          <Reasons list={tideReasons(why.tide, { language, now, timeZone })} />
        </section>
      )}
      <section aria-labelledby="you">
        <h2 id="you">{texts.whyYou}</h2>
        <Reasons list={choiceReasons(why, words)} />
        {why.reportId && (
          <p>
            <a href={pathTo`/reports/${why.reportId}`}>{texts.report}</a>
          </p>
        )}
        {why.reports.length > 0 && <ReportsToldOf {...{ why, now, timeZone }} />}
        {why.kind === "alert" && (
          <p>
            <a href="/account">{texts.change}</a>
          </p>
        )}
      </section>
      <Way why={why} now={now} timeZone={timeZone} />
    </div>
  );
}

/** Of a text about several, each to be looked at, or said to be still wet. */
function ReportsToldOf({ why: { reports }, now, timeZone }: WhyTextProps) {
  const { texts, common } = useWords();
  const { dayAndTime } = useTimes();
  return (
    <>
      <h3>{texts.reports}</h3>
      <ul class="plain-links">
        {reports.map(({ id, zip, depth, happenedAt }) => (
          <li key={id}>
            <a href={pathTo`/reports/${id}`}>{texts.aboutPlace(common.depths[depth], zip)}</a>{" "}
            <time class="soft" dateTime={happenedAt}>{dayAndTime(happenedAt, now, timeZone)}</time>
          </li>
        ))}
      </ul>
    </>
  );
}

function Way({ why, now, timeZone }: WhyTextProps) {
  const words = useWords();
  const { dayAndTime } = useTimes();
  return (
    <section aria-labelledby="way">
      <h2 id="way">{words.texts.way}</h2>
      <ol class="history">
        {stagesOf(why, words).map(({ what, at, why }) => (
          <li key={what}>
            <strong>{what}</strong>{" "}
            {at && <time dateTime={at}>{dayAndTime(at, now, timeZone)}</time>}
            {why && <p class="soft">{words.texts.sentence(why)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Reasons({ list }: { list: string[] }) {
  if (list.length === 1) return <p>{list[0]}</p>;
  return <ul class="reasons">{list.map((reason) => <li key={reason}>{reason}</li>)}</ul>;
}
