import { dayAndTime } from "./times.ts";

interface PauseTextsProps {
  /** Undefined: not paused. */
  until?: string;
  now: Date;
  timeZone: string;
}

export function PauseTexts({ until, now, timeZone }: PauseTextsProps) {
  return (
    <section class="narrow" aria-labelledby="pause">
      <h2 id="pause">A day without texts</h2>
      <form method="post" action="/account">
        {until
          ? (
            <p>
              Your texts are paused until{" "}
              <strong class="nowrap">
                <time dateTime={until}>{dayAndTime(until, now, timeZone)}</time>
              </strong>. Until then none comes, not even for a flood.
            </p>
          )
          : <p>For 24 hours no text comes, not even for a flood. Then they start again.</p>}
        <button
          class="button second"
          type="submit"
          name="intent"
          value={until ? "resume" : "pause"}
        >
          {until ? "Resume my texts now" : "Pause my texts for 24 hours"}
        </button>
      </form>
    </section>
  );
}
