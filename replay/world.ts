// What happens outside, and when: the sky as the model sees it each quarter of an hour, official
// warnings, and services that fail.
import { setFaults } from "../sandbox/faults.ts";
import type { Faults } from "../sandbox/state/fault_kinds.ts";
import type { Downpour, SandboxState } from "../sandbox/state/state.ts";
import { mmAt, QUARTER_MS, quarters, type SkyCell } from "./sky.ts";
import type { Outage, ScriptedSea, ScriptedStorm, ScriptedWarning } from "./storm.ts";

export type Happening =
  & { at: Date }
  & (
    | { kind: "sky" }
    | { kind: "warning" | "update"; warning: ScriptedWarning; message: number }
    | { kind: "cancel"; warning: ScriptedWarning }
    | { kind: "surge"; sea: ScriptedSea; surge: ScriptedSea["surges"][number] }
    | { kind: "outage" | "mended"; outage: Outage }
  );

/** In order; at one moment as listed here. */
export function happeningsOf(storm: ScriptedStorm): Happening[] {
  const happenings: Happening[] = [
    { at: storm.startsAt, kind: "sky" },
    ...quarters(storm.startsAt, storm.endsAt).map((end) => ({
      at: new Date(end),
      kind: "sky" as const,
    })),
  ];
  for (const warning of storm.warnings) {
    warning.messages.forEach(({ at }, message) =>
      happenings.push({ at, kind: message === 0 ? "warning" : "update", warning, message })
    );
    if (warning.cancelledAt) happenings.push({ at: warning.cancelledAt, kind: "cancel", warning });
  }
  const { sea } = storm;
  for (const surge of sea?.surges ?? []) {
    happenings.push({ at: surge.from, kind: "surge", sea: sea!, surge });
  }
  for (const outage of storm.outages) {
    happenings.push({ at: outage.from, kind: "outage", outage });
    happenings.push({ at: outage.to, kind: "mended", outage });
  }
  return happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** More than a worker asks for on either side of now. */
const PAST_MS = 6 * 3_600_000;
const AHEAD_MS = 24 * 3_600_000;

/** The sandbox's rain, as the model knows it at `now`: a piece for each wet cell and 15 minutes. */
export function rainsAt(storm: ScriptedStorm, cells: SkyCell[], now: Date): Downpour[] {
  const from = new Date(now.getTime() - PAST_MS);
  const to = new Date(now.getTime() + AHEAD_MS);
  return cells.flatMap((cell) =>
    quarters(from, to).flatMap((end) => {
      const mm = mmAt(storm, cell, end, now.getTime());
      return mm > 0 ? [pieceOf(cell, end, mm)] : [];
    })
  );
}

function pieceOf({ latitude, longitude }: SkyCell, end: number, mm: number): Downpour {
  return {
    id: crypto.randomUUID(),
    latitude,
    longitude,
    // The cell's own centre and no other's.
    radiusKm: 0.1,
    mmPerHour: mm * 4,
    startsAt: new Date(end - QUARTER_MS),
    endsAt: new Date(end),
  };
}

/** All of it at once: the sandbox's water knows what time it is. */
export function raiseSea(state: SandboxState, { station, highAt, surges }: ScriptedSea): void {
  state.highWaterAt = highAt;
  state.surges = surges.map(({ from, to, metres }) => ({
    stationId: station.id,
    metres,
    startsAt: from,
    endsAt: to,
  }));
}

const FAULTS = { openMeteo: "openMeteo", weatherService: "nws", carrier: "twilio" } as const;

export function fail(
  state: SandboxState,
  { service, from: _from, to: _to, ...fault }: Outage,
): void {
  setFaults(state, { ...state.faults, [FAULTS[service]]: fault } as Faults);
}

export function mend(state: SandboxState, { service }: Outage): void {
  setFaults(state, { ...state.faults, [FAULTS[service]]: undefined });
}
