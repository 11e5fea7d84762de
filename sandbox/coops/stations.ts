// The stations that the sandbox plays: near to the real ones, in metres above each station's own datum.
import type { Point } from "shared/geo/earth.ts";

export interface PlayedStation extends Point {
  id: string;
  name: string;
  state: string;
  /** Null: a lake, which has no tide. */
  datums: { mllw: number; mhhw: number } | null;
  nws: FloodLevels;
  nos: FloodLevels;
}

type FloodLevels = [minor: number | null, moderate: number | null, major: number | null];

const NONE: FloodLevels = [null, null, null];

export const STATIONS: PlayedStation[] = [
  {
    id: "8518750",
    name: "The Battery",
    state: "NY",
    latitude: 40.7006,
    longitude: -74.0142,
    datums: { mllw: 1.003, mhhw: 2.542 },
    nws: [3.197, 3.502, 4.111],
    nos: [3.106, 3.39, 3.78],
  },
  {
    id: "8516945",
    name: "Kings Point",
    state: "NY",
    latitude: 40.8103,
    longitude: -73.7649,
    datums: { mllw: 3.9, mhhw: 6.28 },
    nws: [6.977, 7.129, 7.891],
    nos: [6.901, 7.178, 7.571],
  },
  {
    id: "8531680",
    name: "Sandy Hook",
    state: "NJ",
    latitude: 40.4669,
    longitude: -74.0094,
    datums: { mllw: 0.783, mhhw: 2.376 },
    nws: [2.807, 3.112, 3.417],
    nos: NONE,
  },
  {
    id: "8723214",
    name: "Virginia Key",
    state: "FL",
    latitude: 25.7314,
    longitude: -80.1618,
    datums: { mllw: 3.36, mhhw: 4.04 },
    nws: NONE,
    nos: [4.56, 4.86, 5.23],
  },
  {
    id: "9414290",
    name: "San Francisco",
    state: "CA",
    latitude: 37.8063,
    longitude: -122.4659,
    datums: { mllw: 1.82, mhhw: 3.602 },
    nws: [3.968, null, null],
    nos: [4.173, 4.455, 4.843],
  },
  {
    id: "8410140",
    name: "Eastport",
    state: "ME",
    latitude: 44.9046,
    longitude: -66.9829,
    datums: { mllw: 1.2, mhhw: 7.06 },
    nws: NONE,
    nos: NONE,
  },
  {
    id: "9063063",
    name: "Cleveland",
    state: "OH",
    latitude: 41.5409,
    longitude: -81.6355,
    datums: null,
    nws: NONE,
    nos: NONE,
  },
];
