import type { Overview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import type { Words } from "@/words/words.ts";
import { Icon } from "@/components/Icon.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { isOldRun, OLD_CHECK_MS } from "shared/storms/forecast_age.ts";
import { pathTo } from "shared/path_to.ts";

/** Every place that is watched, in a few words. Undefined: it cannot be had just now. */
export function NetworkNow({ network, now }: { network?: Overview; now: Date }) {
  const { landing: { now: words } } = useWords();
  const times = useTimes();
  if (!network) return <p>{words.notKnown}</p>;
  const { checkedAt, reports } = network;
  const level = worstLevel(network);
  const isOldCheck = checkedAt !== null && now.getTime() - Date.parse(checkedAt) > OLD_CHECK_MS;
  const runAt = isOldRun(network.modelRunAt, now) ? network.modelRunAt! : undefined;
  const oldAt = isOldCheck ? checkedAt : runAt;
  // One flooded place among hundreds is no alarm to all who look: its badge below is red, not this.
  return (
    <div class={checkedAt && !level && !oldAt ? "state calm" : "state"}>
      <Icon name={level ?? (oldAt ? "waiting" : "calm")} size={44} />
      <div>
        {oldAt && (
          <p>
            <strong>
              {isOldCheck ? words.old : words.oldRun}
              <time dateTime={oldAt}>{times.ago(oldAt, now)}</time>
              {words.end}
            </strong>
          </p>
        )}
        <p class="words">{stormWords(network, words)}</p>
        <p>
          {words.reports(reports)}
          {checkedAt && !oldAt && (
            <>
              {words.joint}
              {words.checked}
              <time dateTime={checkedAt}>{times.ago(checkedAt, now)}</time>
              {words.end}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function worstLevel({ storms }: Overview): Level | undefined {
  return (["flood", "heavy", "any"] as const).find((level) => storms[level] > 0);
}

/** "Rain now or on its way in 3 of the 412 places we watch. Flood risk in 1." */
function stormWords({ watched, storms }: Overview, words: Words["landing"]["now"]): string {
  const { any, heavy, flood } = storms;
  const total = any + heavy + flood;
  if (watched === 0 && total === 0) return words.none;
  if (total === 0) return words.calm(watched);
  return [
    // A storm may be told of a place that nobody follows any more.
    words.storms(total, Math.max(watched, total)),
    ...flood > 0 ? [words.flood(flood)] : [],
    ...heavy > 0 ? [words.heavy(heavy)] : [],
  ].join(words.joint);
}

/** The worst first, each leading to its page. */
export function WorstPlaces({ worst }: Pick<Overview, "worst">) {
  const { landing: { now: words } } = useWords();
  if (worst.length === 0) return null;
  return (
    <>
      <h3>{words.worst}</h3>
      <ul class="worst-places">
        {worst.map(({ zip, city, state, level }) => (
          <li key={zip}>
            <a href={pathTo`/zip/${zip}`}>{city ? `${city}, ${state} ${zip}` : zip}</a>
            <LevelBadge level={level} />
          </li>
        ))}
      </ul>
    </>
  );
}
