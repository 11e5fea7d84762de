// The metadata API's list with what was asked to be spread out in it.
import type { PlayedStation } from "./stations.ts";

const FEET = 1 / 0.3048;

export function listOf(stations: PlayedStation[], isMetric: boolean) {
  return {
    count: stations.length,
    units: null,
    stations: stations.map((station, n) => stationOf(station, isMetric, n)),
    self: null,
  };
}

function stationOf(
  { id, name, state, latitude, longitude, datums, nws, nos }: PlayedStation,
  isMetric: boolean,
  n: number,
) {
  const self = `https://api.tidesandcurrents.noaa.gov/mdapi/prod/webapi/stations/${id}`;
  const said = (metres: number) => Number((isMetric ? metres : metres * FEET).toFixed(3));
  const level = (key: string, metres: number | null) => {
    const value = metres === null ? null : said(metres);
    // Both shapes have been seen in one list.
    return [key, n % 2 === 1 && value !== null ? { [key]: value } : value];
  };
  return {
    tidal: datums !== null,
    greatlakes: datums === null,
    shefcode: null,
    floodlevels: {
      ...Object.fromEntries([
        ...nos.map((metres, i) => level(`nos_${NAMES[i]}`, metres)),
        ...nws.map((metres, i) => level(`nws_${NAMES[i]}`, metres)),
      ]),
      action: null,
      self: `${self}/floodlevels.json`,
    },
    datums: {
      accepted: "Apr 17 2003",
      superseded: "",
      epoch: datums ? "1983-2001" : "1985",
      units: isMetric ? "meters" : "feet",
      OrthometricDatum: "NAVD88",
      datums: datums
        ? [
          { name: "STND", description: "Station Datum", value: 0 },
          { name: "MHHW", description: "Mean Higher-High Water", value: said(datums.mhhw) },
          { name: "MLLW", description: "Mean Lower-Low Water", value: said(datums.mllw) },
        ]
        : [{ name: "LWD", description: "Low Water Datum", value: said(173.5) }],
      self: `${self}/datums.json`,
    },
    state,
    timezone: "EST",
    timezonecorr: -5,
    observedst: true,
    stormsurge: false,
    id,
    name,
    lat: latitude,
    lng: longitude,
    self: `${self}.json`,
    expand: "details,sensors,floodlevels,datums,harcon,products,disclaimers,notices",
  };
}

const NAMES = ["minor", "moderate", "major"];
