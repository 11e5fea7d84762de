// Where the Weather Service's warnings are in force, drawn on the grid of the earth: no coast, no streets.
import { type SandboxState, weatherNow } from "../state/state.ts";
import { findZone } from "../nws/zones.ts";

type Position = [longitude: number, latitude: number];
const WIDE = 320;

export function WarningMap({ state }: { state: SandboxState }) {
  const areas = listAreas(state);
  if (areas.length === 0) return <p class="hint">No warning is in force.</p>;
  const corners = areas.flatMap(({ rings }) => rings.flat());
  const [west, east] = range(corners.map(([x]) => x));
  const [south, north] = range(corners.map(([, y]) => y));
  const flatter = Math.cos((south + north) / 2 * Math.PI / 180);
  const span = Math.max((east - west) * flatter, north - south, 0.05) * 1.1;
  const high = Math.max((north - south) / span, 0.2) * 1.1 * WIDE;
  const x = (longitude: number) => ((longitude - (west + east) / 2) * flatter / span + 0.5) * WIDE;
  const y = (latitude: number) => high / 2 - (latitude - (south + north) / 2) / span * WIDE;
  const drawn = areas.map((area) => ({
    ...area,
    path: area.rings.map((ring) =>
      `M${ring.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join("L")}Z`
    ).join(""),
  }));
  return (
    <figure class="warning-map">
      <svg
        viewBox={`0 0 ${WIDE} ${Math.ceil(high)}`}
        role="img"
        aria-label={`Areas in force: ${areas.map(({ name }) => name).join("; ")}`}
      >
        {drawn.map(({ name, path, isWatch }) => (
          <path key={name} d={path} class={isWatch ? "watch" : undefined}>
            <title>{name}</title>
          </path>
        ))}
      </svg>
      <figcaption class="hint">
        {`${south.toFixed(2)} to ${north.toFixed(2)} north, ${(-east).toFixed(2)} to ${
          (-west).toFixed(2)
        } west`}
      </figcaption>
    </figure>
  );
}

interface DrawnArea {
  name: string;
  isWatch: boolean;
  rings: Position[][];
}

/** The polygon that the service's answer has, else those of the zones that it names. */
function listAreas(state: SandboxState): DrawnArea[] {
  const now = weatherNow(state);
  return state.warnings
    .filter(({ messageType, endsAt }) => messageType !== "Cancel" && endsAt > now)
    .map(({ event, place, polygon, geometry, geocode }) => ({
      name: `${event}, ${place}`,
      isWatch: event.endsWith("Watch"),
      rings: geometry === undefined
        ? [polygon.coordinates[0]! as Position[]]
        : geocode.UGC.flatMap((id) => outlineOf(findZone(state, id)?.geometry)),
    }))
    .filter(({ rings }) => rings.length > 0);
}

function outlineOf(geometry: unknown): Position[][] {
  const area = geometry as { type?: string; coordinates?: Position[][] } | undefined;
  return area?.type === "Polygon" && area.coordinates?.[0] ? [area.coordinates[0]] : [];
}

function range(numbers: number[]): [least: number, most: number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}
