import type { MessageWhy } from "shared/api/messages.ts";
import { pathTo } from "shared/path_to.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { reasonsFor } from "@/components/alert_reasons.ts";
import { Attribution } from "@/components/Attribution.tsx";
import { choiceReasons, stagesOf } from "./text_story.ts";

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
  const { step, facts, createdAt } = why;
  const weather = step && facts ? reasonsFor(step, facts, { createdAt, timeZone, language }) : [];
  return (
    <div class="stack tight">
      {weather.length > 0 && (
        <section aria-labelledby="weather">
          <h2 id="weather">{texts.weather}</h2>
          <Reasons list={weather} />
          <Attribution modelRunAt={null} now={now} />
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
