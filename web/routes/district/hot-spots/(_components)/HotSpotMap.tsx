import type { HotSpots } from "shared/api/district/hot_spots.ts";
import type { MapData } from "shared/api/map.ts";
import { spotOf } from "shared/geo/view.ts";
import { Ground } from "@/map/Ground.tsx";
import { SIZE } from "@/map/projection.ts";
import { useWords } from "@/words/reader.ts";
import { hotSpots as words } from "@/words/en/district/hot_spots.ts";
import type { NumberedSpot } from "./HotSpotTable.tsx";
import { nameWords } from "./spot_words.ts";

interface HotSpotMapProps {
  name: string;
  ground: MapData;
  spots: NumberedSpot[];
  complaints: HotSpots["complaints"];
  now: Date;
  /** In how many storms anybody reported water. */
  wetStorms: number;
}

/** Where they are, by their numbers in the table, which says all that it shows. */
export function HotSpotMap(props: HotSpotMapProps) {
  const { name, ground, spots, complaints, now, wetStorms } = props;
  const { map: mapWords } = useWords();
  return (
    <figure class="board-map hot-spot-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="group" aria-label={words.map.label(name)}>
        <g class="ground" aria-hidden="true">
          {/* The rain of now says nothing of last year's water. */}
          <Ground map={{ ...ground, rain: [], warnings: [] }} now={now} />
        </g>
        <g class="complaints" aria-hidden="true">
          {complaints.map(({ location }, i) => {
            const { x, y } = spotOf(ground.view, location, SIZE);
            return <path key={i} d={crossAt(Math.round(x), Math.round(y))} />;
          })}
        </g>
        {/* Where it floods most often on top. */}
        {spots.toReversed().map((spot) => {
          const { x, y } = spotOf(ground.view, spot.location, SIZE);
          return (
            <g key={spot.number} transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
              <a
                class="hot-spot"
                // The table has the same, and more to say.
                tabIndex={-1}
                href={`#spot-${spot.number}`}
                aria-label={words.map.spot(
                  spot.number,
                  nameWords(spot),
                  words.flooded(spot.flooded, wetStorms),
                )}
              >
                <circle r={radiusOf(spot.flooded, wetStorms)} />
                <text y="7">{spot.number}</text>
              </a>
            </g>
          );
        })}
      </svg>
      <figcaption class="small">
        <ul class="map-legend">
          <li>
            <svg viewBox="-16 -16 32 32" aria-hidden="true">
              <g class="hot-spot">
                <circle r="12" />
              </g>
            </svg>
            {words.map.key}
          </li>
          {complaints.length > 0 && (
            <li>
              <svg class="complaints" viewBox="-10 -10 20 20" aria-hidden="true">
                <path d={crossAt(0, 0)} />
              </svg>
              {words.map.complaint}
            </li>
          )}
        </ul>
        <p class="soft">
          {ground.streets.length === 0 ? words.noStreets : ground.streetSources.length > 0 &&
            mapWords.streetsFrom(ground.streetSources.join("; "))}
        </p>
      </figcaption>
    </figure>
  );
}

/** By area; the number has room in the smallest. */
function radiusOf(flooded: number, wetStorms: number): number {
  return Math.round(14 + 12 * Math.sqrt(flooded / Math.max(1, wetStorms)));
}

function crossAt(x: number, y: number): string {
  return `M${x - 5} ${y - 5}l10 10m0-10l-10 10`;
}
