import { Fragment } from "preact";
import { LEAD_MINUTES, LEVELS, THRESHOLDS } from "shared/levels.ts";
import type { DistrictLevels } from "shared/api/district.ts";
import { leadWords } from "@/components/alert_reasons.ts";
import { useRain, useWords } from "@/words/reader.ts";
import { district } from "@/words/en/district.ts";
import { people } from "@/words/en/district/people.ts";

const { levels: words } = district;

/** As they are, for who may not change them. */
export function LevelsFacts({ levels, leadMinutes }: DistrictLevels) {
  const { setAmount } = useRain();
  const { levels: names } = useWords().common;
  const amounts = (level: (typeof LEVELS)[number]) => {
    const { mmPer15Min, mmPerHour } = levels[level] ?? THRESHOLDS[level];
    const inQuarter = words.inQuarter(setAmount(mmPer15Min));
    return mmPerHour === null || mmPerHour === Infinity
      ? inQuarter
      : `${inQuarter}, ${words.or} ${words.inHour(setAmount(mmPerHour))}`;
  };
  const orUsual = (isOwn: boolean, said: string) => isOwn ? said : words.usualIs(said);
  return (
    <>
      <dl class="facts">
        {LEVELS.map((level) => (
          <Fragment key={level}>
            <dt>{names[level]}</dt>
            <dd>{orUsual(levels[level] !== null, amounts(level))}</dd>
          </Fragment>
        ))}
        <dt>{words.names.lead}</dt>
        <dd>{orUsual(leadMinutes !== null, leadWords(leadMinutes ?? LEAD_MINUTES, "en"))}</dd>
      </dl>
      <p class="soft">{people.onlyManagers}</p>
    </>
  );
}
