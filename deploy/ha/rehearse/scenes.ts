// What is done to the hosts, each in the midst of something.
import type { TestSandbox } from "../../../testing/sandbox.ts";
import { until } from "../../../testing/until.ts";
import { findHost } from "./cluster.ts";
import { cut, heal, type Host, killAll } from "./machine.ts";
import type { Services } from "./services.ts";

export interface Stage {
  sandbox: TestSandbox;
  /** By name. */
  hosts: Map<string, Services>;
}

export interface HostScene {
  name: string;
  /** Where it begins to rain for this scene: nobody has been texted there before. */
  zips: string[];
  /** In the midst of what it is done. */
  midst: "sweep" | "sending";
  act(stage: Stage): Promise<void>;
  /** What ends it, once the rest is back. */
  mend?(stage: Stage): Promise<void>;
}

export const SCENES: HostScene[] = [
  {
    name: "primary killed in mid-sweep",
    zips: ["11231", "11215", "11201"],
    midst: "sweep",
    act: async () => void await killAll(await findHost("leader"), "postgres"),
  },
  {
    name: "primary killed in mid-sending",
    zips: ["60601", "60614", "60622"],
    midst: "sending",
    act: async () => void await killAll(await findHost("leader"), "postgres"),
  },
  {
    name: "primary's host cut off and healed",
    zips: ["77002", "77007", "77019"],
    ...gone("leader", { isLost: false }),
  },
  { name: "primary's host lost", zips: ["33130", "33131", "33132"], ...gone("leader") },
  {
    name: "the standby lost that commits wait for",
    zips: ["02108", "02116", "02118"],
    ...gone("sync_standby"),
  },
  {
    name: "pgbouncer restarted on each host",
    zips: ["19103", "19106", "19107"],
    midst: "sending",
    act({ hosts }) {
      // As Debian's service restarts it (not by SIGTERM, which waits for all clients to go), and as by a fault.
      for (const [n, host] of [...hosts.values()].entries()) {
        host.kill("pgbouncer", n === 0 ? "SIGINT" : "SIGKILL");
      }
      return Promise.resolve();
    },
  },
];

/** A host that is gone without a word, by itself or with all that runs on it; and comes back. */
function gone(
  role: "leader" | "sync_standby",
  { isLost = true } = {},
): Pick<HostScene, "midst" | "act" | "mend"> {
  let host: Host;
  return {
    midst: "sending",
    async act({ hosts }) {
      await cut(host = await findHost(role));
      if (isLost) await hosts.get(host.name)!.lose();
    },
    async mend({ hosts }) {
      await heal(host);
      if (isLost) hosts.get(host.name)!.start();
    },
  };
}

/** Rain where nobody has been texted yet, until the workers are in the midst of it. */
export async function bringIntoMidst(
  { sandbox }: Stage,
  { zips, midst }: HostScene,
): Promise<void> {
  const asked = sandbox.requests("openMeteo").length;
  const texted = sandbox.messages().length;
  for (const zip of zips) await sandbox.rain({ zip, radiusKm: 1, mmPerHour: 60, minutes: 600 });
  if (midst === "sweep") await until(() => sandbox.requests("openMeteo").length > asked, 130);
  else await until(() => sandbox.messages().length > texted + 50, 200);
}
