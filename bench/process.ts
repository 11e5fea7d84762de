// What a process costs, as Linux counts it. Elsewhere the figures are NaN, printed as "–".

const TICKS_PER_SECOND = 100;

/** User and system time of a process so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  const [user, system] = await readTicks(pid);
  return (user! + system!) / TICKS_PER_SECOND;
}

/** The same with all that it has started, those that have ended included. */
export async function cpuSecondsOfFamily(pid: number): Promise<number> {
  const children = (await read(`/proc/${pid}/task/${pid}/children`)).split(" ").filter(Boolean);
  const living = await Promise.all(children.map((child) => cpuSeconds(Number(child))));
  const own = (await readTicks(pid)).reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
  return living.reduce((sum, seconds) => sum + (seconds || 0), own);
}

/** User, system, and both of the children that have ended. */
async function readTicks(pid: number): Promise<number[]> {
  const stat = await read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 15).map(Number);
}

/** Who started a process. */
export async function parentOf(pid: number): Promise<number> {
  const stat = await read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** Memory of a process that is its own, in MB: proportional set size. */
export async function memoryMb(pid: number): Promise<number> {
  const [, kb] = (await read(`/proc/${pid}/smaps_rollup`)).match(/^Pss:\s+(\d+) kB/m) ?? [];
  return Number(kb) / 1024;
}

async function read(path: string): Promise<string> {
  return await Deno.readTextFile(path).catch(() => "");
}

/** The most memory a process ever held, in MB, and its CPU; looked at until it ends. */
export async function watchProcess(
  process: Deno.ChildProcess,
): Promise<{ mb: number; cpu: number }> {
  const LOOK_EVERY_MS = 20;
  let peak = NaN;
  let cpu = NaN;
  let isRunning = true;
  process.status.then(() => isRunning = false);
  while (isRunning) {
    const [, kb] = (await read(`/proc/${process.pid}/status`)).match(/^VmHWM:\s+(\d+) kB/m) ?? [];
    if (kb) peak = Number(kb) / 1024;
    const seconds = await cpuSeconds(process.pid);
    if (!Number.isNaN(seconds)) cpu = seconds;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return { mb: peak, cpu };
}
