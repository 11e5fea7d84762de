// Faults switched on and off, and met.
import { waitWhileOpen } from "./background.ts";
import { changed, type SandboxState } from "./state/state.ts";
import type { Faults, Faulty } from "./state/fault_kinds.ts";

export function setFaults(state: SandboxState, faults: Faults): void {
  state.faults = faults;
  state.faultCounts = {};
  changed(state);
}

/** The fault that hits this request of a service, if one does. */
export function takeFault<S extends Faulty>(
  state: SandboxState,
  service: S,
): Faults[S] | undefined {
  const fault = state.faults[service];
  if (!fault) return undefined;
  const counts = state.faultCounts[service] ??= { met: 0, hit: 0 };
  counts.met += 1;
  if (fault.everyNth && counts.met % fault.everyNth !== 0) return undefined;
  if (fault.times && counts.hit >= fault.times) return undefined;
  counts.hit += 1;
  return fault;
}

/** Thrown where the connection is to break: the server resets it without an answer. */
export class Severed extends Error {
  override name = "Severed";

  constructor() {
    super("The sandbox cut the connection");
  }
}

/** Gives no answer until the client gives up or the sandbox closes. */
export async function hang(state: SandboxState, request: Request): Promise<never> {
  await waitWhileOpen(state, 2 ** 31 - 1, request.signal).catch(() => {});
  throw new Severed();
}
