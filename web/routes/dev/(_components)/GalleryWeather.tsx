import { Emergency } from "@/routes/(_components)/start/Emergency.tsx";
import { HowItWorks } from "@/routes/(_components)/start/HowItWorks.tsx";
import { KindOfZip } from "@/routes/zip/(_components)/KindOfZip.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { NetworkNow, WorstPlaces } from "@/routes/(_components)/start/NetworkNow.tsx";
import { OfficialWarnings } from "@/routes/zip/(_components)/OfficialWarnings.tsx";
import { OwnPlaces } from "@/routes/(_components)/start/OwnPlaces.tsx";
import { RainChart } from "@/rain/RainChart.tsx";
import { ShareLinks } from "@/routes/zip/(_components)/ShareLinks.tsx";
import { TideOfZip } from "@/routes/zip/(_components)/TideOfZip.tsx";
import { StateOfZip } from "@/routes/zip/(_components)/StateOfZip.tsx";
import { ZipMap } from "@/map/ZipMap.tsx";
import type { MapData } from "shared/api/map.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { DEPTHS } from "shared/depths.ts";
import { LEVELS } from "shared/levels.ts";
import { mapData, mapReport } from "shared/samples/map.ts";
import { NOW } from "shared/samples/moment.ts";
import { place } from "shared/samples/people.ts";
import { zipTide } from "shared/samples/tides.ts";
import { officialWarning } from "shared/samples/warnings.ts";
import { overview, rainUpTo, zipPage } from "shared/samples/zips.ts";
import { Piece } from "./Piece.tsx";

const started = { startedAt: "2026-11-22T16:30:00Z" };
const ended = { endedAt: "2026-11-22T17:15:00Z" };
const oldRun = "2026-11-22T03:30:00Z";

const STATES: Record<string, Partial<ZipPage>> = {
  "no storm": {},
  "rain ahead": { readings: rainUpTo(2).filter(({ at }) => at > NOW.toISOString()) },
  ...Object.fromEntries(LEVELS.map((level) => [level, { episode: { level, ...started } }])),
  "flood, by an official warning": {
    episode: { level: "flood", ...started },
    officialWarnings: { ...zipPage().officialWarnings, list: [officialWarning()] },
  },
  "just over": { lastEpisode: { level: "heavy", ...ended, cameTrue: true } },
  "over, and never came": { lastEpisode: { level: "heavy", ...ended, cameTrue: false } },
  "out of date": { checkedAt: "2026-11-22T12:30:00Z" },
  "not watched": { checkedAt: null },
  "by an old run of the model": { modelRunAt: oldRun },
  "rain ahead, by an old run": {
    modelRunAt: oldRun,
    readings: rainUpTo(2).filter(({ at }) => at > NOW.toISOString()),
  },
  "nothing known ahead": { readings: [] },
};

export function GalleryWeather() {
  return (
    <>
      <Piece name="KindOfZip">
        <KindOfZip zip={zipPage({ zip: "11202", isArea: false })} />
        <KindOfZip zip={zipPage({ zip: "09012", state: "AE", isArea: false })} />
      </Piece>
      <Piece name="LevelBadge">
        <p class="row">
          <LevelBadge level={null} />
          {LEVELS.map((level) => <LevelBadge key={level} level={level} />)}
        </p>
      </Piece>
      {Object.entries(STATES).map(([name, changes]) => (
        <Piece key={name} name={`StateOfZip: ${name}`}>
          <StateOfZip zip={zipPage({ readings: rainUpTo(0), ...changes })} now={NOW} />
        </Piece>
      ))}
      <Warnings />
      {[0, 2, 7, 14].map((most) => (
        <Piece key={most} name={`RainChart: up to ${most} mm in 15 minutes`}>
          <RainChart zip={zipPage({ readings: rainUpTo(most) })} now={NOW} />
        </Piece>
      ))}
      <Piece name="RainChart: nothing known">
        <RainChart zip={zipPage({ readings: [] })} now={NOW} />
      </Piece>
      {([0.1, 0.7, 0.9, null] as const).map((residual) => (
        <Piece key={residual} name={`StateOfZip, TideOfZip: ${residual ?? "a silent gauge"}`}>
          <StateOfZip zip={zipPage({ tide: zipTide(residual) })} now={NOW} />
          <TideOfZip tide={zipTide(residual)} now={NOW} timeZone="America/New_York" />
        </Piece>
      ))}
      <Network />
      <Piece name="ZipMap, ShareLinks">
        <ZipMap map={mapData({ reports: OF_EACH_DEPTH })} now={NOW} zip="11231" />
        <ShareLinks place="Brooklyn, NY 11231" address="https://floodline.example/zip/11231" />
      </Piece>
      <Piece name="HowItWorks, Emergency">
        <HowItWorks />
        <Emergency />
      </Piece>
      <Piece name="OwnPlaces">
        <div class="hero">
          <OwnPlaces places={OWN.map((state) => ({ place: place(), state }))} now={NOW} />
        </div>
      </Piece>
    </>
  );
}

/** A report at each depth. */
const OF_EACH_DEPTH: MapData["reports"] = DEPTHS.map((depth, n) => {
  const location = {
    latitude: 40.677 + (2 * n - 3) / 1000,
    longitude: -74.009 + (4 * n - 6) / 1000,
  };
  return mapReport({ id: depth, depth, location });
});

const OWN = [
  zipPage({ episode: { level: "flood", ...started }, ...STATES["flood, by an official warning"] }),
  zipPage(STATES["rain ahead"]),
  zipPage(STATES["not watched"]),
  undefined,
];

function Warnings() {
  const { officialWarnings, ...where } = zipPage();
  const states = {
    "one in force": { list: [officialWarning()] },
    "a watch": { list: [officialWarning({ event: "Flood Watch", threat: null })] },
    "an advisory that is told, and one that is not": {
      list: ["Flood Advisory", "Coastal Flood Advisory"].map((event) =>
        officialWarning({ id: event, event, threat: null })
      ),
    },
    "none": {},
    "the service is silent": { isCurrent: false },
    "the service was never reached": { isCurrent: false, checkedAt: null },
  };
  return Object.entries(states).map(([name, changes]) => (
    <Piece key={name} name={`OfficialWarnings: ${name}`}>
      <OfficialWarnings {...where} warnings={{ ...officialWarnings, ...changes }} now={NOW} />
    </Piece>
  ));
}

function Network() {
  const worst = LEVELS.map((level) => ({ ...zipPage(), level, ...started }));
  const states = {
    "calm": overview(),
    "calm, by an old run of the model": overview({ modelRunAt: oldRun }),
    "heavy rain": overview({ storms: { any: 3, heavy: 2, flood: 0 } }),
    "flood risk": overview({ storms: { any: 3, heavy: 2, flood: 1 } }),
    "not swept yet": overview({ watched: 0, checkedAt: null, reports: 0 }),
    "not known": undefined,
  };
  return (
    <>
      {Object.entries(states).map(([name, state]) => (
        <Piece key={name} name={`NetworkNow: ${name}`}>
          <NetworkNow network={state} now={NOW} />
        </Piece>
      ))}
      <Piece name="WorstPlaces">
        <WorstPlaces worst={worst} />
      </Piece>
    </>
  );
}
