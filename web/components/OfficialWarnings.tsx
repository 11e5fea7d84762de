import type { OfficialWarnings as Warnings } from "shared/api/zips.ts";
import { ago, dayAndTime } from "./times.ts";

interface OfficialWarningsProps {
  warnings: Warnings;
  now: Date;
  timeZone: string;
}

/** The Weather Service's flood warnings in force here, and whether it can be heard at all. */
export function OfficialWarnings({ warnings, now, timeZone }: OfficialWarningsProps) {
  const { list, isCurrent, checkedAt } = warnings;
  const when = (at: string) => dayAndTime(at, now, timeZone);
  return (
    <section class="official" aria-label="Official warnings">
      {list.map(({ id, event, sender, onsetAt, endsAt }) => (
        <div class="notice grave" key={id}>
          <p>
            <strong>{event}</strong> from {sender ?? "the National Weather Service"},{" "}
            {onsetAt && Date.parse(onsetAt) > now.getTime() && `from ${when(onsetAt)} `}
            until <time dateTime={endsAt}>{when(endsAt)}</time>.
          </p>
        </div>
      ))}
      {!isCurrent && (
        <div class="notice">
          <p>
            {checkedAt
              ? `The National Weather Service could not be reached since ${when(checkedAt)}`
              : "The National Weather Service has not been reached yet"}
            {list.length > 0
              ? ". Its warnings here are those it gave last."
              : "; rain alone decides."}
          </p>
        </div>
      )}
      {isCurrent && list.length === 0 && (
        <p class="soft small">
          No official flood warning is in force here
          {checkedAt && `: the National Weather Service was asked ${ago(checkedAt, now)}`}.
        </p>
      )}
    </section>
  );
}
