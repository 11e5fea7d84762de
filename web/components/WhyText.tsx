import type { MessageWhy } from "shared/api/messages.ts";
import { reasonsFor } from "./alert_reasons.ts";
import { Attribution } from "./Attribution.tsx";
import { choiceReasons, stagesOf } from "./text_story.ts";
import { dayAndTime } from "./times.ts";

interface WhyTextProps {
  why: MessageWhy;
  now: Date;
  timeZone: string;
}

/** What led to a text, why to this reader, and what became of it. */
export function WhyText({ why, now, timeZone }: WhyTextProps) {
  const { step, facts } = why;
  const weather = step && facts
    ? reasonsFor(step, facts, { createdAt: why.createdAt, timeZone })
    : [];
  return (
    <div class="stack tight">
      {weather.length > 0 && (
        <section aria-labelledby="weather">
          <h2 id="weather">The weather then</h2>
          <Reasons list={weather} />
          <Attribution modelRunAt={null} now={now} />
        </section>
      )}
      <section aria-labelledby="you">
        <h2 id="you">Why you</h2>
        <Reasons list={choiceReasons(why)} />
        {why.kind === "alert" && (
          <p>
            <a href="/account">Change what you get, and when</a>
          </p>
        )}
      </section>
      <section aria-labelledby="way">
        <h2 id="way">Its way to you</h2>
        <ol class="history">
          {stagesOf(why).map(({ what, at, why }) => (
            <li key={what}>
              <strong>{what}</strong>{" "}
              {at && <time dateTime={at}>{dayAndTime(at, now, timeZone)}</time>}
              {why && <p class="soft">{why}.</p>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Reasons({ list }: { list: string[] }) {
  if (list.length === 1) return <p>{list[0]}</p>;
  return <ul class="reasons">{list.map((reason) => <li key={reason}>{reason}</li>)}</ul>;
}
