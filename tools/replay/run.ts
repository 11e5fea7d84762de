// Plays a storm: the world happens, the worker works by its own timetable, and what came of it is told
// as it comes.
import { cancelWarning, issueWarning } from "../../sandbox/nws/warnings.ts";
import { runTimetable } from "../../worker/timetable.ts";
import { type Entry, findEntries } from "./entries.ts";
import { BLANK, countMoving, type Picture, takePicture } from "./outbox.ts";
import { describe, polygonOf } from "./outside.ts";
import { cellsOf } from "./sky.ts";
import { type Stage } from "./stage.ts";
import type { OfficialWarning, Storm } from "./storm.ts";
import { fail, type Happening, happeningsOf, mend, rainsAt } from "./world.ts";

/** Texts still waiting at the end of a storm get this long. */
const LAST_WORDS_MS = 3 * 3_600_000;
/** Real time for what is on its way to the carrier; longer than its time-out. */
const IN_FLIGHT_MS = 15_000;

/** @param tell gets each entry of the time line as soon as it is known */
export async function play(
  storm: Storm,
  stage: Stage,
  tell: (entry: Entry) => void,
): Promise<Picture> {
  const { clock, sandbox, sql, parts, names } = stage;
  let picture = BLANK;
  const look = async () => {
    const now = clock.now();
    const next = await takePicture(sql);
    for (const entry of findEntries(picture, next, { now, names })) tell(entry);
    picture = next;
  };
  const stop = new AbortController();
  const happening = letHappen(storm, stage, {
    tell: async (entry) => {
      await look();
      tell(entry);
    },
    signal: stop.signal,
  });
  const worker = runTimetable({ ...parts, cron: lookingAfter(parts.cron, look) }, stop.signal);
  const settle = async () => {
    await inFlight();
    return (await countMoving(sql)).waiting > 0;
  };
  await clock.run(storm.endsAt, settle);
  const end = storm.endsAt.getTime() + LAST_WORDS_MS;
  if (await settle()) await clock.run(new Date(end), settle, { whileWorkIsLeft: true });
  stop.abort();
  await Promise.all([worker.ended(), happening]);
  await inFlight();
  await look();
  return picture;

  /** Until every request to the carrier is answered and every receipt is in. */
  async function inFlight(): Promise<void> {
    const deadline = performance.now() + IN_FLIGHT_MS;
    while (performance.now() < deadline) {
      await sandbox.settled();
      const { sending } = await countMoving(sql);
      if (sending === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

/** A sweep is told as soon as it is done. */
function lookingAfter(cron: Stage["parts"]["cron"], look: () => Promise<void>) {
  const lookAfter: Stage["parts"]["cron"] = (name, schedule, options, job) =>
    cron(name, schedule, options, async () => {
      await job();
      if (name === "sweep") await look();
    });
  return lookAfter;
}

async function letHappen(
  storm: Storm,
  { clock, sandbox }: Stage,
  { tell, signal }: { tell: (entry: Entry) => Promise<void>; signal: AbortSignal },
): Promise<void> {
  const cells = cellsOf(storm);
  const ids = new Map<OfficialWarning, string>();
  for (const happening of happeningsOf(storm)) {
    if (happening.at > clock.now()) await clock.sleepUntil(happening.at, "world", signal);
    if (signal.aborted) return;
    await happen(happening);
    const words = describe(happening, storm);
    if (words) await tell({ kind: "outside", at: happening.at, words });
  }
  clock.leave();

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

  async function issue(warning: OfficialWarning, n: number): Promise<string> {
    const { at, until, damageThreat } = warning.messages[n]!;
    const issued = await issueWarning(sandbox.state, {
      polygon: { type: "Polygon", coordinates: [polygonOf(warning.over)] },
      event: warning.event,
      minutes: (until.getTime() - at.getTime()) / 60_000,
      damageThreat,
      updates: ids.get(warning),
    });
    return issued!.id;
  }
}
