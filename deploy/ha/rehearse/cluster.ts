// What Patroni says of its three.
import { z } from "zod";
import { type Host, HOSTS } from "./machine.ts";
import { until } from "../../../testing/until.ts";

const Cluster = z.object({
  members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })),
});
type Member = z.infer<typeof Cluster>["members"][number];

/** As the first host says that answers; empty where none does. */
export async function listMembers(): Promise<Member[]> {
  for (const { address } of HOSTS) {
    try {
      const signal = AbortSignal.timeout(2_000);
      const answer = await fetch(`http://${address}:8008/cluster`, { signal });
      return Cluster.parse(await answer.json()).members;
    } catch {
      // the next may know
    }
  }
  return [];
}

/** Whom Patroni has as primary, or as the standby that each commit waits for. */
export async function findHost(wanted: "leader" | "sync_standby"): Promise<Host> {
  const member = (await listMembers()).find(({ role }) => role === wanted);
  const host = HOSTS.find(({ name }) => name === member?.name);
  if (!host) throw new Error(`There is no ${wanted}`);
  return host;
}

/** A primary, a standby that has all of it, and a third that follows. */
export async function untilWhole(seconds = 240): Promise<void> {
  const isWhole = async () => {
    const members = await listMembers();
    const count = (role: string, state: string) =>
      members.filter((member) => member.role === role && member.state === state).length;
    return count("leader", "running") === 1 && count("sync_standby", "streaming") === 1 &&
      count("replica", "streaming") === 1;
  };
  await until(isWhole, seconds).catch(async (error) => {
    throw new Error(`${error.message}: ${JSON.stringify(await listMembers())}`);
  });
}
