// A storm from its file to its summary.
import type { Entry } from "./entries.ts";
import { play } from "./run.ts";
import { setStage } from "./stage.ts";
import type { ScriptedStorm } from "./storm.ts";
import { type Summary, sumUp } from "./summary.ts";

/**
 * @param env which PostgreSQL to clone a database from: see ground/postgres/throwaway.ts
 * @param tell gets each entry of the time line as soon as it is known
 */
export async function replay(
  storm: ScriptedStorm,
  { speed, env, segmentCents, tell }: {
    speed: number;
    env: Record<string, string>;
    segmentCents: number;
    tell: (entry: Entry) => void;
  },
): Promise<Summary> {
  await using stage = await setStage(storm, { speed, env });
  const snapshot = await play(storm, stage, tell);
  const { people, sandbox: { state: { messages, requestCounts, placesCounted } } } = stage;
  return sumUp({
    ...{ storm, snapshot, people, messages, requestCounts, segmentCents },
    weatherCalls: placesCounted,
  });
}
