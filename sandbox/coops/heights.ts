// The data API's answers: a height every six minutes, as text; and what has been wrong with them.
import type { Faults } from "../state/fault_kinds.ts";
import type { SandboxState } from "../state/state.ts";
import type { PlayedStation } from "./stations.ts";
import { measuredAt, predictedAt } from "./tide.ts";

const STEP_MS = 6 * 60_000;
/** A gauge tells what it measured some minutes ago. */
const DELAY_MS = 6 * 60_000;
const LATE_MS = 150 * 60_000;
const FEET = 1 / 0.3048;

interface Span {
  from: number;
  to: number;
}

/** Without any metadata, as the service answers. */
export function predictionsOf(state: SandboxState, station: PlayedStation, span: Span) {
  return {
    predictions: timesIn(span).map((at) => ({
      t: stamp(at),
      v: predictedAt(state, station, at).toFixed(3),
    })),
  };
}

export function heightsOf(
  state: SandboxState,
  station: PlayedStation,
  { from, to }: Span,
  fault: Faults["coops"],
) {
  const delay = fault?.kind === "late" ? LATE_MS : DELAY_MS;
  const times = fault?.kind === "empty" ? [] : timesIn({ from, to: to - delay });
  const rows = times.map((at, n) => {
    const isNew = n >= times.length - 10;
    const isOne = n === times.length - 3;
    let metres = measuredAt(state, station, at);
    if (fault?.kind === "feet") metres *= FEET;
    if (fault?.kind === "datum") metres += station.datums!.mllw;
    if (fault?.kind === "spike" && isOne) metres += 2;
    if (fault?.kind === "stuck" && n >= times.length - 15) {
      metres = measuredAt(state, station, times[times.length - 15]!);
    }
    return {
      t: stamp(at),
      v: fault?.kind === "nulls" && isNew ? "" : metres.toFixed(3),
      s: "0.012",
      f: fault?.kind === "flags" && isNew ? "0,0,1,0" : "0,0,0,0",
      q: "p",
    };
  });
  return {
    metadata: {
      id: fault?.kind === "elsewhere" ? "1612340" : station.id,
      name: station.name,
      lat: station.latitude.toFixed(4),
      lon: station.longitude.toFixed(4),
    },
    data: rows,
  };
}

function timesIn({ from, to }: Span): number[] {
  const first = Math.ceil(from / STEP_MS) * STEP_MS;
  const count = Math.max(0, Math.floor((to - first) / STEP_MS) + 1);
  return Array.from({ length: count }, (_, n) => first + n * STEP_MS);
}

/** "2026-11-27 18:06" */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
