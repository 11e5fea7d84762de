// `probe.ts URL`: whether a program answers well, for a container's healthcheck. Docker calls one that does not
// unhealthy, and leaves it: so one that is silent for a minute, with its port open, is ended here, and Docker
// starts it anew. Ill but answering (503) it is left alone: a new start would mend nothing.

/** Of a program that answers late, Docker's own limit (5 s) would tell us nothing. */
const WITHIN_MS = 3_000;
/** With a look every 15 s: a minute. */
const MOST_SILENT = 4;
/** What the image starts as process 1 hands signals on, and cannot be ended itself from inside. */
const INIT = 1;
const COUNT = "/tmp/floodline_silent";

export type ProbeAnswer = "well" | "ill" | "silent";

interface Verdict {
  isWell: boolean;
  /** Looks in a row that met silence. */
  silent: number;
  isOver: boolean;
}

export function judge(answer: ProbeAnswer, silentBefore: number): Verdict {
  const silent = answer === "silent" ? silentBefore + 1 : 0;
  const isOver = silent >= MOST_SILENT;
  return { isWell: answer === "well", silent: isOver ? 0 : silent, isOver };
}

/** Nobody listening is no silence: a program that waits for its database, or has ended already. */
export async function ask(url: string, withinMs = WITHIN_MS): Promise<ProbeAnswer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
    await response.body?.cancel();
    return response.ok ? "well" : "ill";
  } catch (error) {
    return (error as Error).name === "TimeoutError" ? "silent" : "ill";
  }
}

/** Ends at once whatever `parent` has started: what hears no request hears no polite signal either. */
export function endChildren(parent = INIT): void {
  for (const { name } of Deno.readDirSync("/proc")) {
    if (/^\d+$/.test(name) && parentOf(name) === parent) Deno.kill(Number(name), "SIGKILL");
  }
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    // A program's name, in brackets, may hold anything.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined; // ended meanwhile
  }
}

function readCount(): number {
  try {
    return Number(Deno.readTextFileSync(COUNT));
  } catch {
    return 0;
  }
}

if (import.meta.main) {
  const verdict = judge(await ask(Deno.args[0]!), readCount());
  Deno.writeTextFileSync(COUNT, String(verdict.silent));
  if (verdict.isOver) endChildren();
  Deno.exit(verdict.isWell ? 0 : 1);
}
