// Plays a storm: the world happens, the worker works by its own timetable, and what came of it is told
// as it comes.
import { cancelWarning, issueWarning } from "../sandbox/nws/warnings.ts";
import type { Polygon } from "../sandbox/state/polygon.ts";
import type { SandboxState } from "../sandbox/state/state.ts";
import { runTimetable } from "../worker/timetable.ts";
import type { Rank } from "./clock.ts";
import { type Entry, findEntries } from "./entries.ts";
import { BLANK, countMoving, type Snapshot, takePicture } from "./outbox.ts";
import { describe, polygonOf } from "./outside.ts";
import { cellsOf } from "./sky.ts";
import { type ReplayStage } from "./stage.ts";
import type { ScriptedStorm, ScriptedWarning } from "./storm.ts";
import { fail, type Happening, happeningsOf, mend, rainsAt } from "./world.ts";

/** Texts that wait at the end of a storm get this long. */
const LAST_WORDS_MS = 2 * 3_600_000;

/** @param tell gets each entry of the time line as soon as it is known */
export async function play(
  storm: ScriptedStorm,
  stage: ReplayStage,
  tell: (entry: Entry) => void,
): Promise<Snapshot> {
  const { clock, sql, parts, people } = stage;
  let snapshot = BLANK;
  const look = async () => {
    const now = clock.now();
    const next = await takePicture(sql);
    for (const entry of findEntries(snapshot, next, { now, people })) tell(entry);
    snapshot = next;
  };
  const tellInOrder = async (entry: Entry) => {
    await look();
    tell(entry);
  };
  // Of the near ones there may be none.
  const isOwed = () =>
    snapshot.sweeps.at(-1)?.status !== "done" ||
    (snapshot.nearSweeps.at(-1)?.status ?? "done") !== "done";
  const settle = async (): Promise<Rank[]> => {
    await stillness(stage);
    // The worker's first sweep is no entry of its timetable.
    if (snapshot === BLANK) await look();
    const isMoving = await countMoving(sql) > 0;
    return [...isMoving ? [] : ["poll" as const], ...isOwed() ? [] : ["owed" as const]];
  };

  const stop = new AbortController();
  const happening = letHappen(storm, stage, { tell: tellInOrder, signal: stop.signal });
  const cron = lookingAfter(parts.cron, { isOwed, look });
  const worker = runTimetable({ ...parts, cron }, stop.signal);
  await clock.run(storm.endsAt, settle);
  const lastAt = storm.endsAt.getTime() + LAST_WORDS_MS;
  while (!(await settle()).includes("poll") && clock.now().getTime() < lastAt) {
    await clock.run(new Date(clock.now().getTime() + MINUTE_MS), settle);
  }
  stop.abort();
  // Who is at work may still have to wait, by the storm's clock.
  const ended = Promise.all([worker.ended(), happening]);
  await clock.run(new Date(lastAt + LAST_WORDS_MS), settle);
  await ended;
  await look();
  return snapshot;
}

const MINUTE_MS = 60_000;

/** When every query and request is answered and every receipt is in. */
async function stillness({ work, sandbox }: ReplayStage): Promise<void> {
  await work.ended();
  while (sandbox.state.background.size > 0) {
    await sandbox.settled();
    await work.ended();
  }
}

/** A sweep is told as soon as it is done; the minutes between sweeps only where one was owed. */
const SWEEPS = ["sweep", "near sweep"];

function lookingAfter(
  cron: ReplayStage["parts"]["cron"],
  { isOwed, look }: { isOwed: () => boolean; look: () => Promise<void> },
): ReplayStage["parts"]["cron"] {
  return (name, schedule, options, job) =>
    cron(name, schedule, options, async () => {
      await job();
      if (SWEEPS.includes(name) || name.startsWith("catch up") && isOwed()) await look();
    });
}

async function letHappen(
  storm: ScriptedStorm,
  { clock, work, sandbox }: ReplayStage,
  { tell, signal }: { tell: (entry: Entry) => Promise<void>; signal: AbortSignal },
): Promise<void> {
  const cells = cellsOf(storm);
  const ids = new Map<ScriptedWarning, string>();
  for (const happening of happeningsOf(storm)) {
    if (happening.at > clock.now()) await clock.sleepUntil(happening.at, "world", signal);
    if (signal.aborted) return;
    await work.of(happenAndTell(happening));
  }

  async function happenAndTell(happening: Happening): Promise<void> {
    await happen(happening);
    const words = describe(happening, storm);
    if (words) await tell({ kind: "outside", at: happening.at, words });
  }

  async function happen(happening: Happening): Promise<void> {
    switch (happening.kind) {
      case "sky":
        sandbox.state.rains = rainsAt(storm, cells, happening.at);
        break;
      case "warning":
      case "update":
        ids.set(happening.warning, await issue(happening.warning, happening.message));
        break;
      case "cancel":
        cancelWarning(sandbox.state, ids.get(happening.warning)!);
        break;
      case "outage":
        fail(sandbox.state, happening.outage);
        break;
      case "mended":
        mend(sandbox.state, happening.outage);
    }
  }

  async function issue(warning: ScriptedWarning, n: number): Promise<string> {
    const { at, until, damageThreat } = warning.messages[n]!;
    const polygon = { type: "Polygon" as const, coordinates: [polygonOf(warning.over)] };
    const issued = await issueWarning(sandbox.state, {
      polygon,
      ...warning.byZone && {
        geometry: null,
        geocode: {
          UGC: [zoneOf(sandbox.state, storm.warnings.indexOf(warning), polygon)],
          SAME: [],
        },
      },
      event: warning.event,
      minutes: (until.getTime() - at.getTime()) / 60_000,
      damageThreat,
      updates: ids.get(warning),
    });
    return issued!.id;
  }
}

/** A forecast zone of this outline, made once; returns its code, which no real zone has. */
function zoneOf(state: SandboxState, n: number, geometry: Polygon): string {
  const id = `NYZ${901 + n}`;
  if (!state.zones.some((zone) => zone.id === id)) {
    state.zones.push({ id, type: "public", name: `Zone ${n + 1} of the storm`, geometry });
  }
  return id;
}
