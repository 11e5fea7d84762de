// What a process costs, as Linux counts it. Elsewhere the figures are NaN, printed as "–".

/** User and system time of a process so far. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const TICKS_PER_SECOND = 100;
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Memory of a process that is its own, in MB: proportional set size. */
export async function memoryMb(pid: number): Promise<number> {
  const [, kb] = (await read(`/proc/${pid}/smaps_rollup`)).match(/^Pss:\s+(\d+) kB/m) ?? [];
  return Number(kb) / 1024;
}

async function read(path: string): Promise<string> {
  return await Deno.readTextFile(path).catch(() => "");
}

/** The most memory a process ever held, in MB; looked at until it ends. */
export async function peakMemoryMb(process: Deno.ChildProcess): Promise<number> {
  const LOOK_EVERY_MS = 20;
  let peak = NaN;
  let isRunning = true;
  process.status.then(() => isRunning = false);
  while (isRunning) {
    const [, kb] = (await read(`/proc/${process.pid}/status`)).match(/^VmHWM:\s+(\d+) kB/m) ?? [];
    if (kb) peak = Number(kb) / 1024;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return peak;
}
