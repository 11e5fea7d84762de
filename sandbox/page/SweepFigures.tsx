import type { Sweep } from "../state.ts";
import { Time } from "./Time.tsx";

/** What the last sweep asked for here did. */
export function SweepFigures({ sweep }: { sweep?: Sweep }) {
  if (!sweep) {
    return <p class="hint">Asks the worker to look at the weather now, not at its next slot.</p>;
  }
  if ("problem" in sweep) {
    return (
      <p class="problem" role="alert">
        {sweep.problem}
      </p>
    );
  }
  return (
    <>
      <p class="hint">
        Swept at <Time at={sweep.at} />
      </p>
      <dl class="figures">
        {Object.entries(sweep.figures).map(([name, value]) => (
          <div key={name}>
            <dt>{words(name)}</dt>
            <dd>{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** "messagesQueued" → "messages queued" */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
