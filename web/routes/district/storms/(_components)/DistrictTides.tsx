import type { DistrictTideList } from "shared/api/district/tides.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import { Icon } from "@/components/Icon.tsx";
import { tides as words } from "@/words/en/district/tides.ts";
import { tide as sea } from "@/words/en/tide.ts";
import { nearTimeIn } from "@/words/near_time.ts";
import { useTimes } from "@/words/reader.ts";
import { heightIn } from "@/words/tide_heights.ts";
import { countWords } from "../../(_components)/text_counts.ts";

interface DistrictTidesProps {
  tides: DistrictTideList["tides"];
  timeZone: string;
  now: Date;
}

/** A table on a desk, cards on the street; nothing where no tide was told. */
export function DistrictTides({ tides, timeZone, now }: DistrictTidesProps) {
  const { dayAndTime } = useTimes();
  if (tides.length === 0) return null;
  return (
    <section aria-labelledby="tides">
      <h2 id="tides">{words.title}</h2>
      <p>{words.intro}</p>
      <table class="as-cards storms">
        <caption class="hidden-words">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.told}</th>
            <th scope="col">{words.columns.crest}</th>
            <th scope="col">{words.columns.end}</th>
            <th scope="col">{words.columns.texts}</th>
            <th scope="col">{words.columns.worst}</th>
          </tr>
        </thead>
        <tbody>
          {tides.map((tide) => (
            <tr key={tide.id}>
              <td>
                <time dateTime={tide.startedAt}>{dayAndTime(tide.startedAt, now, timeZone)}</time>
              </td>
              <td>
                {crestWords(
                  tide,
                  (at) => dayAndTime(at, now, timeZone),
                  (at) => nearTimeIn("en", at, now, timeZone),
                )}
              </td>
              <td>{endWords(tide)}</td>
              <td class="note">{countWords(tide.texts)}</td>
              <td>
                <span class={`badge ${levelOfTide(tide.level)}`}>
                  <Icon name={levelOfTide(tide.level)} size={16} />
                  {sea.levels[tide.level]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ToldTideRow = DistrictTideList["tides"][number];

function crestWords(
  { crest, clearedAt, minorMetres, station }: ToldTideRow,
  when: (at: string) => string,
  near: (at: string) => string,
): string {
  if (!crest) return words.noCrest(station);
  const over = crest.metres - minorMetres;
  const away = heightIn("en", Math.abs(over));
  const height = heightIn("en", crest.metres);
  const said = clearedAt
    ? words.measured(height, when(crest.at), station)
    : words.expected(height, near(crest.at), station);
  return `${said} ` +
    (over < 0 ? words.under(away) : words.over(away));
}

function endWords({ clearedAt, cameTrue }: ToldTideRow): string {
  if (!clearedAt) return words.notOver;
  if (cameTrue === null) return words.notKnown;
  return cameTrue ? words.came : words.stayedBelow;
}
