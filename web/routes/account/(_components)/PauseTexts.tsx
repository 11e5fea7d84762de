import { useTimes, useWords } from "@/words/reader.ts";

interface PauseTextsProps {
  /** Undefined: not paused. */
  until?: string;
  now: Date;
  timeZone: string;
}

export function PauseTexts({ until, now, timeZone }: PauseTextsProps) {
  const { pause } = useWords().account;
  const { dayAndTime } = useTimes();
  return (
    <section class="narrow" aria-labelledby="pause">
      <h2 id="pause">{pause.title}</h2>
      <form method="post" action="/account">
        {until
          ? (
            <p>
              {pause.until.before}
              <strong class="nowrap">
                <time dateTime={until}>{dayAndTime(until, now, timeZone)}</time>
              </strong>
              {pause.until.after}
            </p>
          )
          : <p>{pause.what}</p>}
        <button
          class="button second"
          type="submit"
          name="intent"
          value={until ? "resume" : "pause"}
        >
          {until ? pause.resume : pause.pause}
        </button>
      </form>
    </section>
  );
}
