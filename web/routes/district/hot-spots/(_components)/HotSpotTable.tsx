import type { HotSpot, HotSpots } from "shared/api/district/hot_spots.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { hotSpots as words } from "@/words/en/district/hot_spots.ts";
import { ALL, boardPath } from "../../(_components)/board/board_filter.ts";
import { awayWords, nameWords } from "./spot_words.ts";
import { StormMarks } from "./StormMarks.tsx";

/** On the map it goes by its number. */
export type NumberedSpot = HotSpot & { number: number };

interface HotSpotTableProps {
  spots: NumberedSpot[];
  storms: HotSpots["storms"];
  wetStorms: number;
  timeZone: string;
}

/** A table on a desk and on paper, cards on the street. */
export function HotSpotTable({ spots, storms, wetStorms, timeZone }: HotSpotTableProps) {
  const { common } = useWords();
  const { date } = useTimes();
  const { columns } = words;
  return (
    <table class="as-cards hot-spots">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.flooded}</th>
          <th scope="col">{columns.lately}</th>
          <th scope="col">{columns.depth}</th>
          <th scope="col">{columns.city}</th>
          <th scope="col">{columns.drains}</th>
          <th scope="col" class="screen-only">{columns.reports}</th>
        </tr>
      </thead>
      <tbody>
        {spots.map((spot) => (
          <tr key={spot.number} id={`spot-${spot.number}`}>
            <td>
              <b>{spot.number}. {nameWords(spot)}</b>
            </td>
            <td>
              <b>{words.flooded(spot.flooded, wetStorms)}</b>
              {spot.otherDays > 0 && <small>{words.otherDays(spot.otherDays)}</small>}
            </td>
            <td>
              <StormMarks spot={spot} storms={storms} />
              {spot.trend && <small>{words.trends[spot.trend]}</small>}
            </td>
            <td>
              {common.depths[spot.depth]}
              <small>
                <time dateTime={spot.lastAt}>{words.last(date(spot.lastAt, timeZone))}</time>
              </small>
            </td>
            <td>
              {spot.complaints > 0 && words.complaints(spot.complaints)}
              {countHeard(spot) > 0 && <small>{words.complaintsIn(countHeard(spot))}</small>}
            </td>
            <td>
              {drainWords(spot).map((line) => <small key={line}>{line}</small>)}
            </td>
            <td class="screen-only">
              <a href={boardPath({ ...ALL, bbox: spot.box })}>
                {words.see} <span class="hidden-words">{words.seeAt(nameWords(spot))}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In how many storms the city heard of it. */
function countHeard({ storms }: HotSpot): number {
  return storms.filter(({ complaints }) => complaints > 0).length;
}

/** "CB-1042, 30 ft (9 m)", "2 more" */
function drainWords({ drains, drainCount }: HotSpot): string[] {
  const more = drainCount - drains.length;
  return [
    ...drains.map(({ sourceId, metres }) => words.drain(sourceId, awayWords(metres))),
    ...more > 0 ? [words.moreDrains(more)] : [],
  ];
}
