import type { SweepAnswer } from "../state/state.ts";
import { Time } from "./Time.tsx";

/** What the last sweep asked for here did. */
export function SweepFigures({ sweep }: { sweep?: SweepAnswer }) {
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
        {flat(sweep.figures).map(([name, value]) => (
          <div key={name}>
            <dt>{words(name)}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** { episodes: { started: 1 } } → [["episodes started", 1]] */
function flat(figures: Record<string, unknown>): [name: string, value: unknown][] {
  return Object.entries(figures).flatMap(([name, value]) => {
    if (value === null || typeof value !== "object") return [[name, value]];
    return flat(value as Record<string, unknown>)
      .map(([inner, each]): [string, unknown] => [`${name} ${inner}`, each]);
  });
}

/** "messagesQueued" → "messages queued" */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
