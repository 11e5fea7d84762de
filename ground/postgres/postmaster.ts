// What a PostgreSQL server leaves in its data folder about itself: postmaster.pid.
import { join } from "node:path";

interface Postmaster {
  pid?: number;
  port?: number;
  /** "ready" once it takes connections. */
  state?: string;
}

/** Line 1 is the process, line 4 the port, line 8 the state. Nothing where no server is alive. */
export async function findPostmaster(directory: string): Promise<Postmaster> {
  let text: string;
  try {
    text = await Deno.readTextFile(join(directory, "postmaster.pid"));
  } catch {
    return {};
  }
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  // After a power cut the file remains, and the number may belong to somebody else by now.
  if (!pid || !await isPostgres(pid)) return {};
  return { pid, port: Number(lines[3]) || undefined, state: lines[7]?.trim() };
}

async function isPostgres(pid: number): Promise<boolean> {
  if (Deno.build.os === "linux") {
    // "123 (postgres) S …"; Z is a dead one that nobody has buried.
    const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "");
    return /^\d+ \(postgres\) [^ZX]/.test(stat);
  }
  const [command, ...args] = Deno.build.os === "windows"
    ? ["tasklist", "/NH", "/FI", `PID eq ${pid}`]
    : ["ps", "-o", "comm=", "-p", String(pid)];
  const { stdout } = await new Deno.Command(command!, { args, stderr: "null" }).output();
  return new TextDecoder().decode(stdout).includes("postgres");
}
