import type { BroadcastState } from "shared/broadcasts/steps.ts";
import { broadcasts as words } from "@/words/en/district/broadcasts.ts";

const TONES: Partial<Record<BroadcastState, string>> = {
  returned: "heavy",
  submitted: "any",
  sending: "any",
  finished: "calm",
  stopped: "heavy",
};

export function StateBadge({ state, isDrill }: { state: BroadcastState; isDrill: boolean }) {
  return (
    <>
      <span class={`badge ${TONES[state] ?? ""}`.trim()}>{words.states[state]}</span>{" "}
      {isDrill && <span class="badge drill">{words.drill}</span>}
    </>
  );
}
