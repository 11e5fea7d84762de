import type { Incident, IncidentReport } from "shared/api/district/incidents.ts";
import type { MapData } from "shared/api/map.ts";
import { pathTo } from "shared/path_to.ts";
import { spotOf } from "shared/geo/view.ts";
import { DotShape } from "@/map/layers/Reports.tsx";
import { Ground } from "@/map/Ground.tsx";
import { OF_PAGE } from "@/map/paint.ts";
import { SIZE } from "@/map/projection.ts";
import { useWords } from "@/words/reader.ts";
import { ZoomButtons } from "../../(_components)/board/ZoomButtons.tsx";
import { incidents } from "@/words/en/district/incidents.ts";

const { map: words } = incidents.one;

interface IncidentMapProps {
  incident: Incident;
  ground: MapData;
  now: Date;
}

/** Where the reports of one water are, by their numbers in the list below, which says all that it shows. */
export function IncidentMap({ incident, ground, now }: IncidentMapProps) {
  const { map: mapWords } = useWords();
  const { reports, leadId } = incident;
  const { latitude, longitude, metres } = ground.view;
  // Names of districts and ZIP codes say nothing of two blocks.
  const bare = {
    ...ground,
    zips: [],
    districts: ground.districts.map((district) => ({ ...district, name: "" })),
  };
  const placed = reports.flatMap((report, n) =>
    report.location
      ? [{ report, number: n + 1, ...spotOf(ground.view, report.location, SIZE) }]
      : []
  );
  return (
    <figure class="board-map incident-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="group" aria-label={words.label}>
        <g data-live="drawn">
          <g class="ground" aria-hidden="true" data-ground={`${latitude} ${longitude} ${metres}`}>
            <Ground map={bare} now={now} />
          </g>
          {/* The first on top: it is the one to find. */}
          {placed.toReversed().map((dot) => (
            <Dot key={dot.report.id} {...dot} isLead={dot.report.id === leadId} />
          ))}
        </g>
      </svg>
      <ZoomButtons />
      <figcaption class="small" data-live="legend">
        <ul class="map-legend">
          <li>
            <svg viewBox="-22 -22 44 44" aria-hidden="true">
              <g class="dot lead">
                <circle class="ring" r="18" />
                <DotShape depth={lead(incident).depth} paint={OF_PAGE} />
              </g>
            </svg>
            {words.lead}
          </li>
          {reports.some(({ waterAnswer }) => waterAnswer === "gone") && <li>{words.gone}</li>}
          {placed.length < reports.length && (
            <li>{words.withoutPlace(reports.length - placed.length)}</li>
          )}
        </ul>
        {ground.streetSources.length > 0 && (
          <p class="soft">{mapWords.streetsFrom(ground.streetSources.join("; "))}</p>
        )}
      </figcaption>
    </figure>
  );
}

function lead({ reports, leadId }: Incident): IncidentReport {
  return reports.find(({ id }) => id === leadId) ?? reports[0]!;
}

interface DotProps {
  report: IncidentReport;
  number: number;
  x: number;
  y: number;
  isLead: boolean;
}

function Dot({ report: { id, depth, waterAnswer }, number, x, y, isLead }: DotProps) {
  const { depths } = useWords().common;
  const classes = ["dot", isLead && "lead", waterAnswer === "gone" && "ended"];
  return (
    <g transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
      <a
        class={classes.filter((name) => typeof name === "string").join(" ")}
        // The list below has the same links, and more to say.
        tabIndex={-1}
        data-report={id}
        href={pathTo`/district/reports/${id}`}
        aria-label={words.dot(number, depths[depth])}
      >
        <circle class="touch" r="20" fill="transparent" />
        <circle class="ring" r="18" fill="none" />
        <DotShape depth={depth} paint={OF_PAGE} />
        <text class="number" x="24" y="-10">{number}</text>
      </a>
    </g>
  );
}
