// Bad days on demand: what the outside world can do to us, switched on and off.
import { z } from "zod";
import { changed, pause, type State } from "../state.ts";

/** `times`: only the first so many. `everyNth`: only each second, third… request. */
const Often = {
  times: z.number().int().positive().optional(),
  everyNth: z.number().int().positive().optional(),
};

export const Faults = z.strictObject({
  openMeteo: z.strictObject({
    kind: z.enum(["429", "503", "timeout", "cut", "badJson"]),
    ...Often,
  }).optional(),
  twilio: z.strictObject({
    kind: z.enum(["reset", "timeoutAfterAccept", "429", "500", "refuse"]),
    errorCode: z.number().int().optional(),
    ...Often,
  }).optional(),
  s3: z.strictObject({ kind: z.enum(["down", "500"]), ...Often }).optional(),
  nws: z.strictObject({ kind: z.enum(["503", "timeout"]), ...Often }).optional(),
  receipts: z.strictObject({
    kind: z.enum(["none", "late", "twice", "outOfOrder", "undelivered"]),
    errorCode: z.number().int().optional(),
  }).optional(),
});
export type Faults = z.infer<typeof Faults>;
export type Faulty = Exclude<keyof Faults, "receipts">;

export const Latency = z.strictObject({
  openMeteoMs: z.number().int().nonnegative().optional(),
  twilioMs: z.number().int().nonnegative().optional(),
});
export type Latency = z.infer<typeof Latency>;

export function setFaults(state: State, faults: Faults): void {
  state.faults = faults;
  state.faultCounts = {};
  changed(state);
}

/** The fault that hits this request of a service, if one does. */
export function takeFault<S extends Faulty>(state: State, service: S): Faults[S] | undefined {
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
export async function hang(state: State, request: Request): Promise<never> {
  await pause(state, 2 ** 31 - 1, request.signal).catch(() => {});
  throw new Severed();
}
