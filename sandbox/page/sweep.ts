// "Sweep now": the worker's own door for development.
import { changed, type SandboxState, type SweepAnswer } from "../state/state.ts";

const TIMEOUT_MS = 120_000;

/** Asks the worker for one sweep and keeps what it says. */
export async function sweepNow(state: SandboxState): Promise<void> {
  state.lastSweep = await sweep(state);
  changed(state);
}

async function sweep(state: SandboxState): Promise<SweepAnswer> {
  const at = state.options.now();
  const { workerUrl } = state.options;
  try {
    const response = await fetch(`${workerUrl}/sweep`, {
      method: "POST",
      signal: AbortSignal.any([state.closed, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (!response.ok) return { at, problem: `The worker answered ${response.status}: ${text}` };
    return { at, figures: JSON.parse(text) };
  } catch {
    return { at, problem: `No worker answers at ${workerUrl}. Is it running?` };
  }
}
