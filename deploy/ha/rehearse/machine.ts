// The three hosts and the world outside, as network namespaces of this machine behind a bridge that has one of
// its own: nothing of it is seen by, or sees, what else runs here.

/** Where the packages are: "/" where they are installed, else a folder made by debootstrap. */
export const ROOT = (Deno.env.get("FLOODLINE_HA_ROOT") ?? "/").replace(/\/$/, "");
/** What the hosts keep; made anew by each rehearsal. */
export const KEPT = `${ROOT}/srv/floodline-ha`;

export interface Host {
  name: string;
  address: string;
}
export const HOSTS: readonly Host[] = [1, 2, 3].map((n) => ({
  name: `db${n}`,
  address: `10.77.0.${10 + n}`,
}));
/** Visitors, Twilio, the weather; and Caddy, so that a lost host does not take the front with it. */
export const OUTSIDE: Host = { name: "outside", address: "10.77.0.1" };

const SWITCH = "floodline-switch";

export function namespaceOf({ name }: Host): string {
  return `floodline-${name}`;
}

export async function makeNetwork(): Promise<void> {
  await removeNetwork();
  await run("ip", "netns", "add", SWITCH);
  await run("ip", "-n", SWITCH, "link", "add", "br0", "type", "bridge");
  await run("ip", "-n", SWITCH, "link", "set", "br0", "up");
  for (const host of [...HOSTS, OUTSIDE]) {
    const namespace = namespaceOf(host);
    await run("ip", "netns", "add", namespace);
    const near = ["link", "add", host.name, "type", "veth"];
    await run("ip", "-n", SWITCH, ...near, "peer", "name", "eth0", "netns", namespace);
    await run("ip", "-n", SWITCH, "link", "set", host.name, "master", "br0", "up");
    await run("ip", "-n", namespace, "addr", "add", `${host.address}/24`, "dev", "eth0");
    await run("ip", "-n", namespace, "link", "set", "eth0", "up");
    await run("ip", "-n", namespace, "link", "set", "lo", "up");
  }
}

/** With whatever runs in it. */
export async function removeNetwork(): Promise<void> {
  const there = (await run("ip", "netns", "list")).split("\n").map((line) => line.split(" ")[0]);
  for (const host of [...HOSTS, OUTSIDE]) {
    if (!there.includes(namespaceOf(host))) continue;
    await killAll(host);
    await run("ip", "netns", "del", namespaceOf(host));
  }
  if (there.includes(SWITCH)) await run("ip", "netns", "del", SWITCH);
}

/** As by a pulled cable: nobody is told. */
export async function cut({ name }: Host): Promise<void> {
  await run("ip", "-n", SWITCH, "link", "set", name, "down");
}

export async function heal({ name }: Host): Promise<void> {
  await run("ip", "-n", SWITCH, "link", "set", name, "up");
}

/** Ends at once what runs on a host; of one name, or all but who asks. */
export async function killAll(host: Host, program?: string): Promise<number> {
  const pids = (await run("ip", "netns", "pids", namespaceOf(host))).split("\n").filter(Boolean);
  let killed = 0;
  for (const pid of pids.map(Number)) {
    if (pid === Deno.pid || program && await nameOf(pid) !== program) continue;
    try {
      Deno.kill(pid, "SIGKILL");
      killed++;
    } catch {
      // ended meanwhile
    }
  }
  return killed;
}

async function nameOf(pid: number): Promise<string> {
  return (await Deno.readTextFile(`/proc/${pid}/comm`).catch(() => "")).trim();
}

export async function run(command: string, ...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args }).output();
  if (success) return new TextDecoder().decode(stdout);
  throw new Error(`${command} ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`);
}
