import type { Network } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { useTimes, useWords } from "../words/reader.ts";
import type { Words } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { LevelBadge } from "./LevelBadge.tsx";
import { isStale } from "./stale.ts";

/** Every place that is watched, in a few words. Undefined: it cannot be had just now. */
export function NetworkNow({ network, now }: { network?: Network; now: Date }) {
  const { landing: { now: words } } = useWords();
  const times = useTimes();
  if (!network) return <p>{words.notKnown}</p>;
  const { checkedAt, reports } = network;
  const level = worstLevel(network);
  // One flooded place among hundreds is no alarm to all who look: its badge below is red, not this.
  return (
    <div class={checkedAt && !level ? "state calm" : "state"}>
      <Icon name={level ?? "calm"} size={44} />
      <div>
        <p class="words">{stormWords(network, words)}</p>
        <p>
          {words.reports(reports)}
          {checkedAt && (
            <>
              {words.joint}
              {isStale(checkedAt, now) ? words.old : words.checked}
              <time dateTime={checkedAt}>{times.ago(checkedAt, now)}</time>
              {words.end}
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function worstLevel({ storms }: Network): Level | undefined {
  return (["flood", "heavy", "any"] as const).find((level) => storms[level] > 0);
}

/** "Rain now or on its way in 3 of the 412 places we watch. Flood risk in 1." */
function stormWords({ watched, storms }: Network, words: Words["landing"]["now"]): string {
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
export function WorstPlaces({ worst }: Pick<Network, "worst">) {
  const { landing: { now: words } } = useWords();
  if (worst.length === 0) return null;
  return (
    <>
      <h3>{words.worst}</h3>
      <ul class="worst-places">
        {worst.map(({ zip, city, state, level }) => (
          <li key={zip}>
            <a href={`/zip/${zip}`}>{city ? `${city}, ${state} ${zip}` : zip}</a>
            <LevelBadge level={level} />
          </li>
        ))}
      </ul>
    </>
  );
}
