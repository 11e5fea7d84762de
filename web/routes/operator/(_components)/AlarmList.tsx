import type { Alarm } from "shared/api/operator.ts";
import { Notice } from "@/components/Notice.tsx";
import { operator as words } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";

/** First on the page: what is wrong, since when, and what to do. */
export function AlarmList({ alarms, now }: { alarms: Alarm[]; now: Date }) {
  const { ago } = useTimes();
  if (alarms.length === 0) return <Notice tone="good">{words.noAlarms}</Notice>;
  return (
    <Notice tone="grave">
      <h2>{words.alarms}</h2>
      <ul class="alarms">
        {alarms.map(({ name, since, says, todo }) => (
          <li key={`${name} ${says}`}>
            <strong>{words.sentence(says)}</strong>
            {since && (
              <>
                {", "}
                <time dateTime={since}>{words.since(ago(since, now))}</time>
              </>
            )}
            {todo && <p>{words.todo(todo)}</p>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
