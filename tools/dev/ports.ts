// Who holds the ports that are not free.

/** Name → port in; a sentence for each port that is taken out, and still is after `patienceMs`. */
export async function findTaken(
  ports: Record<string, number>,
  { patienceMs = 0 } = {},
): Promise<string[]> {
  const deadline = performance.now() + patienceMs;
  const listTaken = () => Object.entries(ports).filter(([, port]) => !isFree(port));
  while (listTaken().length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return await Promise.all(
    listTaken().map(async ([name, port]) => {
      const holder = await findHolder(port);
      return `Port ${port}, for ${name}, is taken by ${holder ?? "another program"}`;
    }),
  );
}

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "0.0.0.0", port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}

/** "node server.js (process 4711)"; undefined where the system does not tell. */
async function findHolder(port: number): Promise<string | undefined> {
  const pid = Deno.build.os === "linux" ? await findListener(port) : await askLsof(port);
  if (!pid) return undefined;
  const command = await commandLine(pid);
  return `${command.length > 60 ? `${command.slice(0, 60)}…` : command} (process ${pid})`;
}

/** Linux tells sockets by inode in /proc/net, and each process its own inodes. */
async function findListener(port: number): Promise<number | undefined> {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const tables = ["/proc/net/tcp", "/proc/net/tcp6"].map((path) => readText(path));
  const listening = new RegExp(`:${hex} \\S+ 0A (?:\\S+ +){5}\\S*? *(\\d+) `);
  const inode = (await Promise.all(tables)).join("").split("\n")
    .map((line) => line.match(listening)?.[1]).find(Boolean);
  if (!inode) return undefined;
  for await (const { name: pid } of Deno.readDir("/proc")) {
    if (/^\d+$/.test(pid) && await holds(pid, `socket:[${inode}]`)) return Number(pid);
  }
}

async function holds(pid: string, socket: string): Promise<boolean> {
  try {
    for await (const { name } of Deno.readDir(`/proc/${pid}/fd`)) {
      const link = await Deno.readLink(`/proc/${pid}/fd/${name}`).catch(() => "");
      if (link === socket) return true;
    }
  } catch {
    // another user's process, or one that has just ended
  }
  return false;
}

async function askLsof(port: number): Promise<number | undefined> {
  const text = await outputOf("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"]);
  return Number(text.split("\n")[0]) || undefined;
}

/** What a process was started with; empty where it is gone. */
export async function commandLine(pid: number): Promise<string> {
  if (Deno.build.os !== "linux") return await outputOf("ps", ["-o", "args=", "-p", String(pid)]);
  return (await readText(`/proc/${pid}/cmdline`)).replaceAll("\0", " ").trim();
}

async function readText(path: string): Promise<string> {
  return await Deno.readTextFile(path).catch(() => "");
}

async function outputOf(command: string, args: string[]): Promise<string> {
  try {
    const { stdout } = await new Deno.Command(command, { args, stderr: "null" }).output();
    return new TextDecoder().decode(stdout).trim();
  } catch {
    return ""; // not on this machine
  }
}
