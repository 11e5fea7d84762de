import type { DistrictLevels, LevelsChangeList } from "shared/api/district.ts";
import { LEAD_MINUTES, LEVEL_NAMES, LEVELS } from "shared/levels.ts";
import { leadWords } from "@/components/alert_reasons.ts";
import { useRain, useTimes } from "@/words/reader.ts";
import { district } from "@/words/en/district.ts";

const { history: words, inHour, inQuarter, or, usual } = district.levels;

/** Who changed what, and when; the newest first. */
export function LevelsHistory(
  { changes, timeZone }: LevelsChangeList & { timeZone: string },
) {
  const { dateAndTime } = useTimes();
  const { setAmount } = useRain();
  return (
    <section>
      <h2>{words.title}</h2>
      {changes.length === 0 && <p>{words.none}</p>}
      <ul>
        {changes.map(({ changedAt, isOwn, ending, before, after }) => (
          <li key={changedAt}>
            <time dateTime={changedAt}>{dateAndTime(changedAt, timeZone)}</time>
            {words.line(
              isOwn ? words.by.you : ending ? words.by.manager(ending) : words.by.former,
              differences(before, after, setAmount).join("; "),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Flood risk 0.39 in (10 mm) in 15 minutes, was FloodLine's" */
function differences(
  before: DistrictLevels,
  after: DistrictLevels,
  setAmount: (mm: number) => string,
): string[] {
  const amounts = ({ levels }: DistrictLevels, level: keyof DistrictLevels["levels"]) => {
    const own = levels[level];
    if (!own) return usual;
    const orHour = own.mmPerHour === null ? "" : ` ${or} ${inHour(setAmount(own.mmPerHour))}`;
    return `${inQuarter(setAmount(own.mmPer15Min))}${orHour}`;
  };
  const lead = ({ leadMinutes }: DistrictLevels) => leadWords(leadMinutes ?? LEAD_MINUTES, "en");
  const all = [
    ...LEVELS.map((level) => [LEVEL_NAMES[level], amounts(before, level), amounts(after, level)]),
    [words.lead, lead(before), lead(after)],
  ];
  return all.filter(([, was, is]) => was !== is).map(([of, was, is]) =>
    words.change(of!, is!, was!)
  );
}
