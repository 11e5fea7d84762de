// The parts of the page that change by themselves, by the id of the element that holds each.
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { SandboxState } from "../state/state.ts";
import { ErrorList } from "./ErrorList.tsx";
import { FaultSwitches } from "./FaultSwitches.tsx";
import { Phones } from "./Phones.tsx";
import { RequestLog } from "./RequestLog.tsx";
import { Sky } from "./Sky.tsx";
import { SweepFigures } from "./SweepFigures.tsx";
import { WarningMap } from "./WarningMap.tsx";
import { WeatherList } from "./WeatherList.tsx";

export const REGIONS: Record<string, (state: SandboxState) => VNode> = {
  sky: (state) => <Sky state={state} />,
  weather: (state) => <WeatherList state={state} />,
  map: (state) => <WarningMap state={state} />,
  sweep: (state) => <SweepFigures sweep={state.lastSweep} />,
  faults: (state) => <FaultSwitches state={state} />,
  phones: (state) => <Phones state={state} />,
  requests: (state) => <RequestLog state={state} />,
  errors: (state) => <ErrorList items={state.sentryItems} />,
};

export function Region({ id, state }: { id: keyof typeof REGIONS; state: SandboxState }) {
  return <div id={id} data-live>{REGIONS[id]!(state)}</div>;
}

export function renderRegion(id: string, state: SandboxState): string {
  return renderToString(REGIONS[id]!(state));
}
