// What really fell of the storms that end now: an all-clear must not speak of a flood that never came.
import type { Query } from "shared/server/database.ts";
import { LOOK_BACK_MS } from "shared/storms/decide.ts";
import { didComeTrue } from "shared/storms/fallen.ts";
import type { PlaceDecision } from "./decisions.ts";

/** The same decisions, the all-clears among them with what fell since their storms began. */
export async function addFallen(
  sql: Query,
  decided: PlaceDecision[],
  now: Date,
): Promise<PlaceDecision[]> {
  const ids = decided.flatMap(({ decision, place }) =>
    decision.kind === "clear" ? [place.episode!.id] : []
  );
  if (ids.length === 0) return decided;
  const fallen = await listFallen(sql, ids, now);
  return decided.map((each) => {
    const { decision, place } = each;
    if (decision.kind !== "clear") return each;
    const fell = fallen.get(place.episode!.id);
    if (!fell) return each;
    const facts = { ...decision.facts, fell: { mm: fell.mm, at: fell.at.toISOString() } };
    if (place.episode!.isWarned) return { ...each, decision: { ...decision, facts } };
    const cameTrue = didComeTrue(fell.mm, facts.level, place.thresholds);
    return { ...each, decision: { ...decision, facts: { ...facts, cameTrue } } };
  });
}

interface Fell {
  mm: number;
  at: Date;
}

/**
 * Of each storm the wettest 15 minutes. What no sweep read again counts as it was forecast; where a
 * quarter hour is not known at all, nothing is.
 */
async function listFallen(
  sql: Query,
  episodeIds: string[],
  now: Date,
): Promise<Map<string, Fell>> {
  const rows = await sql<(Fell & { id: string })[]>`
    select e.id, fell.mm, fell.at
    from episodes e
    join zips z on z.zip = e.zip
    cross join lateral (
      select e.started_at - make_interval(secs => ${LOOK_BACK_MS / 1000}) as since
    ) begun
    cross join lateral (
      select mm, at, count(*) over () as known
      from rain_between(z.cell_id, begun.since, ${now}) where at <= read_at
      order by mm desc, at
      limit 1
    ) fell
    where e.id = any(${episodeIds}::uuid[])
      and fell.known = floor(extract(epoch from ${now}::timestamptz) / 900)
        - floor(extract(epoch from begun.since) / 900)`;
  return new Map(rows.map(({ id, mm, at }) => [id, { mm, at }]));
}
